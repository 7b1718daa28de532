/** Pages of one origin share a budget; those of one test are tabs of one browser, with a fake clock. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFakeClockTabs } from "./fake_clock_tabs.js";

/** Six at once, then one every 2.308 s. */
const LIMIT = { requestsPerMinute: 31 };
/** The first tab takes the burst. */
const BURST = Array(6).fill(["first", 0]);

/** @typedef {Awaited<ReturnType<typeof openFakeClockTabs>>} Tabs */

/** So many tabs, of which the first has sent as many queries as may go at once. @param {import("node:test").TestContext} t @param {number} count */
async function openAfterBurst(t, count) {
  const opened = await openFakeClockTabs(t, { skews: Array(count).fill(0) });
  await opened.send(opened.tabs[0], "first", { count: 6, ...LIMIT });
  await opened.settle();
  return opened;
}

test("tabs send at the pace of one budget, the one that has waited longest first", async (t) => {
  const { tabs: [first, second, third], send, advance, requests, outcomes } = await openAfterBurst(t, 3);

  for (const [tab, id] of /** @type {const} */ ([[third, "third"], [first, "first"], [second, "second"]])) {
    await send(tab, id, LIMIT);
    await advance(0.1);
  }
  await advance(10);

  assert.deepEqual(requests(), [...BURST, ["third", 2.308], ["first", 4.616], ["second", 6.924]]);
  assert.deepEqual(await Promise.all([first, second, third].map(outcomes)), [Array(7).fill("first"), ["second"], ["third"]]);
});
