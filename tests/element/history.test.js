/** The changes since the page was opened. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { changesOf, recordSample } from "../../www/element/history.js";
import { stateOf } from "./state.js";

/** @param {Parameters<typeof stateOf>[0]} counts */
const assessmentOf = (counts) => /** @type {NonNullable<import("./state.js").State["assessment"]>} */ (stateOf(counts).assessment);

test("a response without a change adds nothing", () => {
  const first = recordSample([], assessmentOf({ success: 3 }), 1_000);
  assert.equal(recordSample(first, assessmentOf({ success: 3, wait: 7 }), 2_000), first);
});

test("changes are differences, the latest first", () => {
  let history = recordSample([], assessmentOf({ success: 3 }), 1_000);
  history = recordSample(history, assessmentOf({ success: 64, fail: 1 }), 2_000);
  history = recordSample(history, assessmentOf({ success: 64, fail: 0, stop: 2 }), 3_000);
  assert.deepEqual(changesOf(history), [
    { at: 3_000, succeeded: 0, failed: -1, timedOut: 0, stopped: 2 },
    { at: 2_000, succeeded: 61, failed: 1, timedOut: 0, stopped: 0 },
  ]);
});

test("a long history stays small, and loses no device", () => {
  /** @type {import("../../www/element/history.js").Sample[]} */
  let history = [];
  for (let success = 0; success <= 5_000; success++) history = recordSample(history, assessmentOf({ total: 5_000, success }), success);
  assert.ok(history.length <= 200, `${history.length} samples`);
  assert.equal(changesOf(history).reduce((sum, { succeeded }) => sum + succeeded, 0), 5_000);
});
