import assert from "node:assert/strict";
import { test } from "node:test";

import { FAILURES, TIMEOUTS } from "./failure_texts.js";
import { scenarios } from "./scenarios.js";
import { subTasksAt } from "./sub_tasks.js";
import { createFakeClock, credentials, platformFor, queryTask, readJson } from "./support.js";
import { taskAt } from "./tasks.js";

/** @typedef {import("./scenarios.js").ScenarioName} ScenarioName */

const SECONDS = Array.from({ length: 90 }, (_, index) => index * 10);

for (const name of /** @type {ScenarioName[]} */ (Object.keys(scenarios))) {
  test(`${name}: the subtasks agree with the counts and the times of the task, at any time`, () => {
    for (const second of SECONDS) {
      const task = taskAt(scenarios[name], second, String);
      const subTasks = subTasksAt(scenarios[name], second, String);
      const countOf = (/** @type {string} */ wanted) => subTasks.filter(({ status }) => status === wanted).length;
      const { total, wait, processing, success, fail, stop, timeout } = task.staResult;
      const failed = name === "retries" ? fail : fail + timeout;
      const counts = [subTasks.length, ...["wait", "processing", "success", "fail", "stop"].map(countOf)];
      assert.deepEqual(counts, [total, wait, processing, success, failed, stop], `at ${second} s`);
      for (const { status, createTime, startTime, stopTime, detailInfo } of subTasks) {
        assert.equal(stopTime === null, status === "wait" || status === "processing");
        assert.equal(detailInfo === null, status !== "fail", `${status}: ${detailInfo}`);
        assert.ok(Number(startTime ?? stopTime ?? createTime) >= Number(createTime));
        assert.ok(Number(stopTime ?? startTime) >= Number(startTime ?? createTime));
      }
      const devices = task.targets.devices ?? subTasks.map(({ deviceId }) => deviceId);
      assert.deepEqual(subTasks.map(({ deviceId }) => deviceId), devices);
    }
  });
}

test("the tasks together have every documented reason, and some that are not", () => {
  const all = Object.values(scenarios).flatMap((scenario) => subTasksAt(scenario, 900, String));
  const reasons = new Set(all.map(({ detailInfo, deviceId }) => detailInfo?.replace(deviceId, "{deviceId}")));
  assert.deepEqual([...reasons].sort(), [...FAILURES, ...TIMEOUTS, undefined].sort());
});

test("a page of the devices with a status", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock });
  clock.advance(300);

  const [status, page] = await readJson(queryTask(platform, "firmware-250-devices/subOperations?subOperationStatus=fail&pageNo=1&pageSize=4"));

  assert.equal(status, 200);
  assert.deepEqual([page.pageNo, page.pageSize, page.totalCount, page.data.length], [1, 4, 9, 4]);
  assert.deepEqual(page.data[0], {
    subOperationId: "firmware-250-devices-122",
    createTime: "20260131T115940Z",
    startTime: "20260131T120125Z",
    stopTime: "20260131T120215Z",
    operateType: "firmware_upgrade",
    deviceId: page.data[0].deviceId,
    status: "fail",
    detailInfo: "Wait for the device to report upgrade result timeout",
    extendInfo: null,
  });
});

test("a page has ten devices by default, at most a hundred, and is empty behind the last", async (t) => {
  const platform = await platformFor(t);
  const page = async (/** @type {string} */ query) => (await readJson(queryTask(platform, `firmware-250-devices/subOperations${query}`)))[1];

  const shapes = [];
  for (const query of ["", "?pageSize=100&pageNo=2", "?pageSize=100&pageNo=3"]) {
    const { data, pageNo, pageSize, totalCount } = await page(query);
    shapes.push([data.length, pageNo, pageSize, totalCount]);
  }
  assert.deepEqual(shapes, [[10, 0, 10, 250], [50, 2, 100, 250], [0, 3, 100, 250]]);
});

test("a page that is out of range, an unknown status and an unknown task", async (t) => {
  const platform = await platformFor(t);
  const codeOf = async (/** @type {string} */ path) => {
    const [status, { error_code: code }] = await readJson(queryTask(platform, path));
    return [status, code];
  };
  for (const query of ["pageSize=101", "pageSize=0", "pageSize=x", "pageSize=", "pageNo=-1", "pageNo=1.5"]) {
    assert.deepEqual(await codeOf(`firmware-250-devices/subOperations?${query}`), [400, "123029"], query);
  }
  assert.deepEqual(await codeOf("firmware-250-devices/subOperations?subOperationStatus=failed"), [400, "120015"]);
  assert.deepEqual(await codeOf("no-such-task/subOperations"), [404, "123009"]);
});

test("the calls count together with those of the task; a fault has one for its subtasks, too", async (t) => {
  const platform = await platformFor(t, { callsPerMinute: 3 });
  const statusOf = async (/** @type {string} */ path) => (await queryTask(platform, path)).status;

  assert.deepEqual([await statusOf("failing"), await statusOf("failing/subOperations"), await statusOf("fault-500/subOperations")], [200, 200, 500]);
  assert.equal(await statusOf("failing/subOperations"), 403);
  assert.equal(await statusOf("failing"), 403);
});

test("subtasks require the same credentials, and can be scripted", async (t) => {
  const platform = await platformFor(t);
  platform.script("op/subOperations", [{ status: 503 }, { body: { data: [] } }]);

  assert.equal((await queryTask(platform, "op/subOperations", {})).status, 401);
  assert.equal((await queryTask(platform, "op/subOperations", { ...credentials(platform), authorization: "Bearer x" })).status, 403);
  assert.equal((await queryTask(platform, "op/subOperations")).status, 503);
  assert.deepEqual(await readJson(queryTask(platform, "op/subOperations")), [200, { data: [] }]);
});
