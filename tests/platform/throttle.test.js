import assert from "node:assert/strict";
import { test } from "node:test";

import { createFakeClock, credentials, platformFor, queryTask, readJson } from "./support.js";

const THROTTLED = [403, { resultcode: "1010009", resultmsg: "app throttle exceed." }];

/**
 * @param {import("./support.js").StartedPlatform} platform
 * @param {number} calls
 * @param {Record<string, string>} [headers]
 */
async function statuses(platform, calls, headers) {
  const responses = await Promise.all(Array.from({ length: calls }, () => queryTask(platform, platform.tasks.firmware, headers)));
  return responses.map(({ status }) => status);
}

test("a hundred calls a minute are admitted, and no more", async (t) => {
  const platform = await platformFor(t, { clock: createFakeClock() });

  assert.deepEqual(await statuses(platform, 100), Array(100).fill(200));
  assert.deepEqual(await readJson(queryTask(platform, platform.tasks.firmware)), THROTTLED);
});

test("the window slides: each call expires after 60 s", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock, callsPerMinute: 3 });

  assert.deepEqual(await statuses(platform, 1), [200]);
  clock.advance(40);
  assert.deepEqual(await statuses(platform, 2), [200, 200]);
  clock.advance(19.999);
  assert.deepEqual(await statuses(platform, 1), [403]);
  clock.advance(0.001);
  assert.deepEqual((await statuses(platform, 2)).sort(), [200, 403]);
});

test("a throttled call does not count, a call with a wrong token does", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock, callsPerMinute: 1 });
  const wrong = { ...credentials(platform), authorization: "Bearer other" };

  const [, rejected] = await readJson(queryTask(platform, platform.tasks.firmware, wrong));
  assert.equal(rejected.resultcode, "1010005");
  clock.advance(59);
  assert.deepEqual(await readJson(queryTask(platform, platform.tasks.firmware)), THROTTLED);
  clock.advance(1);
  assert.deepEqual(await statuses(platform, 1), [200]);
});

test("each application has its own flow control and token", async (t) => {
  const platform = await platformFor(t, { clock: createFakeClock(), callsPerMinute: 1 });
  const other = platform.addApplication();
  const headers = { app_key: other.appKey, authorization: `Bearer ${platform.token(other.appKey)}` };

  assert.deepEqual(await statuses(platform, 1), [200]);
  assert.deepEqual(await statuses(platform, 1), [403]);
  assert.deepEqual(await statuses(platform, 1, headers), [200]);
  assert.notEqual(platform.token(other.appKey), platform.token());
});
