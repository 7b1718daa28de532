/** Sentences, next actions and headlines of each verdict. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { describeError } from "../../www/element/error_message.js";
import { createState } from "../../www/element/state.js";
import { getI18n } from "../../www/element/i18n/index.js";
import { errorOf, stateOf } from "./state.js";
import { textsOf } from "./texts.js";

const [en, zh] = [getI18n("en"), getI18n("zh")];
const WINDOW = { executeType: "custom", startTime: "20260131T140000Z", endTime: "20260131T180000Z" };
const PAST = { executeType: "custom", startTime: "20260131T080000Z", endTime: "20260131T110000Z" };
const RETRIED = { executeType: "now", retryType: true, retryTimes: 3 };
const MIXED = { success: 169, fail: 4, timeout: 2, processing: 43, wait: 32 };
const FINDING = "Next: find the causes of the failures, before more are upgraded.";

/** @type {Record<string, [state: import("./state.js").State, texts: string[]]>} */
const VERDICTS = {
  "in progress": [
    stateOf({ success: 70, processing: 180 }),
    ["In progress: 70 of 250 devices upgraded.", "Nothing to do: the upgrade goes on by itself.", "28% · In progress"],
  ],
  "in progress with failures": [
    stateOf(MIXED),
    [
      "In progress: 169 of 250 devices upgraded, 4 failed, 2 timed out.",
      FINDING,
      "68% · In progress · 4 failed · 2 timed out",
    ],
  ],
  "failures that are retried": [
    stateOf({ success: 240, fail: 1, processing: 9 }, { policy: RETRIED }),
    [
      "In progress: 240 of 250 devices upgraded, 1 failed.",
      "The platform may retry failed devices, up to 3 times.",
      "Next: see whether the retries succeed.",
      "96% · In progress · 1 failed",
    ],
  ],
  queued: [
    stateOf({ total: 40, wait: 40 }, { status: "wait", startTime: null }),
    ["Waiting: 0 of 40 devices upgraded.", "Nothing to do: the platform starts it by itself.", "0% · Waiting"],
  ],
  scheduled: [
    stateOf({ total: 40, wait: 40 }, { status: "wait", startTime: null, policy: WINDOW }),
    [
      "Scheduled: starts in 1 h 57 min.",
      "The time window begins at 31 Jan 2026, 14:00:00 UTC.",
      "The time window ends in 5 h 57 min, at 31 Jan 2026, 18:00:00 UTC.",
      "Nothing to do: it starts when its time window begins.",
      "0% · Scheduled",
    ],
  ],
  "waiting for devices": [
    stateOf({ total: 40, wait: 22, success: 18 }, { policy: { executeType: "device_online" } }),
    [
      "Waiting for 22 devices to come online: 18 of 40 devices upgraded.",
      ...["No failures so far.", "Nothing to do: each device is upgraded once it comes online."],
      "45% · Waiting for devices",
    ],
  ],
  "waiting for devices, with failures": [
    stateOf({ total: 40, wait: 1, success: 33, fail: 6 }, { policy: { executeType: "device_online" } }),
    ["Waiting for 1 device to come online: 33 of 40 devices upgraded, 6 failed.", "Next: find the causes of the failures, before more are upgraded.", "83% · Waiting for devices · 6 failed"],
  ],
  "window closed": [
    stateOf({ success: 175, processing: 15, wait: 60 }, { createTime: null, startTime: null, policy: PAST }),
    [
      "Window closed: 175 of 250 devices upgraded, 15 still being upgraded, 60 not reached in time.",
      "The time window ended at 31 Jan 2026, 11:00:00 UTC.",
      "Next: wait for the 15 devices still being upgraded, then create a task with a new time window for the 60 devices left.",
      "70% · Window closed",
    ],
  ],
  succeeded: [
    stateOf({ success: 250 }, { status: "success" }),
    ["Succeeded: all 250 devices upgraded.", "Nothing to do: every device has the new version.", "100% · Succeeded"],
  ],
  "succeeded, with devices unaccounted for": [
    stateOf({ success: 249 }, { status: "success" }),
    [
      "Finished: 249 of 250 devices upgraded.",
      "1 device is in none of the platform’s counts.",
      "Next: check 1 device on the platform: not counted as upgraded.",
      "99% · Finished",
    ],
  ],
  "finished with failures": [
    stateOf({ success: 231, fail: 19 }, { status: "failed" }),
    [
      "Finished with failures: 231 of 250 devices upgraded, 19 failed.",
      "Next: find the causes of the failures, then upgrade the 19 devices left in a new task.",
      "92% · Finished with failures · 19 failed",
    ],
  ],
  failed: [
    stateOf({ total: 12, fail: 12, timeout: 12 }, { status: "failed", policy: RETRIED }),
    [
      "Failed: 0 of 12 devices upgraded, 12 timed out.",
      "The platform may still retry failed devices, up to 3 times: refresh to see.",
      "Next: find the causes of the failures, unless the retries succeed.",
      "0% · Failed · 12 timed out",
    ],
  ],
  stopped: [
    stateOf({ total: 3, success: 1, stop: 2 }, { status: "stop" }),
    ["Stopped: 1 of 3 devices upgraded, 2 not.", "Next: create a new task if the remaining 2 devices are to be upgraded.", "33% · Stopped"],
  ],
  "nothing to do": [
    stateOf({ total: 0 }, { status: "success" }),
    ["No devices in this task.", "Next: check the targets of the task, unless it was meant to be empty.", "No devices in this task"],
  ],
  unknown: [
    stateOf({ total: 40, success: 40 }, { status: "paused" }),
    [
      "Unknown status: all 40 devices upgraded.",
      "The response has 1 unexpected value, listed below.",
      "Next: look the task up on the platform: its status is not a documented one.",
      "100% · Unknown status",
    ],
  ],
  "no counts": [
    stateOf({}, { staResult: null }),
    ["In progress: the platform sent no device counts.", "The response has 1 unexpected value, listed below.", "Next: check on the platform: the counts here are not reliable.", "In progress"],
  ],
};

/** The platform did not tell these. @param {object} staResult */
const untold = (staResult) => stateOf({}, { staResult: { total: 3, wait: 0, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0, ...staResult } });
const CHECK = "Next: check on the platform: the counts here are not reliable.";
const SHORT_WINDOW = { executeType: "custom", startTime: "20260131T110000Z", endTime: "20260131T120323Z" };

Object.assign(VERDICTS, {
  "an unknown number of failures": [
    untold({ success: 2, processing: 1, fail: -1 }),
    ["In progress: 2 of 3 devices upgraded.", "The response has 1 unexpected value, listed below.", CHECK, "67% · In progress"],
  ],
  "an unknown number of upgraded devices": [
    untold({ success: 2.5, processing: 3 }),
    ["In progress: the platform did not say how many devices are upgraded.", "The response has 1 unexpected value, listed below.", CHECK, "In progress"],
  ],
  "a window that ends before the estimate": [
    stateOf({ total: 10, success: 4, processing: 6 }, { policy: SHORT_WINDOW }, { eta: { lowMs: 74_000, highMs: 115_000 } }),
    [
      "In progress: 4 of 10 devices upgraded.",
      "Will probably not finish within the window; about 3 devices left.",
      "The time window ends in 42 s, at 31 Jan 2026, 12:03:23 UTC.",
      "Next: plan another time window for the devices that may be left.",
      "40% · In progress",
    ],
  ],
  "a window that may end before the estimate": [
    stateOf({ total: 10, success: 4, processing: 6 }, { policy: SHORT_WINDOW }, { eta: { lowMs: 30_000, highMs: 60_000 } }),
    [
      "In progress: 4 of 10 devices upgraded.",
      "May not finish within the window.",
      "The time window ends in 42 s, at 31 Jan 2026, 12:03:23 UTC.",
      "Next: plan another time window for the devices that may be left.",
      "40% · In progress",
    ],
  ],
  "failures with nothing left to upgrade": [
    stateOf({ total: 10, success: 8, fail: 1, processing: 1 }),
    ["In progress: 8 of 10 devices upgraded, 1 failed.", "Next: find the causes of the failures.", "80% · In progress · 1 failed"],
  ],
  "stopped with failures": [
    stateOf({ total: 60, success: 22, fail: 5, stop: 33 }, { status: "stop" }),
    ["Stopped: 22 of 60 devices upgraded, 5 failed, 33 not.", "Next: find the causes of the failures, then upgrade the 38 devices left in a new task.", "37% · Stopped · 5 failed"],
  ],
});

for (const [name, [state, expected]] of Object.entries(VERDICTS)) {
  test(name, () => {
    assert.deepEqual(textsOf(state, en), expected);
    const chinese = textsOf(state, zh);
    assert.equal(chinese.length, expected.length);
    assert.deepEqual(chinese.filter((text) => /[A-Za-z]{2,}/.test(text.replaceAll("UTC", ""))), []);
  });
}

test("a headline mentions a stale response, and the error if there is no task", () => {
  assert.equal(en.headline({ ...stateOf(MIXED), stale: true }), "Out of date · 68% · In progress · 4 failed · 2 timed out");
  assert.equal(en.headline(createState()), "");
  assert.equal(en.headline({ ...createState(), phase: "failed", error: errorOf("123009") }), "There is no such upgrade task");
});

test("a headline says why it may no longer be true", () => {
  const state = stateOf({ success: 70, processing: 180 });
  assert.equal(en.headline({ ...state, online: false }), "Offline · 28% · In progress");
  assert.equal(en.headline({ ...state, paused: true }), "Paused · 28% · In progress");
  assert.equal(en.headline({ ...state, phase: "failed", error: errorOf("1010005"), stale: true }), "Updates stopped · 28% · In progress");
  assert.equal(en.headline({ ...state, phase: "ended", online: false }), "28% · In progress");
});

test("a server in between is told from the platform, with the HTTP status", () => {
  const titles = [0, 401, 403, 404, 502].map((httpStatus) => describeError({ code: httpStatus === 401 ? "unauthorized" : "http_error", httpStatus, platformCode: null }, en).title);
  assert.deepEqual(titles, [
    "The platform’s address redirects to another",
    "A server in front of the platform wants a login (HTTP 401)",
    "The request was refused on the way (HTTP 403)",
    "The platform is not at this address (HTTP 404)",
    "Platform unavailable (HTTP 502)",
  ]);
  assert.equal(describeError({ code: "unauthorized", httpStatus: 401, platformCode: "1010005" }, en).title, "The access token or the app key is not accepted");
  const tooLarge = { code: "invalid_response", httpStatus: 200, message: "The response is larger than `maxResponseBytes`, 1048576 bytes." };
  assert.equal(describeError(tooLarge, en).title, "The response is too large");
});

test("a task or a client that the page gave in vain is no fault of the reader's query", () => {
  for (const i18n of [en, zh]) {
    const { codes } = i18n.failure;
    const describe = (/** @type {string} */ message) => describeError({ code: "invalid_argument", message }, i18n);
    assert.equal(describe("`task.status` must be a text; received number."), codes.internal_error);
    assert.equal(describe("`client` must be an UpgradeTaskClient; received a value of type string."), codes.internal_error);
    assert.equal(describe("`appKey` must not be empty."), codes.invalid_argument);
  }
});

test("a page of devices that the platform rejects is told by what is wrong with it, not by the operation id", () => {
  for (const i18n of [en, zh]) {
    const { remedy } = describeError({ code: "bad_request", httpStatus: 400, platformCode: "123029" }, i18n);
    assert.match(remedy, /pageNo.*pageSize/);
    assert.doesNotMatch(remedy, /operation id|任务 ID/);
  }
});

test("the title of an error depends on the platform's code, else on the error code, else it is generic", () => {
  const titles = [errorOf("100025"), errorOf("1010005"), errorOf("toString"), new Error("x"), "x"].map((error) => describeError(error, en).title);
  assert.deepEqual(titles, [
    "The app key does not reach the platform",
    "The access token or the app key is not accepted",
    "The platform reports an error",
    "This page has a fault",
    "This page has a fault",
  ]);
});
