/** The built page in a real browser, on one origin with a simulated platform. */

import assert from "node:assert/strict";
import { after } from "node:test";

import { startChromium } from "../package/chromium.js";
import { startDemo } from "../platform/index.js";
import { platformFor, stoppedClock } from "../platform/support.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../platform/platform.js").Platform} Platform */

const browser = await startChromium();
after(() => browser.close());

/**
 * @typedef {object} PageOptions
 * @property {string} [path] By default the demonstration, which asks for the running upgrade by itself; under
 *   `index.html` the page is as any host serves it.
 * @property {number} [runningSeconds] How long the upgrade has been running.
 * @property {number} [width] Of the window.
 * @property {boolean} [paused] Timers of the page fire only when the test moves its clock.
 * @property {string} [pageRoot] In place of the built page.
 * @property {boolean} [proxied] The platform is another server, which the page's own one proxies.
 * @property {(platform: Platform) => void} [prepare] What the platform shall answer.
 * @property {(page: Page) => unknown} [watch] Before the page asks for anything.
 */

/**
 * Opens the page for one test. At its end, nothing may have been said in the console, no policy
 * violated, and nobody else asked.
 *
 * @param {import("node:test").TestContext} t
 * @param {PageOptions} [options]
 */
export async function openPage(t, { path = "", runningSeconds = 120, width = 1280, paused = false, ...rest } = {}) {
  const { pageRoot, proxied, prepare, watch } = rest;
  const clock = stoppedClock();
  const real = proxied ? await platformFor(t, { clock }) : null;
  const demo = await startDemo({ clock, pageRoot, platformUrl: real?.url });
  t.after(demo.close);
  const platform = real ?? /** @type {Platform} */ (demo.platform);
  clock.advance(runningSeconds);
  prepare?.(platform);

  const context = await browser.newContext({ viewport: { width, height: 800 }, timezoneId: "Asia/Shanghai" });
  t.after(() => context.close());
  const page = await context.newPage();
  await setClock(page, clock(), paused);

  const said = await overhear(page, demo.url);
  t.after(() => assert.deepEqual(said, []));
  watch?.(page);

  await page.goto(demo.url + path);
  return { page, platform, url: demo.url, now: clock() };
}

/** Whatever a good page does not do. @param {Page} page @param {string} url */
async function overhear(page, url) {
  /** @type {string[]} */
  const said = [];
  page.on("console", (message) => {
    // The browser itself tells of every HTTP error; no page can keep that back.
    if (!message.text().startsWith("Failed to load resource: ")) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(`${error.stack}`));
  page.on("dialog", (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) said.push(`Asked elsewhere: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`Violated: ${effectiveDirective} ${blockedURI}`);
    });
  });
  return said;
}

/** The page's clock says what the platform's says. @param {Page} page @param {number} now @param {boolean} paused */
async function setClock({ clock }, now, paused) {
  if (!paused) return clock.setFixedTime(now);
  await clock.install({ time: now - 60_000 });
  await clock.pauseAt(now);
}

/** Asks as an operator does. @param {Page} page @param {string} [operationId] By default what the form says. */
export async function ask(page, operationId) {
  if (operationId !== undefined) await page.getByLabel("Operation id").fill(operationId);
  await page.getByRole("button", { name: "Show status" }).click();
}

/** Says by whose leave. @param {Page} page @param {Platform} platform */
export async function connect(page, { appKey, token }) {
  await page.getByLabel("App key").fill(appKey);
  await page.getByLabel("Access token").fill(token());
}

/** Waits until nothing is asked any more. @param {Page} page */
export async function answered(page) {
  await page.locator('#answer[aria-busy="false"]').waitFor({ state: "attached" });
}

/** Opens all that is folded. @param {Page} page */
export async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

/** The queries that the platform received. @param {Platform} platform */
export function queries({ calls }) {
  return calls.filter(({ method }) => method === "GET");
}
