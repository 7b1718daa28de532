/** What a page writes to the store that the pages of an origin share, and how often; a frame is a page of its own. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

/** @typedef {import("playwright-core").Page | import("playwright-core").Frame} Tab */

/** In the page: counts what it writes. */
function countWrites() {
  const { setItem } = Storage.prototype;
  let writes = 0;
  Storage.prototype.setItem = function (...args) {
    writes += 1;
    return setItem.apply(this, args);
  };
  Object.assign(window, { writes: () => writes });
}

const writes = (/** @type {Tab} */ tab) => tab.evaluate(() => /** @type {any} */ (window).writes());

/** Resolves when it has written so often. @param {Tab} tab @param {number} count */
const written = (tab, count) => tab.waitForFunction((count) => /** @type {any} */ (window).writes() === count, count);

test("a page writes once for each request while it is alone, and tells another what it has not written", async (t) => {
  const { page, run, access, platform } = await openPage(t, { prepare: (page) => page.addInitScript(countWrites) });
  /** @param {Tab} tab */
  const query = (tab) => tab.evaluate(async ({ access: { token, ...access }, id }) => {
    await window.sdk.queryUpgradeTask(id, token, access);
  }, { access, id: platform.tasks.failing });

  await query(page);
  await query(page);
  assert.equal(await writes(page), 2);

  await run(() => new Promise((resolve) => {
    const frame = document.body.appendChild(Object.assign(document.createElement("iframe"), { src: location.href }));
    frame.onload = resolve;
  }));
  const [, frame] = page.frames();
  await frame.waitForFunction(() => window.sdk);
  await query(frame);
  // The frame's permit and the end of its request; what the page had not written.
  await Promise.all([written(frame, 2), written(page, 3)]);

  await query(page);
  await written(page, 5);
  assert.equal(await writes(frame), 2);
});

test("a page that is alone writes when its request was handed to fetch", async (t) => {
  const { page, access, platform } = await openPage(t, { prepare: (page) => page.addInitScript(countWrites) });

  const counts = await page.evaluate(async ({ access: { token, ...access }, id }) => {
    const writes = /** @type {any} */ (window).writes;
    let atFetch = -1;
    /** @type {typeof window.fetch} */
    const fetch = (...args) => {
      atFetch = writes();
      return window.fetch(...args);
    };
    await window.sdk.queryUpgradeTask(id, token, { ...access, fetch });
    return [atFetch, writes()];
  }, { access, id: platform.tasks.failing });

  assert.deepEqual(counts, [0, 1]);
});

/** @type {[direction: string, hours: number, written: number][]} */
const SET_CLOCKS = [["back", -1, 0], ["ahead", 1, -1]];
for (const [direction, hours, written] of SET_CLOCKS) {
  test(`a page whose clock was set ${direction} by an hour since it was opened is ahead of no other`, async (t) => {
    const { run, platform } = await openPage(t, { prepare: (page) => page.addInitScript((hours) => {
      const openedMs = 36_000_000;
      performance.now = () => openedMs;
      Object.defineProperty(performance, "timeOrigin", { value: Date.now() - openedMs - hours * 3_600_000 });
    }, hours) });

    const ahead = await run(async ({ baseUrl, appKey, token, operationId }) => {
      await window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey });
      const [now] = JSON.parse(Object.values(localStorage)[0]);
      return Math.round((now - Date.now()) / 3_600_000);
    }, { operationId: platform.tasks.failing });

    assert.equal(ahead + 0, written);
  });
}
