/// <reference path="./window.d.ts" />
/** A consumer's page that loads the package, and a simulated platform for it to query. */

import assert from "node:assert/strict";
import { after } from "node:test";

import { platformFor } from "../platform/support.js";
import { startChromium } from "./chromium.js";
import { serveConsumer } from "./consumer.js";
import { withTimeout } from "./with_timeout.js";
import { installPackage } from "./tarball.js";

export const installed = await installPackage();
export const consumer = await serveConsumer(installed);
const browser = await startChromium();

after(async () => {
  await browser.close();
  await consumer.close();
  await installed.remove();
});

/** The arguments of a valid call. @typedef {{ baseUrl: string, appKey: string, token: string }} Access */

/**
 * @typedef {object} PageOptions
 * @property {import("./consumer.js").PageName} [load] How the page gets the package.
 * @property {string} [policy] The page's Content-Security-Policy.
 * @property {import("../platform/platform.js").PlatformOptions} [platform]
 * @property {(page: import("playwright-core").Page) => Promise<unknown>} [prepare] Called before navigation.
 */

/**
 * Opens a page for one test. After the test, no error and no console message may contain a secret.
 *
 * @param {import("node:test").TestContext} t
 * @param {PageOptions} [options]
 */
export async function openPage(t, { load = "import-map", policy = "", platform: platformOptions, prepare } = {}) {
  const platform = await platformFor(t, { cors: { exposedHeaders: ["retry-after"] }, ...platformOptions });
  const page = await browser.newPage();
  /** Console messages and uncaught errors. @type {string[]} */
  const consoleMessages = [];
  page.on("console", (message) => consoleMessages.push(message.text()));
  page.on("pageerror", (error) => consoleMessages.push(`${error.stack}`));
  await prepare?.(page);
  await page.goto(`${consumer.url}/pages/${load}?policy=${encodeURIComponent(policy)}`);

  /** @type {Access} */
  const access = { baseUrl: platform.url, appKey: platform.appKey, token: platform.token() };
  const secrets = new Set([access.appKey, access.token]);

  t.after(async () => {
    const inspectedTexts = await page.evaluate(() => window.inspectedTexts);
    for (const text of [...inspectedTexts, ...consoleMessages]) {
      for (const secret of secrets) assert.ok(!text.includes(secret), `A secret was exposed: ${text}`);
    }
    await page.close();
  });

  /**
   * Runs a function in the page; its promise must settle.
   *
   * @template T, R
   * @param {(arg: T & Access) => R | Promise<R>} work
   * @param {T} [arg]
   * @returns {Promise<R>}
   */
  function run(work, arg) {
    return withTimeout(page.evaluate(/** @type {any} */ (work), { ...access, ...arg }));
  }

  /**
   * Sends a query from the page.
   *
   * @param {string} operationId
   * @param {Partial<import("iot-upgrade-task").ClientOptions>} [options]
   */
  function query(operationId, options = {}) {
    return run(
      ({ token, baseUrl, appKey, operationId, options }) =>
        window.outcome(window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey, ...options })),
      { operationId, options },
    );
  }

  return { page, platform, access, secrets, consoleMessages, run, query };
}

/** The requests that the platform received, without CORS preflights. @param {import("../platform/support.js").StartedPlatform} platform */
export function queries({ calls }) {
  return calls.filter(({ method }) => method === "GET");
}
