/** The history on the screen: what changed while the page was open, and for how long nothing has. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { response } from "./responses.js";
import { openElementPage } from "./element_page.js";

test("the changes since the page was opened, and how long nothing has changed", async (t) => {
  const { platform, mount, advance, element, page, run } = await openElementPage(t);
  const responses = [[0, 10], [3, 7], [6, 3]].map(([success, processing]) => response({}, { success, processing, fail: 10 - success - processing }));
  platform.script("op", [...responses]);
  const history = element.locator('[part="history"]');

  await mount("op");
  assert.equal(await history.count(), 0);
  await advance(11);
  await history.locator("summary").click();

  assert.match(await history.locator("summary > span").first().innerText(), /^Since opened \(\d\d:\d\d:\d\d (?:GMT|UTC)\S*\)$/);
  assert.deepEqual(await history.locator("li").allInnerTexts().then((texts) => texts.map((text) => text.replace(/^\S+ /, ""))), ["+3 upgraded, +1 failed", "+3 upgraded"]);
  assert.equal(await history.locator("summary").evaluate((summary) => summary.lastChild?.textContent), "+6 upgraded, +1 failed");
  // On a phone, too, a number is not left alone on a line of its own.
  await page.setViewportSize({ width: 390, height: 800 });
  await run(() => void (window.element.lang = "zh-CN"));
  const lines = await history.locator("summary").evaluate((summary) => {
    const range = new Range();
    range.selectNodeContents(/** @type {Node} */ (summary.lastChild));
    return [range.toString(), range.getClientRects().length];
  });
  assert.deepEqual(lines, ["已升级 +6，失败 +1", 1]);
  await run(() => void (window.element.lang = "en"));

  await advance(180);
  assert.match(await element.locator('[part="clocks"] summary').innerText(), /unchanged for 3 min/);
  assert.equal(await history.evaluate((details) => /** @type {HTMLDetailsElement} */ (details).open), true);

  // It is forgotten with the task, and kept nowhere.
  await run(() => void (window.element.operationId = "other"));
  await advance(1);
  assert.equal(await history.count(), 0);
  const stored = await run(() => Object.keys({ ...localStorage, ...sessionStorage }));
  // The records of the rate limiter, which the pages of an origin share.
  assert.deepEqual(stored.filter((key) => !key.startsWith("iot-upgrade-task/budget/")), []);
});
