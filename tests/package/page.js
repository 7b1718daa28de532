/// <reference path="./window.d.ts" />
/** A consumer's page with the package in it, and a platform that lets it ask. */

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

/** What a call needs: where the platform is, and a valid token. @typedef {{ baseUrl: string, appKey: string, token: string }} Access */

/**
 * @typedef {object} PageOptions
 * @property {import("./consumer.js").PageName} [load] How the page gets the package.
 * @property {string} [policy] The page's Content-Security-Policy.
 * @property {import("../platform/platform.js").PlatformOptions} [platform]
 * @property {(page: import("playwright-core").Page) => Promise<unknown>} [prepare] Before anything is loaded.
 */

/**
 * Opens a page for one test. At the test's end, nothing that an error or the console told may hold a secret.
 *
 * @param {import("node:test").TestContext} t
 * @param {PageOptions} [options]
 */
export async function openPage(t, { load = "import-map", policy = "", platform: platformOptions, prepare } = {}) {
  const platform = await platformFor(t, { cors: { exposedHeaders: ["retry-after"] }, ...platformOptions });
  const page = await browser.newPage();
  /** What the console and uncaught errors said. @type {string[]} */
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(`${error.stack}`));
  await prepare?.(page);
  await page.goto(`${consumer.url}/pages/${load}?policy=${encodeURIComponent(policy)}`);

  /** @type {Access} */
  const access = { baseUrl: platform.url, appKey: platform.appKey, token: platform.token() };
  const secrets = new Set([access.appKey, access.token]);

  t.after(async () => {
    const told = await page.evaluate(() => window.told);
    for (const text of [...told, ...said]) {
      for (const secret of secrets) assert.ok(!text.includes(secret), `A secret was told: ${text}`);
    }
    await page.close();
  });

  /**
   * Runs a function in the page; what it waits for must settle.
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
   * Queries the platform.
   *
   * @param {string} operationId
   * @param {Partial<import("iot-upgrade-task").ClientOptions>} [options]
   */
  function ask(operationId, options = {}) {
    return run(
      ({ token, baseUrl, appKey, operationId, options }) =>
        window.outcome(window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey, ...options })),
      { operationId, options },
    );
  }

  return { page, platform, access, secrets, said, run, ask };
}

/** The queries among what a platform received: a browser asks first whether it may. @param {import("../platform/support.js").StartedPlatform} platform */
export function queries({ calls }) {
  return calls.filter(({ method }) => method === "GET");
}
