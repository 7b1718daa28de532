/** The browser's tab: its title and its icon are true at every moment. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { verdicts } from "../element/responses.js";
import { submitQuery } from "./operator.js";
import { openPage } from "./page.js";
import { waitForTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

/** The colour of the icon; null: the page's own. @param {Page} page */
const iconColor = (page) =>
  page.locator('link[rel="icon"]').evaluate((link) => /fill="([^"]+)"/.exec(decodeURIComponent(/** @type {HTMLLinkElement} */ (link).href))?.[1] ?? null);

test("the previous task's percent does not stand under the next task", async (t) => {
  const { page, platform } = await openPage(t, { paused: true });
  await waitForTask(page, platform.tasks.firmware);
  assert.match(await page.title(), /^48% · /);
  platform.script("silent", [{ fault: "silent" }]);

  await submitQuery(page, "silent");
  await page.waitForFunction(() => document.title === "silent");

  assert.equal(await iconColor(page), "#85899a");
});

test("before the first query it is the page's own", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });

  assert.equal(await page.title(), "Upgrade task status");
  assert.equal(await iconColor(page), null);
});

for (const [verdict, title, color] of /** @type {const} */ ([
  ["in_progress", "50% · In progress · op", "#4a7fd6"],
  ["in_progress_with_failures", "40% · In progress · 1 failed · 1 timed out · op", "#d43a2f"],
  ["window_closed", "60% · Window closed · op", "#ca8500"],
  ["succeeded", "100% · Succeeded · op", "#3a9b55"],
  ["stopped", "30% · Stopped · op", "#777c86"],
])) {
  test(`${verdict}: title and icon`, async (t) => {
    const { page, platform } = await openPage(t);
    platform.script("op", [verdicts[verdict]]);

    await submitQuery(page, "op");
    await waitForTask(page, "op");

    assert.equal(await page.title(), title);
    assert.equal(await iconColor(page), color);
  });
}

test("offline, out of date and stopped updates are said first", async (t) => {
  const { page, platform } = await openPage(t, { paused: true });
  await waitForTask(page, platform.tasks.firmware);
  const titleStarting = (/** @type {string} */ start) => page.waitForFunction((start) => document.title.startsWith(start), start);

  await page.context().setOffline(true);
  await titleStarting("Offline · 48% · ");
  await page.context().setOffline(false);
  await titleStarting("48% · ");
  await page.locator('[data-action="pause"]').click();
  await titleStarting("Paused · 48% · ");
  await page.clock.runFor(60_000);
  await titleStarting("Out of date · 48% · ");
  platform.script(platform.tasks.firmware, [{ status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } }]);
  await page.locator('[data-action="refresh"]').click();
  await titleStarting("Updates stopped · 48% · ");

  assert.equal(await iconColor(page), "#ca8500");
});
