/** How bad it is: the worst of what is known. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { severityOf } from "../../www/element/severity.js";
import { createState } from "../../www/element/state.js";
import { stateOf } from "./state.js";

const WINDOW = { executeType: "custom", startTime: "20260131T110000Z", endTime: "20260131T120341Z" };
const RUNNING = stateOf({ success: 70, processing: 180 });

/** @type {[string, import("./state.js").State, import("../../www/element/types.d.ts").Severity][]} */
const CASES = [
  ["nothing yet", createState(), "unknown"],
  ["running", RUNNING, "inProgress"],
  ["a failure", stateOf({ success: 70, fail: 1, processing: 179 }), "warning"],
  ["a time-out", stateOf({ success: 70, fail: 1, timeout: 1, processing: 179 }), "warning"],
  ["every device that has finished failed, which is less than a tenth of all", stateOf({ fail: 24, processing: 226 }), "warning"],
  ["a tenth of all failed or timed out", stateOf({ success: 90, fail: 15, timeout: 10, processing: 135 }), "failed"],
  ["a tenth of all, when the others have finished, too", stateOf({ success: 225, fail: 15, timeout: 10 }, { status: "success" }), "failed"],
  ["failures of an unknown total", stateOf({}, { staResult: { wait: 0, processing: 9, success: 0, fail: 1, stop: 0, timeout: 0 } }), "failed"],
  ["one failure of all, at the end", stateOf({ success: 249, fail: 1 }, { status: "success" }), "warning"],
  ["one failure of all, at the end, which the platform calls failed", stateOf({ success: 249, fail: 1 }, { status: "failed" }), "warning"],
  ["failed with a single failure", stateOf({ fail: 1, stop: 249 }, { status: "failed" }), "failed"],
  ["failed without a failure", stateOf({ success: 1, wait: 249 }, { status: "failed" }), "failed"],
  ["a failed device of a stopped task", stateOf({ success: 70, fail: 1, stop: 179 }, { status: "stop" }), "warning"],
  ["stopped", stateOf({ success: 70, stop: 180 }, { status: "stop" }), "stopped"],
  ["queued", stateOf({ wait: 250 }, { status: "wait" }), "waiting"],
  ["succeeded", stateOf({ success: 250 }, { status: "success" }), "succeeded"],
  ["succeeded, but not all of them", stateOf({ success: 249 }, { status: "success" }), "warning"],
  ["counts that are not known", stateOf({}, { staResult: null }), "warning"],
  ["a window that is too short", stateOf({ success: 70, processing: 180 }, { policy: WINDOW }, { eta: { lowMs: 74_000, highMs: 115_000 } }), "warning"],
  ["a window that is long enough", stateOf({ success: 70, processing: 180 }, { policy: WINDOW }, { eta: { lowMs: 20_000, highMs: 50_000 } }), "inProgress"],
  ["offline", { ...RUNNING, online: false }, "unknown"],
  ["out of date", { ...RUNNING, stale: true }, "unknown"],
  ["updates stopped", { ...RUNNING, phase: "failed" }, "warning"],
];

for (const [name, state, expected] of CASES) {
  test(name, () => assert.equal(severityOf(state), expected));
}
