/** What the list of devices shows and costs, and its file. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { assessUpgradeTask, parseUpgradeSubTask, parseUpgradeTask } from "iot-upgrade-task";
import { toCsv } from "../../www/element/devices/csv.js";
import { describeReason } from "../../www/element/devices/describe.js";
import { callsFor, countOf, devicesIn, isAutomaticDue, merge, outdated } from "../../www/element/devices/plan.js";
import { durationOf, failureGroups, filterSubTasks, pageOf, sortSubTasks, subTasksOf } from "../../www/element/devices/rows.js";
import { createDevicesState } from "../../www/element/devices/state.js";
import { getI18n } from "../../www/element/i18n/index.js";
import { createState } from "../../www/element/state.js";
import { response } from "./responses.js";

/** @typedef {import("iot-upgrade-task").UpgradeSubTask} UpgradeSubTask */

/** @param {Record<string, number>} counts @param {Record<string, unknown>} [fields] */
function stateOf(counts, fields = {}) {
  const task = parseUpgradeTask(JSON.stringify(response(fields, counts).body));
  return { ...createState(), phase: /** @type {const} */ ("live"), task, assessment: assessUpgradeTask(task), now: 1_000_000 };
}

/** @param {object[]} data @returns {UpgradeSubTask[]} */
function subTasks(...data) {
  const common = { operateType: "firmware_upgrade", status: "fail" };
  return parseUpgradeSubTask(JSON.stringify({ data: data.map((fields, index) => ({ subOperationId: `sub-${index}`, deviceId: `device-${index}`, ...common, ...fields })), totalCount: data.length })).data;
}

const ids = (/** @type {UpgradeSubTask[]} */ rows) => rows.map(({ deviceId }) => deviceId);
/** @param {UpgradeSubTask[]} subTasks @param {number | null} count @param {boolean} [isComplete] @param {number} [loadedAt] */
const list = (subTasks, count, isComplete = true, loadedAt = 0) => ({ subTasks, count, isComplete, loadedAt, issues: [] });
const en = (/** @type {UpgradeSubTask} */ subTask) => describeReason(subTask, getI18n("en"));

test("a device that timed out counts as failed, wherever the platform counts it", () => {
  assert.equal(countOf("fail", stateOf({ processing: 5, success: 2, fail: 2, timeout: 1 })), 3);
  assert.equal(countOf("fail", stateOf({ processing: 6, success: 2, fail: 2, timeout: 1 })), 2);
  assert.equal(countOf("fail", stateOf({ fail: -1 })), null);
  assert.equal(countOf("all", stateOf({})), 10);
});

test("a list is outdated until it is complete, and again when its count has changed", () => {
  const state = stateOf({ total: 250, processing: 0, success: 240, fail: 10 });
  const devices = { ...createDevicesState(), lists: { fail: list([], 10), success: list([], 240, false) } };
  assert.deepEqual(outdated("fail", devices, state), []);
  assert.deepEqual(outdated("success", devices, state), ["success"]);
  assert.deepEqual(outdated("fail", devices, stateOf({ fail: 11 })), ["fail"]);
  // Nothing is queried where there is nothing, nor where there is nothing any more.
  assert.deepEqual(outdated("all", devices, state), ["success"]);
  assert.deepEqual(outdated("fail", devices, stateOf({ fail: 0 })), []);
});

test("the cost is a call per hundred devices, at least one per list", () => {
  const state = stateOf({ total: 25_000, processing: 101, success: 24_899, fail: 0 });
  assert.equal(callsFor(["success"], state), 249);
  assert.equal(callsFor(["processing", "success", "fail"], state), 252);
  assert.equal(devicesIn(["processing", "success"], state), 25_000);
  assert.equal(devicesIn(["success"], stateOf({ success: -1 })), null);
});

test("failed devices are queried by themselves when their number has changed, once a minute and at the end", () => {
  const failing = stateOf({ fail: 2 });
  const seen = { count: 1, at: failing.now - 59_999 };
  assert.equal(isAutomaticDue(stateOf({}), null), false);
  assert.equal(isAutomaticDue(failing, null), true);
  assert.equal(isAutomaticDue(failing, { count: 2, at: 0 }), false);
  assert.equal(isAutomaticDue(failing, seen), false);
  assert.equal(isAutomaticDue({ ...failing, now: failing.now + 1 }, seen), true);
  assert.equal(isAutomaticDue({ ...failing, phase: "ended" }, seen), true);
  for (const change of /** @type {const} */ ([{ phase: "saved" }, { phase: "failed" }, { paused: true }, { online: false }])) {
    assert.equal(isAutomaticDue({ ...failing, ...change }, null), false, JSON.stringify(change));
  }
});

test("a device that was listed before is replaced; one without an id is kept", () => {
  const [first, second] = subTasks({ status: "processing" }, { subOperationId: null });
  const [fresh, other] = subTasks({ status: "fail" }, {});
  assert.deepEqual(merge([first, second], [fresh, other]), [fresh, second, other]);
});

test("of all lists, a device is in the one that was loaded last; empty statuses are not shown", () => {
  const [processing] = subTasks({ status: "processing" });
  const [failed, waiting] = subTasks({}, { status: "wait" });
  const lists = { fail: list([failed], 1, true, 2), processing: list([processing], 9, true, 1), wait: list([waiting], 1, true, 3) };
  const state = stateOf({ processing: 9, fail: 1, wait: 0 });
  assert.deepEqual(subTasksOf(lists, "all", state), [failed]);
  assert.deepEqual(subTasksOf(lists, "wait", state), []);
});

test("a device with another status than was asked for is among all, but not among those", () => {
  const [failed, succeeded] = subTasks({}, { status: "success" });
  const lists = { fail: list([failed, succeeded], 2) };
  assert.deepEqual(subTasksOf(lists, "fail", stateOf({ fail: 2 })), [failed]);
  assert.deepEqual(subTasksOf(lists, "all", stateOf({ fail: 2 })), [failed, succeeded]);
});

test("a device of unknown status belongs to the list in which it came, and keeps its status", () => {
  const [odd, failed] = subTasks({ status: "timeout", detailInfo: "Invalid URI" }, {});
  const listed = { ...odd, listedAs: /** @type {const} */ ("fail") };
  const lists = { fail: list([listed, failed], 2) };
  assert.deepEqual(subTasksOf(lists, "fail", stateOf({ fail: 2 })), [listed, failed]);
  assert.deepEqual([listed.status, en(listed)], ["unknown", "Invalid download address"]);
  assert.deepEqual(failureGroups([listed]).map(({ kind, deviceIds }) => [kind, deviceIds]), [["invalid_uri", ["device-0"]]]);
});

test("a group knows its devices, also without ids, and whether their texts differ", () => {
  const rows = subTasks(
    { deviceId: null, detailInfo: "Sensor 1 says no" },
    { detailInfo: "Sensor 2 says no" },
    { deviceId: "device-1", detailInfo: "Weird fault" },
    { deviceId: null, detailInfo: "weird  FAULT " },
    { deviceId: null, detailInfo: "Task Conflict" },
  );
  assert.deepEqual(
    failureGroups(rows).map(({ kind, count, deviceIds, subTasks, isVaried }) => [kind, count, deviceIds, subTasks.map((subTask) => rows.indexOf(subTask)), isVaried]),
    [["other", 2, ["device-1"], [0, 1], true], ["other", 2, ["device-1"], [2, 3], false], ["task_conflict", 1, [], [4], false]],
  );
  const found = filterSubTasks(rows, { reason: { kind: "other", reason: "Weird fault" }, search: "", describe: en });
  assert.deepEqual(found, [rows[2], rows[3]]);
});

test("filters by reason, and searches ids and reasons in both languages", () => {
  const rows = subTasks(
    { detailInfo: "Not enough storage for the new firmware package" },
    { detailInfo: "NOT ENOUGH  storage for the new firmware package" },
    { detailInfo: "Device device-2 reports error 17" },
    { detailInfo: "Device device-3 reports error 18" },
    { detailInfo: "" },
    { status: "success", detailInfo: "Not enough storage for the new firmware package" },
  );
  const filter = (/** @type {object} */ filters) => ids(filterSubTasks(rows, { reason: null, search: "", describe: en, ...filters }));
  assert.deepEqual(filter({ reason: { kind: "not_enough_storage", reason: "Not enough storage for the new firmware package" } }), ["device-0", "device-1"]);
  assert.deepEqual(filter({ reason: { kind: "other", reason: "Device device-2 reports error 17" } }), ["device-2", "device-3"]);
  assert.deepEqual(filter({ reason: { kind: "none", reason: "" } }), ["device-4"]);
  assert.deepEqual(filter({ search: " DEVICE-3 " }), ["device-3"]);
  assert.deepEqual(filter({ search: "no reason given" }), ["device-4"]);
  const zh = (/** @type {UpgradeSubTask} */ subTask) => describeReason(subTask, getI18n("zh"));
  assert.deepEqual(filter({ search: "存储空间", describe: zh }), ["device-0", "device-1"]);
});

test("sorts by any column, in both directions; what is not known comes last", () => {
  const rows = subTasks(
    { startTime: "20260131T120000Z", stopTime: "20260131T120100Z", detailInfo: "b" },
    { startTime: null, detailInfo: null },
    { startTime: "20260131T110000Z", stopTime: "20260131T110005Z", detailInfo: "a" },
  );
  const sort = (/** @type {any} */ column, isDescending = false) => ids(sortSubTasks(rows, { column, isDescending }, en, 0));
  assert.deepEqual(sort("started"), ["device-2", "device-0", "device-1"]);
  assert.deepEqual(sort("started", true), ["device-0", "device-2", "device-1"]);
  assert.deepEqual(sort("duration"), ["device-2", "device-0", "device-1"]);
  assert.deepEqual(sort("device", true), ["device-2", "device-1", "device-0"]);
  assert.deepEqual(sort("reason"), ["device-1", "device-2", "device-0"]);
  const numbered = subTasks(...["dev-10", "dev-2", null, "dev-9a10", "dev-9a9", "dev-123456789012345678"].map((deviceId) => ({ deviceId })));
  assert.deepEqual(ids(sortSubTasks(numbered, { column: "device", isDescending: false }, en, 0)), ["dev-2", "dev-9a9", "dev-9a10", "dev-10", "dev-123456789012345678", null]);
  assert.deepEqual(ids(sortSubTasks(rows, null, en, 0)), ["device-0", "device-1", "device-2"]);
});

test("the duration of a device that is not done lasts until now", () => {
  const [waiting, running, ended, odd] = subTasks(
    { status: "wait", createTime: "20260131T120000Z" },
    { status: "processing", startTime: "20260131T120000Z" },
    { startTime: "20260131T120000Z", stopTime: "20260131T120030Z" },
    { status: "processing" },
  );
  const now = Date.UTC(2026, 0, 31, 12, 1);
  assert.deepEqual([waiting, running, ended, odd].map((subTask) => durationOf(subTask, now)), [60_000, 60_000, 30_000, null]);
});

test("shows fifty rows, and the last page instead of one that is gone", () => {
  const rows = subTasks(...Array.from({ length: 101 }, () => ({})));
  assert.deepEqual({ ...pageOf(rows, 1), rows: ids(pageOf(rows, 1).rows).length }, { page: 1, pageCount: 3, first: 50, rows: 50 });
  assert.deepEqual(ids(pageOf(rows, 7).rows), ["device-100"]);
});

test("the file follows RFC 4180, begins with a byte order mark, and has no formulas", () => {
  const rows = subTasks(
    { deviceId: "=1+1", detailInfo: "say \"no\",\nplease", startTime: "20260131T120000Z", stopTime: "20260131T120030Z" },
    { deviceId: null, detailInfo: "@SUM(A1)", status: "wait" },
  );
  assert.equal(
    toCsv(rows, en),
    "\uFEFFdeviceId,status,reason,detailInfo,createTime,startTime,stopTime,subOperationId\r\n"
      + "'=1+1,fail,\"say \"\"no\"\",\nplease\",\"say \"\"no\"\",\nplease\",,2026-01-31T12:00:00.000Z,2026-01-31T12:00:30.000Z,sub-0\r\n"
      + ",wait,'@SUM(A1),'@SUM(A1),,,,sub-1\r\n",
  );
});
