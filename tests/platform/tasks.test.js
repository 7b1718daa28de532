import assert from "node:assert/strict";
import { test } from "node:test";

import { scenarios } from "./scenarios.js";
import { createFakeClock, platformFor, queryTask, readJson } from "./support.js";
import { taskAt } from "./tasks.js";

/** @typedef {import("./scenarios.js").ScenarioName} ScenarioName */

/**
 * @param {ScenarioName} name
 * @param {number} second
 */
function at(name, second) {
  return taskAt(scenarios[name], second, String);
}

/** @param {ScenarioName} name */
function everySecond(name) {
  return Array.from({ length: 900 }, (_, second) => at(name, second));
}

/**
 * @param {ScenarioName} name
 * @param {number} second
 */
function summary(name, second) {
  const { status, startTime, stopTime, staResult } = at(name, second);
  return { status, startTime, stopTime, ...staResult };
}

for (const name of /** @type {ScenarioName[]} */ (Object.keys(scenarios))) {
  test(`${name}: every response is consistent in itself and with the previous one`, () => {
    const responses = everySecond(name);
    for (const [second, { staResult, stopTime, targets }] of responses.entries()) {
      const { total, wait, processing, success, fail, stop, timeout } = staResult;
      const beside = name === "retries" ? 0 : timeout;
      assert.equal(wait + processing + success + fail + stop + beside, total, `at ${second} s`);
      assert.equal(targets.devices?.length ?? total, total);
      if (stopTime !== null) {
        assert.deepEqual([wait, processing], [0, 0], `at ${second} s`);
        assert.deepEqual(responses[second + 1] ?? responses[second], responses[second], `after ${second} s`);
      }
      const before = responses[second - 1]?.staResult ?? staResult;
      assert.ok(success >= before.success, `at ${second} s`);
    }
  });
}

test("firmware runs for four minutes and ends with some failures", () => {
  assert.deepEqual(summary("firmware", 0), {
    status: "processing", startTime: "-12", stopTime: null,
    total: 250, wait: 233, processing: 17, success: 0, fail: 0, stop: 0, timeout: 0,
  });
  assert.deepEqual(summary("firmware", 240), {
    status: "success", startTime: "-12", stopTime: "233",
    total: 250, wait: 0, processing: 0, success: 241, fail: 5, stop: 0, timeout: 4,
  });
  const changes = everySecond("firmware").map(({ staResult }) => JSON.stringify(staResult)).slice(0, 200);
  assert.equal(new Set(changes).size, 200);
});

test("deviceOnline continues as devices come online, and waits for the others indefinitely", () => {
  assert.equal(at("deviceOnline", 0).policy.executeType, "device_online");
  assert.deepEqual(summary("deviceOnline", 0), {
    status: "processing", startTime: "-7000", stopTime: null,
    total: 36, wait: 22, processing: 0, success: 14, fail: 0, stop: 0, timeout: 0,
  });
  assert.equal(at("deviceOnline", 40).staResult.processing, 1);
  assert.deepEqual(summary("deviceOnline", 100_000), {
    status: "processing", startTime: "-7000", stopTime: null,
    total: 36, wait: 12, processing: 0, success: 24, fail: 0, stop: 0, timeout: 0,
  });
});

test("customWindow waits for its window, and some devices are not reached before it closes", () => {
  assert.deepEqual(at("customWindow", 0).policy, {
    executeType: "custom", startTime: "60", endTime: "420", retryType: false, retryTimes: null,
  });
  assert.deepEqual(summary("customWindow", 59), {
    status: "wait", startTime: null, stopTime: null,
    total: 30, wait: 30, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0,
  });
  assert.equal(at("customWindow", 60).status, "processing");
  assert.deepEqual(summary("customWindow", 421), {
    status: "processing", startTime: "60", stopTime: null,
    total: 30, wait: 4, processing: 0, success: 26, fail: 0, stop: 0, timeout: 0,
  });
});

test("deviceGroups has groups and a model as targets, and succeeds", () => {
  assert.deepEqual(at("deviceGroups", 0).targets, {
    deviceGroups: ["Hall A", "Hall B"],
    deviceType: "WaterMeter",
    model: "NBIoTDevice",
    manufacturerName: "Huawei",
    devices: null,
  });
  assert.deepEqual(summary("deviceGroups", 120), {
    status: "success", startTime: "-10", stopTime: "111",
    total: 640, wait: 0, processing: 0, success: 640, fail: 0, stop: 0, timeout: 0,
  });
});

test("failing ends without any success", () => {
  assert.equal(at("failing", 0).status, "processing");
  assert.deepEqual(summary("failing", 30), {
    status: "failed", startTime: "-10", stopTime: "29",
    total: 20, wait: 0, processing: 0, success: 0, fail: 16, stop: 0, timeout: 4,
  });
});

test("stopped counts unfinished devices as stopped", () => {
  assert.equal(at("stopped", 29).status, "processing");
  assert.deepEqual(summary("stopped", 30), {
    status: "stop", startTime: "-25", stopTime: "30",
    total: 60, wait: 0, processing: 0, success: 22, fail: 0, stop: 38, timeout: 0,
  });
});

test("retries turns some failures into successes, and ends with the remaining ones", () => {
  assert.deepEqual([at("retries", 0).policy.retryType, at("retries", 0).policy.retryTimes], [true, 3]);
  const fails = everySecond("retries").map(({ staResult }) => staResult.fail);
  assert.ok(Math.max(...fails) > 4);
  assert.deepEqual(summary("retries", 200), {
    status: "failed", startTime: "-15", stopTime: "160",
    total: 40, wait: 0, processing: 0, success: 36, fail: 4, stop: 0, timeout: 1,
  });
});

test("tasks start with the platform, and progress with its clock", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock });
  clock.advance(240);

  const [, body] = await readJson(queryTask(platform, platform.tasks.firmware));

  const { operationId, createTime, startTime, stopTime, status } = body;
  assert.deepEqual(
    { operationId, createTime, startTime, stopTime, status },
    {
      operationId: "firmware-250-devices",
      createTime: "20260131T115940Z",
      startTime: "20260131T115948Z",
      stopTime: "20260131T120353Z",
      status: "success",
    },
  );
  assert.match(body.targets.devices[0], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(new Set(body.targets.devices).size, 250);
});

test("a higher speed ends tasks sooner, with matching times", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock, speed: 60 });
  clock.advance(4);

  const [, body] = await readJson(queryTask(platform, platform.tasks.firmware));

  assert.deepEqual([body.status, body.startTime, body.stopTime], ["success", "20260131T115959Z", "20260131T120003Z"]);
});

test("a scenario can be started again as another task", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock });
  const first = platform.tasks.failing;
  clock.advance(60);

  const second = platform.startTask("failing");

  assert.deepEqual([first, second, platform.tasks.failing], ["failing", "failing-2", "failing-2"]);
  assert.equal((await readJson(queryTask(platform, first)))[1].status, "failed");
  assert.equal((await readJson(queryTask(platform, second)))[1].status, "processing");
});

test("ongoingTask returns the newest task until it has ended", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock });

  assert.equal(platform.ongoingTask("failing"), "failing");
  clock.advance(28);
  assert.equal(platform.ongoingTask("failing"), "failing");
  clock.advance(1);
  assert.equal(platform.ongoingTask("failing"), "failing-2");
  assert.equal(platform.ongoingTask("failing"), "failing-2");
});
