import assert from "node:assert/strict";
import { test } from "node:test";

import { credentials, platformFor, queryTask, readJson } from "./support.js";

test("responses are sent in order, and the last one is repeated", async (t) => {
  const platform = await platformFor(t);
  platform.script("scripted", [{ status: 503, body: { n: 1 } }, { body: { n: 2 } }]);

  assert.deepEqual(await readJson(queryTask(platform, "scripted")), [503, { n: 1 }]);
  assert.deepEqual(await readJson(queryTask(platform, "scripted")), [200, { n: 2 }]);
  assert.deepEqual(await readJson(queryTask(platform, "scripted")), [200, { n: 2 }]);
});

test("null is the unscripted response, and an empty list ends a script", async (t) => {
  const platform = await platformFor(t);
  platform.script(platform.tasks.failing, [null, { status: 500 }]);

  assert.equal((await queryTask(platform, platform.tasks.failing)).status, 200);
  assert.equal((await queryTask(platform, platform.tasks.failing)).status, 500);
  platform.script(platform.tasks.failing, []);
  assert.equal((await queryTask(platform, platform.tasks.failing)).status, 200);
});

test("a response has its own status, headers and bytes", async (t) => {
  const platform = await platformFor(t);
  platform.script("scripted", [
    { status: 418, headers: { "content-type": "text/plain", "retry-after": "7" }, body: "tea" },
    { body: Uint8Array.of(0xef, 0xbb, 0xbf, 0xff) },
    {},
  ]);

  const text = await queryTask(platform, "scripted");
  assert.deepEqual([text.status, text.headers.get("content-type"), text.headers.get("retry-after")], [418, "text/plain", "7"]);
  assert.equal(await text.text(), "tea");
  const bytes = await queryTask(platform, "scripted");
  assert.equal(bytes.headers.get("content-type"), "application/json; charset=UTF-8");
  assert.deepEqual([...new Uint8Array(await bytes.arrayBuffer())], [0xef, 0xbb, 0xbf, 0xff]);
  assert.equal(await (await queryTask(platform, "scripted")).text(), "");
});

test("the list of responses is not modified", async (t) => {
  const platform = await platformFor(t);
  const responses = [{ status: 500 }, { status: 200 }];
  platform.script("scripted", responses);

  await queryTask(platform, "scripted");

  assert.equal(responses.length, 2);
});

test("a call that the gateway rejects does not consume a response", async (t) => {
  const platform = await platformFor(t);
  platform.script("scripted", [{ body: { n: 1 } }, { body: { n: 2 } }]);
  const { app_key: appKey } = credentials(platform);

  assert.equal((await queryTask(platform, "scripted", { app_key: appKey })).status, 403);
  assert.deepEqual(await readJson(queryTask(platform, "scripted")), [200, { n: 1 }]);
});
