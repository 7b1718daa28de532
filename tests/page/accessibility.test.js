/** Accessibility: axe, narrow windows, keyboard, focus and print. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { colorViolations, loadAxe, violations } from "./axe.js";
import { waitForResult, submitQuery, fillCredentials, expandDetails } from "./operator.js";
import { openPage } from "./page.js";
import { waitForTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

/** Operation id of each screen. */
const SCREENS = {
  "before the first query": null,
  "a running upgrade": "retries",
  "a response with issues": "fault-odd-fields",
  "an error": "fault-token",
};

/** Horizontal overflow in pixels. @param {Page} page */
function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test("axe finds no violations, in both colour schemes and widths", async (t) => {
  const { page, platform } = await openPage(t, { path: "index.html" });
  await loadAxe(page);
  await page.getByLabel("Base URL").fill("/platform");
  await fillCredentials(page, platform);

  for (const [name, operationId] of Object.entries(SCREENS)) {
    await t.test(name, async () => {
      if (operationId) await submitQuery(page, operationId);
      await waitForResult(page);
      await expandDetails(page);

      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        assert.equal(await overflow(page), 0, `${width} px`);
        await page.emulateMedia({ colorScheme: "light" });
        assert.deepEqual(await violations(page), [], `light, ${width} px`);
        await page.emulateMedia({ colorScheme: "dark" });
        assert.deepEqual(await colorViolations(page), [], `dark, ${width} px`);
      }
    });
  }
});

test("the page can be used with the keyboard alone", async (t) => {
  const { page, platform, url } = await openPage(t, { path: "index.html" });
  const { keyboard } = page;
  /** The accessible name of the focused element. */
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { ariaLabel, innerText } = /** @type {HTMLElement} */ (element);
      return ariaLabel ?? element?.closest("label")?.querySelector("span")?.innerText ?? innerText.replaceAll(/\s+/g, " ").trim();
    });
  const tab = async () => {
    await keyboard.press("Tab");
    return focused();
  };

  assert.equal(await tab(), "Skip to the result");
  assert.equal(await tab(), "中文");
  assert.equal(await tab(), "Query");
  assert.equal(await tab(), "Operation id");
  await keyboard.type("failing");
  assert.equal(await tab(), "Base URL");
  await keyboard.type("/platform");
  assert.equal(await page.locator("form button").innerText(), `Show status from ${new URL(url).host}`);
  assert.equal(await tab(), "App key");
  await keyboard.type(platform.appKey);
  assert.equal(await tab(), "Access token");
  await keyboard.type(platform.token());
  await keyboard.press("Enter");
  await waitForTask(page, "failing");

  // The form is folded; Tab continues in the result.
  assert.match(await tab(), /^Updated now/);
  assert.equal(await tab(), "Refresh");
  const stops = [await tab()];
  while (stops.at(-1) !== "20 devices" && stops.length < 60) stops.push(await tab());
  const reasons = await page.locator('[data-action="devices-reason"]').allInnerTexts();
  assert.deepEqual(stops, [
    ...["Failed or timed out", "All", ...reasons.slice(0, 12), "4 more", "Find a device or a reason", "Copy failed ids", "Download CSV", "Download JSON"],
    ...["Device", "Result", "Reason", "Duration", "Started", "Ended", "20 devices"],
  ]);
  await keyboard.press("Enter");
  assert.equal(await tab(), "Find in the targets");
  await keyboard.press("Tab");
  // A scrollable list must be focusable.
  assert.equal(await tab(), "20 devices");
  assert.equal(await page.locator('[part="targets"] :focus').evaluate((list) => list.tagName), "UL");
  assert.equal(await tab(), "Times in");
  assert.equal(await tab(), "The task as JSON");
});

test("focus moves to the result when the focused button is removed", async (t) => {
  const { page } = await openPage(t, { path: "index.html", paused: true });

  await page.getByRole("button", { name: "See a recorded upgrade" }).press("Enter");
  await waitForTask(page, "recorded-upgrade");
  await page.keyboard.press("Tab");

  // Tab continues inside the element, not at the start of the page.
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "upgrade-task-status");
});

test("the print view shows the task, and no controls of the page", async (t) => {
  const { page, platform } = await openPage(t);
  await waitForTask(page, platform.tasks.firmware);

  await page.emulateMedia({ media: "print" });

  assert.equal(await page.locator('[part="verdict"]').isVisible(), true);
  const controls = await page.evaluate(() => [...document.querySelectorAll("button, input, select, summary")].filter((control) => control.checkVisibility()));
  assert.deepEqual(controls, []);
});
