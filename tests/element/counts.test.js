/** Counts and shares: what is not known is no zero, and shares add up. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { countsOf, isComplete, percents } from "../../www/element/counts.js";
import { stateOf } from "./state.js";

/** @param {Parameters<typeof stateOf>} args */
function countsAndShares(...args) {
  const { task, assessment } = stateOf(...args);
  if (!task || !assessment) throw new Error("The state has no task.");
  const counts = countsOf(task, assessment);
  return { counts, shares: percents(counts, assessment), isComplete: isComplete(task, assessment) };
}

test("shares add up to 100, and are rounded to the nearest", () => {
  const { shares } = countsAndShares({ total: 40, success: 36, fail: 3, stop: 1 });
  assert.deepEqual(shares, { succeeded: 90, failed: 8, timedOut: 0, stopped: 2, inProgress: 0, waiting: 0, unaccounted: 0 });
  assert.deepEqual(countsAndShares({ total: 8, success: 5, wait: 3 }).shares.succeeded, 63);
  for (const [success, wait, told] of [[24, 12, [67, 33]], [12, 24, [33, 67]], [50, 250, [17, 83]], [250, 50, [83, 17]], [249, 1, [99, 0]], [1, 249, [0, 99]]]) {
    const { shares } = countsAndShares({ total: Number(success) + Number(wait), success: Number(success), wait: Number(wait) });
    assert.deepEqual([shares.succeeded, shares.waiting], told);
  }
});

test("only the whole is 100, and less than one percent stays less", () => {
  const { shares } = countsAndShares({ total: 10_000, success: 9_999, fail: 1 });
  assert.deepEqual([shares.succeeded, shares.failed], [99, 0]);
  assert.equal(countsAndShares({ total: 10_000, success: 1, wait: 9_999 }).shares.waiting, 99);
  assert.equal(countsAndShares({ success: 250 }).shares.succeeded, 100);
});

test("for any counts, whole percents add up to 100, but for what is less than one", () => {
  for (let seed = 1; seed < 500; seed++) {
    const [success, fail, processing, wait] = [7, 11, 13, 17].map((factor) => (seed * factor * factor) % 23);
    const total = success + fail + processing + wait;
    if (total === 0) continue;
    const { shares } = countsAndShares({ total, success, fail, processing, wait });
    const sum = Object.values(shares).reduce((/** @type {number} */ sum, share) => sum + (share ?? 0), 0);
    assert.equal(sum, 100, JSON.stringify({ success, fail, processing, wait, shares }));
  }
});

test("a share never falls while the number of upgraded devices stays", () => {
  const shares = [0, 1, 2, 3].map((fail) => countsAndShares({ total: 7, success: 3, fail, wait: 4 - fail }).shares.succeeded);
  assert.deepEqual(shares, [43, 43, 43, 43]);
});

test("counts above the total are no shares of it", () => {
  const { shares, isComplete } = countsAndShares({ total: 5, success: 5, processing: 3 });
  assert.deepEqual([Object.values(shares), isComplete], [[null, null, null, null, null, null, null], false]);
});

test("a count that the platform did not tell is null, and so is its share", () => {
  const { counts, shares, isComplete } = countsAndShares({}, { staResult: { total: 3, wait: 0, processing: 1, success: 2.5, fail: -1, stop: 0, timeout: 0 } });
  assert.deepEqual([counts.succeeded, counts.failed, counts.inProgress], [null, null, 1]);
  assert.deepEqual([shares.succeeded, shares.failed, shares.inProgress], [null, null, 33]);
  assert.equal(isComplete, false);
});
