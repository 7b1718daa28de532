/** Announcements for screen readers: only what is new. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { announcement } from "../../www/element/announcement.js";
import { createState } from "../../www/element/state.js";
import { getI18n } from "../../www/element/i18n/index.js";
import { errorOf, stateOf } from "./state.js";

const i18n = getI18n("en");
const RUNNING = stateOf({ success: 116, processing: 100, wait: 34 });

/** @param {import("./state.js").State} before @param {import("./state.js").State} after */
function say(before, after) {
  const { text, politeness } = announcement(before, after, i18n);
  return politeness === "assertive" ? `! ${text}` : text;
}

test("the first response is announced in full, in the user's language", () => {
  const sentence = "In progress: 116 of 250 devices upgraded.";
  assert.equal(say(createState(), RUNNING), sentence);
  assert.equal(say({ ...RUNNING, task: { .../** @type {any} */ (RUNNING.task), operationId: "another" } }, RUNNING), sentence);
  assert.equal(announcement(createState(), RUNNING, getI18n("zh")).text, "升级中：250台设备中116台已升级。");
});

test("an unchanged task is not announced, nor is a small change", () => {
  assert.equal(say(RUNNING, RUNNING), "");
  assert.equal(say(RUNNING, stateOf({ success: 119, processing: 97, wait: 34 })), "");
  assert.equal(say(RUNNING, { ...RUNNING, now: RUNNING.now + 60_000, stale: true, busy: true }), "");
});

test("the first failure and each quarter are announced as differences", () => {
  const failed = stateOf({ success: 119, fail: 1, processing: 96, wait: 34 });
  assert.equal(say(RUNNING, failed), "3 more upgraded, 1 failed. 120 of 250 done.");
  assert.equal(say(failed, stateOf({ success: 121, fail: 2, processing: 93, wait: 34 })), "");
  assert.equal(say(failed, stateOf({ success: 123, fail: 2, processing: 91, wait: 34 })), "4 more upgraded, 1 failed. 125 of 250 done.");
});

test("the end is announced in full; for a failed task it is assertive", () => {
  const stopTime = "20260131T120200Z";
  assert.equal(say(RUNNING, stateOf({ success: 250 }, { status: "success", stopTime }, { phase: "ended" })), "Succeeded: all 250 devices upgraded.");
  assert.equal(say(RUNNING, stateOf({ success: 116, stop: 134 }, { status: "stop" })), "Stopped: 116 of 250 devices upgraded, 134 not.");
  const failed = stateOf({ success: 231, fail: 19 }, { status: "failed", stopTime });
  assert.equal(say(RUNNING, failed), "! Finished with failures: 231 of 250 devices upgraded, 19 failed.");
  assert.equal(say(createState(), failed), "Finished with failures: 231 of 250 devices upgraded, 19 failed.");
});

test("a failed poll is announced once, and so is the recovery", () => {
  const throttled = { ...RUNNING, error: errorOf("1010009") };
  assert.equal(say(RUNNING, throttled), "Call limit reached (100/min). Retrying.");
  assert.equal(say(throttled, { ...RUNNING, error: errorOf("1010009") }), "");
  assert.equal(say(throttled, RUNNING), "The platform responds again.");
  const failed = stateOf({ success: 119, fail: 1, processing: 96, wait: 34 });
  assert.equal(say(throttled, failed), "The platform responds again. 3 more upgraded, 1 failed. 120 of 250 done.");
});

test("the end of polling is assertive", () => {
  const rejected = { ...RUNNING, phase: /** @type {const} */ ("failed"), error: errorOf("1010005") };
  assert.equal(say(RUNNING, rejected), "! Updates stopped. The access token or the app key is not accepted.");
  assert.equal(say(rejected, { ...rejected, now: rejected.now + 1_000 }), "");
});

test("being offline is announced only while polling", () => {
  const offline = { ...RUNNING, online: false };
  assert.equal(say(RUNNING, offline), "You are offline.");
  assert.equal(say(offline, RUNNING), "You are online again.");
  assert.equal(say({ ...RUNNING, phase: "saved" }, { ...offline, phase: "saved" }), "");
});

test("a notice is announced", () => {
  assert.equal(say(RUNNING, { ...RUNNING, notice: "Copied." }), "Copied.");
});

test("time-outs are no failures in an announcement either", () => {
  const timedOut = stateOf({ success: 119, fail: 3, timeout: 2, processing: 94, wait: 34 });
  assert.equal(say(RUNNING, timedOut), "3 more upgraded, 1 failed, 2 timed out. 122 of 250 done.");
});
