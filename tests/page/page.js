/** The built page in a real browser, on the same origin as a simulated platform. */

import assert from "node:assert/strict";
import { after } from "node:test";

import { startChromium } from "../package/chromium.js";
import { startDemo } from "../platform/index.js";
import { createFakeClock, platformFor } from "../platform/support.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../platform/platform.js").Platform} Platform */

const browser = await startChromium();
after(() => browser.close());

/** The single-file page. */
export const STATUS_FILE = new URL("../../www/dist/status.html", import.meta.url).href;

/**
 * @typedef {object} WindowOptions
 * @property {number} [width] Width of the window.
 * @property {string} [locale] The language of the browser.
 * @property {boolean} [paused] The page's clock is paused; only the test advances it.
 * @property {(page: Page) => unknown} [preparePage] Called before navigation.
 *
 * @typedef {object} PageOptions
 * @property {string} [path] By default the demonstration, which queries a running upgrade on load;
 *   `index.html` is the page as any server would serve it.
 * @property {number} [runningSeconds] How long the upgrade has been running.
 * @property {string} [pageRoot] Folder of the page, instead of the built one.
 * @property {boolean} [proxied] The platform is a separate server behind the page's proxy.
 * @property {(platform: Platform) => void} [preparePlatform] Called before navigation.
 */

/**
 * Opens the page for one test. After the test, there must be no console message, no CSP violation,
 * and no request to another origin.
 *
 * @param {import("node:test").TestContext} t
 * @param {PageOptions & WindowOptions} [options]
 */
export async function openPage(t, { path = "", runningSeconds = 120, pageRoot, proxied, preparePlatform, ...windowOptions } = {}) {
  const clock = createFakeClock();
  const proxiedPlatform = proxied ? await platformFor(t, { clock }) : null;
  const demo = await startDemo({ clock, pageRoot, platformUrl: proxiedPlatform?.url });
  t.after(demo.close);
  const platform = proxiedPlatform ?? /** @type {Platform} */ (demo.platform);
  clock.advance(runningSeconds);
  preparePlatform?.(platform);
  const page = await openWindow(t, demo.url, clock(), windowOptions);
  await page.goto(demo.url + path);
  return { page, platform, url: demo.url, now: clock() };
}

/**
 * Opens the page as a `file:` URL.
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
 * @param {string} origin Prefix of the URLs that may be requested, besides the single-file page.
 * @param {number} now
 * @param {WindowOptions} options
 */
async function openWindow(t, origin, now, { width = 1280, locale = "en-GB", paused = false, preparePage }) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, timezoneId: "Asia/Shanghai", locale });
  t.after(() => context.close());
  const page = await context.newPage();
  await setClock(page, now, paused);
  const problems = await recordProblems(page, origin);
  t.after(() => assert.deepEqual(problems(), []));
  preparePage?.(page);
  return page;
}

/** Records what a correct page does not cause. @param {Page} page @param {string} origin */
async function recordProblems(page, origin) {
  /** @type {string[]} */
  const problems = [];
  /** Messages of the browser itself, which have no arguments. @type {import("playwright-core").ConsoleMessage[]} */
  const logged = [];
  /** @type {Set<string>} */
  const failed = new Set();
  page.on("console", (message) => {
    if (message.args().length > 0) problems.push(message.text());
    else logged.push(message);
  });
  page.on("response", (response) => void (response.ok() || failed.add(response.url())));
  page.on("requestfailed", (request) => failed.add(request.url()));
  page.on("pageerror", (error) => problems.push(`${error.stack}`));
  page.on("dialog", (dialog) => {
    problems.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (![origin, STATUS_FILE, "data:"].some((start) => request.url().startsWith(start))) problems.push(`Request to another origin: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`Violated: ${effectiveDirective} ${blockedURI}`);
    });
  });
  // The browser logs every failed request; a page cannot prevent that.
  return () => [...problems, ...logged.filter((message) => !failed.has(message.location().url)).map((message) => message.text())];
}

/** Sets the page's clock to the platform's time. @param {Page} page @param {number} now @param {boolean} paused */
async function setClock({ clock }, now, paused) {
  if (!paused) return clock.setFixedTime(now);
  await clock.install({ time: now - 60_000 });
  await clock.pauseAt(now);
}

/** The queries of tasks that the platform received; those of devices are in tests/element/devices.test.js. @param {Platform} platform */
export function queries({ calls }) {
  return calls.filter(({ method, path }) => method === "GET" && !path.includes("/subOperations"));
}
