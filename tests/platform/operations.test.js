import assert from "node:assert/strict";
import { test } from "node:test";

import { credentials, platformFor, queryTask, readJson } from "./support.js";

const REJECTED = [403, { resultcode: "1010005", resultmsg: "Invalid access token or appId." }];

test("a task is JSON with the ten documented fields", async (t) => {
  const platform = await platformFor(t);

  const response = await queryTask(platform, platform.tasks.firmware);

  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/json; charset=UTF-8");
  const body = await response.json();
  assert.deepEqual(Object.keys(body), [
    "operationId",
    "createTime",
    "startTime",
    "stopTime",
    "operateType",
    "targets",
    "policy",
    "status",
    "staResult",
    "extendPara",
  ]);
  assert.equal(body.operationId, "firmware-250-devices");
});

test("a call without an app key is rejected", async (t) => {
  const platform = await platformFor(t);
  const { authorization } = credentials(platform);

  /** @type {Record<string, string>[]} */
  const withoutKey = [{ authorization }, { authorization, app_key: "" }];
  for (const headers of withoutKey) {
    assert.deepEqual(await readJson(queryTask(platform, platform.tasks.firmware, headers)), [
      401,
      { resultcode: "100025", resultmsg: "AppId for auth not exist." },
    ]);
  }
});

test("a wrong app key is rejected", async (t) => {
  const platform = await platformFor(t);
  const headers = { ...credentials(platform), app_key: "other" };

  assert.deepEqual(await readJson(queryTask(platform, platform.tasks.firmware, headers)), REJECTED);
});

test("a missing, wrong or non-Bearer token is rejected", async (t) => {
  const platform = await platformFor(t);
  const token = platform.token();

  for (const authorization of ["", "Bearer other", "Bearer ", token, `Basic ${token}`]) {
    const headers = { ...credentials(platform), authorization };
    assert.deepEqual(await readJson(queryTask(platform, platform.tasks.firmware, headers)), REJECTED, authorization);
  }
});

test("the name of the app key header is configurable", async (t) => {
  const platform = await platformFor(t, { appKeyHeader: "X-App-Key" });
  const { app_key: appKey, authorization } = credentials(platform);

  assert.equal((await queryTask(platform, platform.tasks.firmware, { "x-app-key": appKey, authorization })).status, 200);
  assert.equal((await queryTask(platform, platform.tasks.firmware)).status, 401);
});

test("an unknown id is not found", async (t) => {
  const platform = await platformFor(t);

  for (const id of ["no-such-task", "constructor", "__proto__"]) {
    assert.deepEqual(
      await readJson(queryTask(platform, id)),
      [404, { error_code: "123009", error_desc: "The requested task does not exist." }],
      id,
    );
  }
});

test("an invalid id is a bad request", async (t) => {
  const platform = await platformFor(t);

  for (const id of ["a%20b", "a%2Fb", "%E4%BB%BB", "x".repeat(257)]) {
    assert.deepEqual(await readJson(queryTask(platform, id)), [400, { error_code: "120015", error_desc: "Bad request error." }], id);
  }
});

test("errorShape: gateway applies to all errors", async (t) => {
  const platform = await platformFor(t, { errorShape: "gateway" });

  assert.deepEqual(await readJson(queryTask(platform, "no-such-task")), [
    404,
    { resultcode: "123009", resultmsg: "The requested task does not exist." },
  ]);
});

test("errorShape: documented applies to all errors", async (t) => {
  const platform = await platformFor(t, { errorShape: "documented", callsPerMinute: 0 });

  assert.deepEqual(await readJson(queryTask(platform, platform.tasks.firmware)), [
    403,
    { error_code: "1010009", error_desc: "app throttle exceed." },
  ]);
});
