/// <reference path="./window.d.ts" />
/** Who cannot see the colours, use a mouse, or have a wide window, reads and does the same. */

import assert from "node:assert/strict";
import { test } from "node:test";

import axe from "axe-core";

import { answered, ask, connect, openPage, unfold } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

/** By what is asked for. */
const SCREENS = {
  "nothing asked yet": null,
  "a running upgrade": "retries",
  "an answer with issues": "fault-odd-fields",
  "an error": "fault-token",
};

/** Axe's complaints. @param {Page} page */
async function complaints(page) {
  const { violations } = await page.evaluate(() => window.axe.run({ rules: { "target-size": { enabled: true } } }));
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
}

/** How far the content is wider than the window. @param {Page} page */
function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test("axe finds nothing, in any light and width", async (t) => {
  const { page, platform } = await openPage(t, { path: "index.html" });
  await page.evaluate(axe.source);
  await page.getByLabel("Base URL").fill("/platform");
  await connect(page, platform);

  for (const [name, operationId] of Object.entries(SCREENS)) {
    await t.test(name, async () => {
      if (operationId) await ask(page, operationId);
      await answered(page);
      await unfold(page);

      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme });
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await complaints(page), [], `${colorScheme}, ${width} px`);
          assert.equal(await overflow(page), 0, `${colorScheme}, ${width} px`);
        }
      }
    });
  }
});

test("the keyboard alone asks and reads", async (t) => {
  const { page, platform } = await openPage(t, { path: "index.html" });
  const { keyboard } = page;
  /** Where the keyboard is. */
  const focused = () =>
    page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.activeElement);
      return element.getAttribute("aria-label") ?? element.closest("label")?.innerText ?? element.innerText;
    });
  const tab = async () => {
    await keyboard.press("Tab");
    return focused();
  };

  assert.equal(await tab(), "Operation id");
  await keyboard.type("failing");
  assert.equal(await tab(), "Show status");
  assert.equal(await tab(), "Connection");
  assert.equal(await tab(), "Base URL");
  await keyboard.type("/platform");
  assert.equal(await tab(), "App key");
  await keyboard.type(platform.appKey);
  assert.equal(await tab(), "Access token");
  await keyboard.type(platform.token());
  await keyboard.press("Enter");
  await answered(page);

  assert.equal(await page.getByRole("status").innerText(), "Failed. 20 of 20 devices finished, 20 failed.");
  assert.equal(await focused(), "Access token");
  assert.equal(await tab(), "Refresh");
  assert.equal(await tab(), "20 devices");
  await keyboard.press("Enter");
  // What scrolls can be reached.
  assert.equal(await tab(), "20 devices");
  assert.equal(await page.locator(":focus").evaluate((list) => list.tagName), "UL");
  assert.equal(await tab(), "The task as JSON");
  await keyboard.press("Enter");
  assert.equal(await tab(), "The task as JSON");
  assert.equal(JSON.parse(await page.locator(":focus").innerText()).operationId, "failing");
});
