/** Fake timers in Node, as the guide says. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { UpgradeTaskClient } from "iot-upgrade-task";

mock.timers.enable({ apis: ["setTimeout", "Date"] });
mock.method(performance, "now", () => Date.now());

test("a watch polls as the fake clock goes on", async () => {
  const statuses = ["processing", "success"];
  const fetch = async () => new Response(JSON.stringify({ operationId: "op-1", status: statuses.shift() }));
  const client = new UpgradeTaskClient({ baseUrl: "https://fake-timers.example", appKey: "key", fetch });
  const watch = client.watchUpgradeTask("op-1", "token");

  const first = await watch.next();
  const second = watch.next();
  while (watch.activity.untilMs === null) await new Promise(setImmediate);
  mock.timers.tick(5_000);

  assert.deepEqual([first, await second].map(({ value }) => value?.task?.status), ["processing", "success"]);
});
