/** The built page in a real browser, on one origin with a simulated platform. */

import assert from "node:assert/strict";
import { after } from "node:test";

import { startChromium } from "../package/chromium.js";
import { startDemo } from "../platform/index.js";
import { createFakeClock, platformFor } from "../platform/support.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../platform/platform.js").Platform} Platform */

const browser = await startChromium();
after(() => browser.close());

/** The page in one file. */
export const STATUS_FILE = new URL("../../www/dist/status.html", import.meta.url).href;

/**
 * @typedef {object} WindowOptions
 * @property {number} [width] Of the window.
 * @property {string} [locale] The reader's language.
 * @property {boolean} [paused] Timers of the page fire only when the test moves its clock.
 * @property {(page: Page) => unknown} [watch] Before the page asks for anything.
 *
 * @typedef {object} PageOptions
 * @property {string} [path] By default the demonstration, which asks for the running upgrade by itself; under
 *   `index.html` the page is as any host serves it.
 * @property {number} [runningSeconds] How long the upgrade has been running.
 * @property {string} [pageRoot] In place of the built page.
 * @property {boolean} [proxied] The platform is another server, which the page's own one proxies.
 * @property {(platform: Platform) => void} [prepare] What the platform shall answer.
 */

/**
 * Opens the page for one test. At its end, nothing may have been said in the console, no policy
 * violated, and nobody else asked.
 *
 * @param {import("node:test").TestContext} t
 * @param {PageOptions & WindowOptions} [options]
 */
export async function openPage(t, { path = "", runningSeconds = 120, pageRoot, proxied, prepare, ...windowOptions } = {}) {
  const clock = createFakeClock();
  const real = proxied ? await platformFor(t, { clock }) : null;
  const demo = await startDemo({ clock, pageRoot, platformUrl: real?.url });
  t.after(demo.close);
  const platform = real ?? /** @type {Platform} */ (demo.platform);
  clock.advance(runningSeconds);
  prepare?.(platform);
  const page = await openWindow(t, demo.url, clock(), windowOptions);
  await page.goto(demo.url + path);
  return { page, platform, url: demo.url, now: clock() };
}

/**
 * Opens the page as a file from disk, which nobody serves.
 *
 * @param {import("node:test").TestContext} t
 * @param {WindowOptions & { hash?: string, platformUrl?: string }} [options]
 */
export async function openFile(t, { hash = "", platformUrl, ...windowOptions } = {}) {
  const page = await openWindow(t, platformUrl ?? STATUS_FILE, createFakeClock()(), windowOptions);
  await page.goto(STATUS_FILE + hash);
  return page;
}

/**
 * @param {import("node:test").TestContext} t
 * @param {string} own How the addresses begin that it may ask, beside the one file.
 * @param {number} now
 * @param {WindowOptions} options
 */
async function openWindow(t, own, now, { width = 1280, locale = "en-GB", paused = false, watch }) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, timezoneId: "Asia/Shanghai", locale });
  t.after(() => context.close());
  const page = await context.newPage();
  await setClock(page, now, paused);
  const heard = await overhear(page, own);
  t.after(() => assert.deepEqual(heard(), []));
  watch?.(page);
  return page;
}

/** Whatever a good page does not do, so far. @param {Page} page @param {string} own */
async function overhear(page, own) {
  /** @type {string[]} */
  const said = [];
  /** The browser's own messages, which have no arguments. @type {import("playwright-core").ConsoleMessage[]} */
  const logged = [];
  /** @type {Set<string>} */
  const failed = new Set();
  page.on("console", (message) => {
    if (message.args().length > 0) said.push(message.text());
    else logged.push(message);
  });
  page.on("response", (response) => void (response.ok() || failed.add(response.url())));
  page.on("requestfailed", (request) => failed.add(request.url()));
  page.on("pageerror", (error) => said.push(`${error.stack}`));
  page.on("dialog", (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (![own, STATUS_FILE, "data:"].some((start) => request.url().startsWith(start))) said.push(`Asked elsewhere: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`Violated: ${effectiveDirective} ${blockedURI}`);
    });
  });
  // It logs each request that fails; no page can keep that back.
  return () => [...said, ...logged.filter((message) => !failed.has(message.location().url)).map((message) => message.text())];
}

/** The page's clock says what the platform's says. @param {Page} page @param {number} now @param {boolean} paused */
async function setClock({ clock }, now, paused) {
  if (!paused) return clock.setFixedTime(now);
  await clock.install({ time: now - 60_000 });
  await clock.pauseAt(now);
}

/** The queries that the platform received. @param {Platform} platform */
export function queries({ calls }) {
  return calls.filter(({ method }) => method === "GET");
}
