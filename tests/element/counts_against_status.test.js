/** What is said where the counts contradict the status, or a part of the devices was left out: nothing that misleads. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { getI18n } from "../../www/element/i18n/index.js";
import { severityOf } from "../../www/element/severity.js";
import { stateOf } from "./state.js";
import { textsOf } from "./texts.js";

const [en, zh] = [getI18n("en"), getI18n("zh")];
const AHEAD = { executeType: "custom", startTime: "20260131T140000Z", endTime: "20260131T180000Z" };
const PAST = { executeType: "custom", startTime: "20260131T080000Z", endTime: "20260131T110000Z" };
const RETRIED = { executeType: "now", retryType: true, retryTimes: 3 };
const DOUBTFUL = "The response has 1 unexpected value, listed below.";

/** @typedef {import("../../www/element/types.d.ts").Severity} Severity */
/** Of ten devices. @type {[name: string, status: string, counts: import("./state.js").Counts, severity: Severity, texts: string[], next: string, policy?: object][]} */
const CASES = [
  ["success, and none was reached", "success", { wait: 10 }, "warning",
    ["Finished: 0 of 10 devices upgraded.", "10 devices were never reached.", "Next: create a new task if the remaining 10 devices are to be upgraded.", "0% · Finished"],
    "下一步：如果剩余的10台设备仍需升级，请新建任务。"],
  ["success, and half of them are still being upgraded", "success", { success: 5, processing: 5 }, "warning",
    ["Finished: 5 of 10 devices upgraded.", "Next: check 5 devices on the platform: not counted as upgraded.", "50% · Finished"],
    "下一步：在平台上核对5台设备：平台未将其计为已升级。"],
  ["success, and all failed", "success", { fail: 10 }, "failed",
    ["Finished: 0 of 10 devices upgraded, 10 failed.", "Next: find the causes of the failures, then upgrade the 10 devices left in a new task.", "0% · Finished · 10 failed"],
    "下一步：查明失败原因，再新建任务升级剩余的10台设备。"],
  ["success, and more than in total", "success", { success: 12 }, "warning",
    ["Finished: 12 devices upgraded.", "The platform counts 12 devices, more than its total of 10.", DOUBTFUL, "Next: check on the platform: the counts here are not reliable.", "Finished"],
    "下一步：在平台上核对：此处的设备数不可靠。"],
  ["success, with a failure and four never reached", "success", { success: 5, fail: 1, wait: 4 }, "failed",
    ["Finished with failures: 5 of 10 devices upgraded, 1 failed.", "4 devices were never reached.", "Next: find the causes of the failures, then upgrade the 5 devices left in a new task.", "50% · Finished with failures · 1 failed"],
    "下一步：查明失败原因，再新建任务升级剩余的5台设备。"],
  ["failed, and all are upgraded", "failed", { success: 10 }, "warning",
    ["Finished: all 10 devices upgraded.", "Next: find out why the platform calls the task failed.", "100% · Finished"],
    "下一步：查明平台为何将任务标为失败。"],
  ["failed after one failure", "failed", { fail: 1, wait: 9 }, "failed",
    ["Failed: 0 of 10 devices upgraded, 1 failed.", "9 devices were never reached.", "Next: find the causes of the failures, then upgrade the 10 devices left in a new task.", "0% · Failed · 1 failed"],
    "下一步：查明失败原因，再新建任务升级剩余的10台设备。"],
  ["failed after one failure, with retries", "failed", { fail: 1, wait: 9 }, "failed",
    [
      "Failed: 0 of 10 devices upgraded, 1 failed.",
      "The platform may still retry failed devices, up to 3 times: refresh to see.",
      "9 devices were never reached.",
      "Next: find the causes of the failures, unless the retries succeed, and upgrade the other 9 in a new task.",
      "0% · Failed · 1 failed",
    ],
    "下一步：若重试仍不成功，查明失败原因，并新建任务升级其余9台。", RETRIED],
  ["stopped with failures, and others not reached", "stop", { fail: 3, stop: 2, wait: 5 }, "failed",
    ["Stopped: 0 of 10 devices upgraded, 3 failed, 7 not.", "5 devices were never reached.", "Next: find the causes of the failures, then upgrade the 10 devices left in a new task.", "0% · Stopped · 3 failed"],
    "下一步：查明失败原因，再新建任务升级剩余的10台设备。"],
  ["stopped, and some are still being upgraded", "stop", { success: 2, stop: 5, processing: 3 }, "stopped",
    ["Stopped: 2 of 10 devices upgraded, 8 not.", "Next: check 8 devices on the platform: not counted as upgraded.", "20% · Stopped"],
    "下一步：在平台上核对8台设备：平台未将其计为已升级。"],
  ["the window is over, and the rest is still being upgraded", "processing", { success: 5, processing: 5 }, "warning",
    ["Window closed: 5 of 10 devices upgraded, 5 still being upgraded.", "The time window ended at 31 Jan 2026, 11:00:00 UTC.", "Next: wait for the 5 devices still being upgraded.", "50% · Window closed"],
    "下一步：等待仍在升级的5台设备完成。", PAST],
  ["the window is over, and one is still being upgraded", "processing", { success: 8, processing: 1, wait: 1 }, "warning",
    [
      "Window closed: 8 of 10 devices upgraded, 1 still being upgraded, 1 not reached in time.",
      "The time window ended at 31 Jan 2026, 11:00:00 UTC.",
      "Next: wait for the 1 device still being upgraded, then create a task with a new time window for the device left.",
      "80% · Window closed",
    ],
    "下一步：等待仍在升级的1台设备完成，再为剩余的1台设备新建任务，设定新的时间窗口。", PAST],
  ["the window is over, with failures", "processing", { success: 5, fail: 2, processing: 1, wait: 2 }, "failed",
    [
      "Window closed: 5 of 10 devices upgraded, 2 failed, 1 still being upgraded, 2 not reached in time.",
      "The time window ended at 31 Jan 2026, 11:00:00 UTC.",
      "Next: find the causes of the failures, then create a task with a new time window for the 4 devices left.",
      "50% · Window closed · 2 failed",
    ],
    "下一步：查明失败原因，再为剩余的4台设备新建任务，设定新的时间窗口。", PAST],
  ["the window is ahead, and some are being upgraded", "processing", { processing: 3, wait: 7 }, "warning",
    [
      "In progress: 0 of 10 devices upgraded.",
      "The time window begins at 31 Jan 2026, 14:00:00 UTC.",
      "The time window ends in 5 h 57 min, at 31 Jan 2026, 18:00:00 UTC.",
      "Next: find out why it began before its time window.",
      "0% · In progress",
    ],
    "下一步：查明任务为何在时间窗口之前开始。", AHEAD],
  ["none in total, but some failed and one is being upgraded", "processing", { total: 0, fail: 3, processing: 1 }, "failed",
    ["In progress: 0 devices upgraded, 3 failed.", "The platform counts 4 devices, more than its total of 0.", DOUBTFUL, "Next: find the causes of the failures.", "In progress · 3 failed"],
    "下一步：查明失败原因。"],
  ["none in total, but some wait", "wait", { total: 0, wait: 3 }, "warning",
    ["Waiting: 0 devices upgraded.", "The platform counts 3 devices, more than its total of 0.", DOUBTFUL, "Next: check on the platform: the counts here are not reliable.", "Waiting"],
    "下一步：在平台上核对：此处的设备数不可靠。"],
  ["none in total, but some succeeded", "success", { total: 0, success: 3 }, "warning",
    ["Finished: 3 devices upgraded.", "The platform counts 3 devices, more than its total of 0.", DOUBTFUL, "Next: check on the platform: the counts here are not reliable.", "Finished"],
    "下一步：在平台上核对：此处的设备数不可靠。"],
  ["more than in total", "processing", { success: 6, processing: 5 }, "warning",
    ["In progress: 6 devices upgraded.", "The platform counts 11 devices, more than its total of 10.", DOUBTFUL, "Next: check on the platform: the counts here are not reliable.", "In progress"],
    "下一步：在平台上核对：此处的设备数不可靠。"],
  ["all of the total succeeded, and more are being upgraded", "processing", { success: 10, processing: 3 }, "warning",
    ["In progress: 10 devices upgraded.", "The platform counts 13 devices, more than its total of 10.", DOUBTFUL, "Next: check on the platform: the counts here are not reliable.", "In progress"],
    "下一步：在平台上核对：此处的设备数不可靠。"],
  ["success, and all of the total succeeded, and more wait", "success", { success: 10, wait: 3 }, "warning",
    ["Finished: 10 devices upgraded.", "3 devices were never reached.", "The platform counts 13 devices, more than its total of 10.", DOUBTFUL, "Next: check on the platform: the counts here are not reliable.", "Finished"],
    "下一步：在平台上核对：此处的设备数不可靠。"],
  ["waiting, though it has begun", "wait", { success: 1, processing: 1, wait: 8 }, "waiting",
    ["Waiting: 1 of 10 devices upgraded.", "Nothing to do: the upgrade goes on by itself.", "10% · Waiting"],
    "无需操作：升级会自动继续。"],
  ["in progress, though all are upgraded", "processing", { success: 10 }, "inProgress",
    ["In progress: all 10 devices upgraded.", "Nothing to do: every device has the new version.", "100% · In progress"],
    "无需操作：所有设备均已是新版本。"],
  ["in progress, though the rest was stopped", "processing", { success: 8, stop: 2 }, "inProgress",
    ["In progress: 8 of 10 devices upgraded.", "Next: create a new task if the remaining 2 devices are to be upgraded.", "80% · In progress"],
    "下一步：如果剩余的2台设备仍需升级，请新建任务。"],
];

test("all are upgraded, but fewer than there are targets", () => {
  const state = stateOf({ total: 1, success: 1 }, { status: "success", targets: { devices: ["meter-1", "meter-2"] } });

  assert.deepEqual(textsOf(state, en), ["Succeeded: the one device is upgraded.", "Next: check on the platform: the counts here are not reliable.", "100% · Succeeded"]);
  assert.equal(severityOf(state), "warning");
});

test("all are upgraded, but the counts contradict earlier ones", () => {
  const issue = { path: "staResult.total", code: /** @type {const} */ ("inconsistent"), severity: /** @type {const} */ ("violation"), message: "`staResult.total` shrank.", received: "8" };
  const state = stateOf({ total: 8, success: 8 }, { status: "success" }, { transitionIssues: [issue] });

  assert.equal(textsOf(state, en)[1], "Next: check on the platform: the counts here are not reliable.");
  assert.equal(severityOf(state), "warning");
  assert.equal(severityOf({ ...state, transitionIssues: [{ ...issue, path: "startTime" }] }), "succeeded");
});

test("where the causes are known, the next step is to remove them", () => {
  const state = stateOf({ total: 10, success: 5, fail: 1, wait: 4 }, { status: "success" });

  assert.equal(textsOf(state, en, true).at(-2), "Next: remove the causes of the failures, then upgrade the 5 devices left in a new task.");
  assert.equal(textsOf(state, zh, true).at(-2), "下一步：排除失败原因，再新建任务升级剩余的5台设备。");
});

for (const [name, status, counts, severity, texts, next, policy = {}] of CASES) {
  test(name, () => {
    const state = stateOf({ total: 10, ...counts }, { status, policy });

    assert.deepEqual(textsOf(state, en), texts);
    assert.equal(textsOf(state, zh).at(-2), next);
    assert.equal(severityOf(state), severity);
  });
}
