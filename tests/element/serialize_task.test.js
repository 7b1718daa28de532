/** Round trips of serialized tasks, over the whole corpus of responses. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { parseUpgradeTask } from "iot-upgrade-task";

import { serializeTask } from "../../www/element/serialize_task.js";
import { corpus } from "../fixtures/responses/corpus.js";

/** Every usable response of the corpus. */
const tasks = corpus().flatMap(({ name, bytes }) => {
  try {
    return [{ name, task: parseUpgradeTask(bytes) }];
  } catch {
    return [];
  }
});

test("a serialized task parses to the same values", () => {
  assert.ok(tasks.length > 500);
  for (const { name, task } of tasks) {
    const again = parseUpgradeTask(serializeTask(task));
    assert.deepEqual({ ...again, issues: [] }, { ...task, issues: [] }, name);
  }
});

test("a serialized task without issues parses without issues", () => {
  const valid = tasks.filter(({ task }) => task.issues.length === 0);

  assert.ok(valid.length > 100);
  for (const { name, task } of valid) assert.deepEqual(parseUpgradeTask(serializeTask(task)), task, name);
});

test("rejected values are rejected again", () => {
  const body = { operationId: "op", status: "asleep", createTime: "x", targets: { devices: [null, "d1", {}] }, staResult: { total: -1 } };
  const task = parseUpgradeTask(JSON.stringify(body));

  assert.equal(task.issues.length, 12);
  assert.deepEqual(parseUpgradeTask(serializeTask(task)), task);
});

test("the task is not modified", () => {
  const task = parseUpgradeTask('{"operationId":"op","status":"wait","targets":{"devices":[null,"d1"]}}');
  const before = structuredClone(task);

  serializeTask(task);

  assert.deepEqual(task, before);
});

test("times have the platform's format, and __proto__ is an own property", () => {
  const task = parseUpgradeTask('{"operationId":"op","status":"wait","createTime":"20151212T121212Z","extendPara":{"__proto__":{"a":1}}}');

  assert.match(serializeTask(task), /"createTime": "20151212T121212Z"/);
  assert.match(serializeTask(task), /"__proto__": \{\s*"a": 1\s*\}/);
});
