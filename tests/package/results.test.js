import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { openPage } from "./page.js";

const FULL = await readFile(new URL("../fixtures/responses/base.json", import.meta.url), "utf8");
const LEAST = `{"operationId":"a","status":"wait"}`;
const ODD = `{"operationId":7,"status":"paused","targets":[],"policy":null,"staResult":{"total":"x"},"extendPara":"{\\"a\\":[null,{\\"b\\":1}]}"}`;

const TIMES = { createTime: "Date", startTime: "Date", stopTime: "Date" };
/** The keys in the documented order, with the types of their values in a complete response. */
const SHAPE = {
  operationId: "string",
  ...TIMES,
  operateType: "string",
  targets: { deviceGroups: "null", deviceType: "string", model: "string", manufacturerName: "string", devices: { 0: "string", 1: "string" } },
  policy: { executeType: "string", startTime: "Date", endTime: "Date", retryType: "boolean", retryTimes: "number" },
  status: "string",
  staResult: { total: "number", wait: "number", processing: "number", success: "number", fail: "number", stop: "number", timeout: "number" },
  extendPara: { fileVersion: "string" },
  issues: {},
};

test("a complete task has every key in order, and Dates for times", async (t) => {
  const { run } = await openPage(t);

  assert.equal(JSON.stringify(await run(shape, { body: FULL })), JSON.stringify(SHAPE));
});

test("a minimal task has every key, and no undefined value", async (t) => {
  const { run } = await openPage(t);
  const none = (/** @type {object} */ object) => Object.fromEntries(Object.keys(object).map((key) => [key, "null"]));

  assert.deepEqual(await run(shape, { body: LEAST }), {
    ...SHAPE,
    ...none(TIMES),
    targets: none(SHAPE.targets),
    policy: { ...none(SHAPE.policy), executeType: "string", retryType: "boolean" },
    staResult: none(SHAPE.staResult),
    extendPara: { fileVersion: "null" },
    issues: [0, 1, 2].map(issue).reduce((issues, one) => ({ ...issues, ...one }), {}),
  });
});

/** The issue of a missing field. @param {number} index */
function issue(index) {
  return { [index]: { path: "string", code: "string", severity: "string", message: "string", received: "null" } };
}

test("a task with issues has no undefined value", async (t) => {
  const { run } = await openPage(t);

  assert.doesNotMatch(JSON.stringify(await run(shape, { body: ODD })), /undefined|function/);
});

test("a task is a plain object that can be cloned, serialized and modified", async (t) => {
  const { run } = await openPage(t);

  const found = await run(({ bodies }) => {
    const { parseUpgradeTask } = window.sdk;
    return bodies.map((body) => {
      const task = parseUpgradeTask(body);
      const clone = structuredClone(task);
      const json = JSON.stringify(task);
      task.status = "stop";
      task.targets.devices?.push("mine");
      return {
        isPlain: [task, task.targets, task.policy, task.staResult, task.extendPara].every((part) => Object.getPrototypeOf(part) === Object.prototype),
        isCloned: JSON.stringify(clone) === json && clone.createTime instanceof Date === task.createTime instanceof Date,
        isNew: JSON.stringify(parseUpgradeTask(body)) === json,
      };
    });
  }, { bodies: [FULL, LEAST, ODD] });

  assert.deepEqual(found, Array(3).fill({ isPlain: true, isCloned: true, isNew: true }));
});

test("keys of extendPara never change a prototype", async (t) => {
  const { run } = await openPage(t);
  const body = `{"operationId":"a","status":"wait","extendPara":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},"toString":"x","fileVersion":"V1"}}`;

  const found = await run(({ body }) => {
    const { extendPara } = window.sdk.parseUpgradeTask(body);
    return {
      keys: Object.keys(extendPara),
      proto: Object.getOwnPropertyDescriptor(extendPara, "__proto__")?.value,
      isPlain: Object.getPrototypeOf(extendPara) === Object.prototype,
      json: JSON.stringify(extendPara),
      polluted: Reflect.get({}, "polluted"),
    };
  }, { body });

  assert.deepEqual(found, {
    keys: ["fileVersion", "__proto__", "constructor", "toString"],
    proto: { polluted: 1 },
    isPlain: true,
    json: `{"fileVersion":"V1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},"toString":"x"}`,
    polluted: undefined,
  });
});

/**
 * In the page: the types of the values of a task.
 *
 * @param {{ body: string }} arg
 */
function shape({ body }) {
  /** @param {any} value @returns {any} */
  const kinds = (value) => {
    if (value === null) return "null";
    if (value instanceof Date) return "Date";
    if (typeof value !== "object") return typeof value;
    return Object.fromEntries(Object.keys(value).map((key) => [key, kinds(value[key])]));
  };
  return kinds(window.sdk.parseUpgradeTask(body));
}
