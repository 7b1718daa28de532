/** Runs one consumer against a simulated platform. */

import assert from "node:assert/strict";
import { join } from "node:path";

import fastifyStatic from "@fastify/static";

import { startPlatform } from "../platform/index.js";
import { createServer, listen } from "../platform/server.js";
import { startPackagedChromium } from "./packaged_chromium.js";
import { prepare } from "./prepare.js";
import { runScript, serveScript } from "./processes.js";

const OPERATION = "op";
const COUNTS = { total: 2, wait: 0, processing: 0, success: 2, fail: 0, stop: 0, timeout: 0 };
/** A task that has succeeded. */
const TASK = { operationId: OPERATION, operateType: "firmware_upgrade", status: "success", targets: { devices: ["d1", "d2"] }, staResult: COUNTS };

/**
 * @param {import("./consumers.js").Consumer} consumer
 * @param {string} packageHome the unpacked tarball
 * @param {import("playwright-core").Browser} browser
 */
export async function runConsumer(consumer, packageHome, browser) {
  const folder = await prepare(consumer, packageHome);
  const platform = await startPlatform({ port: 0, cors: { exposedHeaders: ["retry-after"] } });
  try {
    platform.script(OPERATION, [{ body: TASK }]);
    const access = { base: platform.url, app: platform.appKey, operation: OPERATION, token: platform.token() };
    const env = Object.fromEntries(Object.entries(access).map(([name, value]) => [`PLATFORM_${name.toUpperCase()}`, value]));
    for (const script of consumer.scripts ?? []) await runScript(script, folder, env);
    if (consumer.pages || consumer.walk) {
      const old = consumer.chromium ? await startPackagedChromium(consumer.chromium) : null;
      await checkPages(consumer, folder, new URLSearchParams(access), env, old ?? browser).finally(() => old?.close());
    }
  } finally {
    await platform.close();
  }
}

/**
 * @param {import("./consumers.js").Consumer} consumer
 * @param {string} folder
 * @param {URLSearchParams} access
 * @param {Record<string, string>} env
 * @param {import("playwright-core").Browser} browser
 */
async function checkPages({ serve, start, pages = {}, walk }, folder, access, env, browser) {
  const server = start ? await serveScript(start, folder, env) : await serveFolder(join(folder, serve ?? "."));
  try {
    /** @type {Record<string, string>} */
    const titles = {};
    for (const path of Object.keys(pages)) titles[path] = await titleOf(`${server.url}/${path}?${access}`, browser);
    assert.deepEqual(titles, pages);
    if (walk) await usePage(`${server.url}/`, browser, walk);
  } finally {
    await server.close();
  }
}

/** The title that the page gives itself. @param {string} url @param {import("playwright-core").Browser} browser */
async function titleOf(url, browser) {
  const page = await browser.newPage();
  const errors = errorsOf(page);
  try {
    await page.goto(url);
    await page.waitForFunction(() => document.title !== "", null, { timeout: 20_000 }).catch(() => {});
    const title = await page.title();
    return title === "" ? `no title; ${errors.join("; ")}` : title;
  } finally {
    await page.close();
  }
}

/**
 * Uses a page, in which nothing may go wrong meanwhile.
 *
 * @param {string} url
 * @param {import("playwright-core").Browser} browser
 * @param {(page: import("playwright-core").Page) => Promise<void>} walk
 */
async function usePage(url, browser, walk) {
  const page = await browser.newPage();
  const errors = errorsOf(page);
  try {
    await page.goto(url);
    await walk(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

/** Uncaught errors and those on the console. @param {import("playwright-core").Page} page */
function errorsOf(page) {
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return errors;
}

/** @param {string} root */
async function serveFolder(root) {
  const server = createServer();
  server.register(fastifyStatic, { root });
  return { url: await listen(server, 0), close: () => server.close() };
}
