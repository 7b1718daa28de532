/** The page in one file in Firefox, which is stricter with files than Chromium is. */

import assert from "node:assert/strict";
import { after } from "node:test";

import puppeteer from "puppeteer-core";

import { browser } from "../../scripts/setup.mjs";

export const STATUS_FILE = new URL("../../www/dist/status.html", import.meta.url).href;

const firefox = await puppeteer.launch({
  browser: "firefox",
  executablePath: await browser("firefox-esr"),
  // As it is set for everybody; Puppeteer would relax it.
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true, "intl.accept_languages": "en-GB, en" },
});
after(() => firefox.close());

/**
 * At the test's end, nothing may have been said in the console, errors included.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} url
 */
export async function openFirefox(t, url) {
  const context = await firefox.createBrowserContext();
  t.after(() => context.close());
  const page = await context.newPage();
  /** @type {string[]} */
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  t.after(() => assert.deepEqual(said, []));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`Violated: ${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.goto(url);
  return page;
}
