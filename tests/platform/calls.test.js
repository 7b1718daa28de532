import assert from "node:assert/strict";
import { test } from "node:test";

import { createCalls } from "./calls.js";
import { createFakeClock, credentials, platformFor, queryTask } from "./support.js";

test("every call is logged as it was sent", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock });
  const headers = credentials(platform);
  assert.equal(platform.calls.length, 0);

  await queryTask(platform, platform.tasks.firmware);
  clock.advance(5);
  await queryTask(platform, "a%2Fb?x=1");

  const base = "/iodm/northbound/v1.5.0/operations";
  assert.deepEqual(
    platform.calls.map(({ method, path, time, status }) => ({ method, path, time, status })),
    [
      { method: "GET", path: `${base}/firmware-250-devices`, time: clock() - 5000, status: 200 },
      { method: "GET", path: `${base}/a%2Fb?x=1`, time: clock(), status: 400 },
    ],
  );
  assert.equal(platform.calls[0]?.headers.app_key, headers.app_key);
  assert.equal(platform.calls[0]?.headers.authorization, headers.authorization);
});

test("a call without a route is logged", async (t) => {
  const platform = await platformFor(t);

  await fetch(`${platform.url}/elsewhere`, { method: "DELETE" });

  assert.deepEqual(platform.calls.map(({ method, path, status }) => [method, path, status]), [["DELETE", "/elsewhere", 404]]);
});

test("busiestMinute is the highest number of queries in any 60 s", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock });
  assert.equal(platform.busiestMinute(), 0);

  for (const pause of [0, 30, 29, 1, 59, 0]) {
    clock.advance(pause);
    await queryTask(platform, platform.tasks.firmware);
  }
  await fetch(`${platform.url}/iocm/app/sec/v1.1.0/login`, { method: "POST", body: new URLSearchParams() });

  // Received at 0, 30, 59, 60, 119 and 119 s.
  assert.equal(platform.busiestMinute(), 3);
});

test("the oldest calls are dropped", () => {
  let now = 0;
  const { list, record } = createCalls({ clock: () => (now += 1) });
  const request = { method: "GET", url: "/", headers: {} };
  const reply = { raw: { headersSent: true, statusCode: 200 } };

  for (let call = 0; call < 10_003; call += 1) {
    record(request, reply);
  }

  assert.deepEqual([list.length, list[0]?.time, list.at(-1)?.time], [10_000, 4, 10_003]);
});
