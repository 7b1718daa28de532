/** Tasks that the host page gives: read as they were, also after JSON, or refused by name. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { assessUpgradeTask, parseUpgradeTask } from "iot-upgrade-task";
import { readGivenTask } from "../../www/element/given_task.js";
import { INVALID_FIELDS, verdicts } from "./responses.js";

const TASK = parseUpgradeTask(JSON.stringify(verdicts.window_closed.body));

for (const [name, { body }] of Object.entries({ ...verdicts, "with issues": INVALID_FIELDS })) {
  test(`a task is read as it was, also after JSON: ${name}`, () => {
    const task = parseUpgradeTask(JSON.stringify(body));

    assert.deepEqual(readGivenTask(task), task);
    assert.deepEqual(readGivenTask(JSON.parse(JSON.stringify(task))), task);
  });
}

test("it is a copy: what the page changes later is not shown", () => {
  const given = structuredClone(TASK);
  const read = readGivenTask(given);

  given.staResult.success = 7;
  given.targets.devices?.push("another");

  assert.deepEqual(read, TASK);
});

const cyclic = /** @type {Record<string, unknown>} */ ({ fileVersion: null });
cyclic.self = cyclic;

/** @type {[string, unknown, string][]} */
const refused = [
  ["a text", "task", "`task` must be an object; received \"task\"."],
  ["a list", [], "`task` must be an object; received a list."],
  ["a response body", verdicts.failed.body, "`task.createTime` must be a Date or its text in JSON or null; received \"20260131T115900Z\"."],
  ["no id", { ...TASK, operationId: undefined }, "`task.operationId` must be a text; received undefined."],
  ["no targets", { ...TASK, targets: null }, "`task.targets` must be an object; received null."],
  ["another status", { ...TASK, status: "done" }, "`task.status` must be one of wait, processing, failed, success, stop, unknown; received a string."],
  ["a time as a number", { ...TASK, policy: { ...TASK.policy, endTime: 5 } }, "`task.policy.endTime` must be a Date or its text in JSON or null; received number."],
  ["no counts", { ...TASK, staResult: null }, "`task.staResult` must be an object, as of an UpgradeTask that this package returned; received null."],
  ["a fraction", { ...TASK, staResult: { ...TASK.staResult, fail: 0.5 } }, "`task.staResult.fail` must be null or a whole number of at least 0; received 0.5."],
  ["a device that is no text", { ...TASK, targets: { ...TASK.targets, devices: [1] } }, "`task.targets.devices` must be a list of texts or null; received a list."],
  ["an issue without a path", { ...TASK, issues: [{}] }, "`task.issues` must be a list of issues; received a list."],
  ["a bigint in extendPara", { ...TASK, extendPara: { fileVersion: null, packageId: 1n } }, "`task.extendPara` must be what JSON can express: no bigint and no cycle."],
  ["a cycle in extendPara", { ...TASK, extendPara: cyclic }, "`task.extendPara` must be what JSON can express: no bigint and no cycle."],
];
for (const [name, task, message] of refused) {
  test(`refused: ${name}`, () => {
    assert.throws(() => assessUpgradeTask(readGivenTask(task)), { name: "UpgradeTaskError", code: "invalid_argument", message });
  });
}
