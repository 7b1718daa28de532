import assert from "node:assert/strict";
import { test } from "node:test";

import { EXPORTS } from "../contract/names.js";
import { credentials, queryTask, readJson } from "../platform/support.js";
import { openPage, queries } from "./page.js";

for (const load of /** @type {const} */ (["import-map", "external", "external-octets", "bundled", "global"])) {
  test(`a query from a page that loads the package: ${load}`, async (t) => {
    const { query, platform, consoleMessages } = await openPage(t, { load });
    platform.script("op", [{ body: ANSWER }]);

    assert.deepEqual(await query("op"), { task: TASK });
    assert.deepEqual(queries(platform).map(({ path }) => path), ["/iodm/northbound/v1.5.0/operations/op"]);
    assert.deepEqual(consoleMessages, []);
  });
}

for (const load of /** @type {const} */ (["import-map", "external", "global"])) {
  test(`the exports are those of the types: ${load}`, async (t) => {
    const { run } = await openPage(t, { load });

    assert.deepEqual(await run(() => Object.keys(window.sdk).sort()), [...EXPORTS].sort());
  });
}

test("a query returns the running task of the platform", async (t) => {
  const { query, platform } = await openPage(t);
  const operationId = platform.tasks.deviceGroups;

  const { task } = await query(operationId);

  const [, answer] = await readJson(queryTask(platform, operationId, credentials(platform)));
  assert.deepEqual([task.operationId, task.targets, task.issues], [operationId, answer.targets, []]);
});

test("a request has the documented path and headers, and no cookie or referrer", async (t) => {
  const { query, platform, access } = await openPage(t);

  await query("a/b c?d#e%é漢", { appKeyHeader: "x-app-key" });
  const [{ path, headers }] = queries(platform);

  assert.equal(path, "/iodm/northbound/v1.5.0/operations/a%2Fb%20c%3Fd%23e%25%C3%A9%E6%BC%A2");
  assert.deepEqual([headers["x-app-key"], headers.authorization, headers.accept], [access.appKey, `Bearer ${access.token}`, "application/json"]);
  assert.deepEqual([headers.cookie, headers.referer, headers["cache-control"]], [undefined, undefined, "no-cache"]);
});

const ANSWER = {
  operationId: "op",
  createTime: "20240229T235959Z",
  startTime: null,
  operateType: "software_upgrade",
  targets: { devices: ["d1", "设备"] },
  status: "wait",
  staResult: { total: 2, wait: 2, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 },
  extendPara: { fileVersion: "V1.1.10", size: 7 },
};

const TASK = {
  operationId: "op",
  createTime: new Date("2024-02-29T23:59:59Z"),
  startTime: null,
  stopTime: null,
  operateType: "software_upgrade",
  targets: { deviceGroups: null, deviceType: null, model: null, manufacturerName: null, devices: ["d1", "设备"] },
  policy: { executeType: "now", startTime: null, endTime: null, retryType: false, retryTimes: null },
  status: "wait",
  staResult: { total: 2, wait: 2, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 },
  extendPara: { fileVersion: "V1.1.10", size: 7 },
  issues: [],
};
