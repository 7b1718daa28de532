/** The platform's own form of a task, over the whole corpus of answers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { parseUpgradeTask } from "iot-upgrade-task";

import { answer } from "../../www/element/wire.js";
import { corpus } from "../fixtures/responses/corpus.js";

/** Every answer of the corpus that is usable. */
const tasks = corpus().flatMap(({ name, bytes }) => {
  try {
    return [{ name, task: parseUpgradeTask(bytes) }];
  } catch {
    return [];
  }
});

test("a written task reads back as the same values", () => {
  assert.ok(tasks.length > 500);
  for (const { name, task } of tasks) {
    const again = parseUpgradeTask(answer(task));
    assert.deepEqual({ ...again, issues: [] }, { ...task, issues: [] }, name);
  }
});

test("a written task that was not odd reads back without an issue", () => {
  const even = tasks.filter(({ task }) => task.issues.length === 0);

  assert.ok(even.length > 100);
  for (const { name, task } of even) assert.deepEqual(parseUpgradeTask(answer(task)), task, name);
});

test("what was refused is refused again", () => {
  const body = { operationId: "op", status: "asleep", createTime: "x", targets: { devices: [null, "d1", {}] }, staResult: { total: -1 } };
  const task = parseUpgradeTask(JSON.stringify(body));

  assert.equal(task.issues.length, 12);
  assert.deepEqual(parseUpgradeTask(answer(task)), task);
});

test("the task itself stays as it is", () => {
  const task = parseUpgradeTask('{"operationId":"op","status":"wait","targets":{"devices":[null,"d1"]}}');
  const before = structuredClone(task);

  answer(task);

  assert.deepEqual(task, before);
});

test("times are the platform's, and a key called __proto__ is a key", () => {
  const task = parseUpgradeTask('{"operationId":"op","status":"wait","createTime":"20151212T121212Z","extendPara":{"__proto__":{"a":1}}}');

  assert.match(answer(task), /"createTime": "20151212T121212Z"/);
  assert.match(answer(task), /"__proto__": \{\s*"a": 1\s*\}/);
});
