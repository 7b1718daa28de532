/** The single-file page in Firefox, whose rules for `file:` URLs are stricter than Chromium's. */

import assert from "node:assert/strict";
import { after } from "node:test";

import puppeteer from "puppeteer-core";

import { program } from "../../scripts/setup.mjs";

export const STATUS_FILE = new URL("../../www/dist/status.html", import.meta.url).href;

const firefox = await puppeteer.launch({
  browser: "firefox",
  executablePath: await program("firefox"),
  // The default, which Puppeteer would relax.
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true, "intl.accept_languages": "en-GB, en" },
});
after(() => firefox.close());

/**
 * After the test, there must be no console message and no error.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} url
 */
export async function openFirefox(t, url) {
  const context = await firefox.createBrowserContext();
  t.after(() => context.close());
  const page = await context.newPage();
  /** @type {string[]} */
  const messages = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  t.after(() => assert.deepEqual(messages, []));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`Violated: ${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.goto(url);
  return page;
}
