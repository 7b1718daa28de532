/** Arguments and options of a watch. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";
import { response } from "./watch_page.js";

const DONE = { done: true, value: undefined };

test("an option out of range is rejected by name, before a request is sent", async (t) => {
  const { run, platform } = await openPage(t);
  const whole = (/** @type {number} */ min) => `must be a whole number from ${min} to 2147483647; received`;
  /** @type {[unknown, string][]} */
  const refused = [
    [{ deadlineMs: 0 }, `\`deadlineMs\` ${whole(1)} 0.`],
    [{ deadlineMs: Infinity }, `\`deadlineMs\` ${whole(1)} Infinity.`],
    [{ deadlineMs: 2 ** 31 }, `\`deadlineMs\` ${whole(1)} 2147483648.`],
    [{ deadlineMs: "1" }, `\`deadlineMs\` ${whole(1)} "1".`],
    [{ minIntervalMs: 9 }, `\`minIntervalMs\` ${whole(10)} 9.`],
    [{ minIntervalMs: 10.5 }, `\`minIntervalMs\` ${whole(10)} 10.5.`],
    [{ minIntervalMs: null }, `\`minIntervalMs\` ${whole(10)} null.`],
    [{ maxIntervalMs: 0 }, `\`maxIntervalMs\` ${whole(1)} 0.`],
    [{ maxIntervalMs: 4999 }, "`maxIntervalMs` must be at least `minIntervalMs`, which is 5000; received 4999."],
    [{ unchanged: 1 }, "`unchanged` must be true or false; received 1."],
    [{ signal: {} }, "`signal` must be an AbortSignal; received an object."],
    [{ interval: 1 }, `There is no option "interval"; known: signal, deadlineMs, minIntervalMs, maxIntervalMs, unchanged.`],
    [[], "The options must be an object; received a list."],
    [null, "The options must be an object; received null."],
  ];

  const found = await run(async ({ baseUrl, appKey, token, all }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    return Promise.all(all.map(async (/** @type {any} */ options) => {
      const watch = client.watchUpgradeTask("op", token, options);
      const { error } = await window.outcome(watch.next());
      return [error?.code, error?.message, error?.operationId, await watch.next()];
    }));
  }, { all: refused.map(([options]) => options) });

  assert.deepEqual(found, refused.map(([, message]) => ["invalid_argument", message, "op", DONE]));
  assert.deepEqual(platform.calls, []);
});

test("undefined is treated as absent, and the limits are inclusive", async (t) => {
  const { run, platform } = await openPage(t);
  platform.script("op", [response()]);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const nothing = { deadlineMs: undefined, minIntervalMs: undefined, maxIntervalMs: undefined, unchanged: undefined, signal: undefined };
    const all = [undefined, nothing, { minIntervalMs: 10, maxIntervalMs: 10, deadlineMs: 2 ** 31 - 1 }, { minIntervalMs: 2 ** 31 - 1 }];
    return Promise.all(all.map(async (options) => {
      const watch = client.watchUpgradeTask("op", token, /** @type {any} */ (options));
      const { value } = await watch.next();
      await watch.return?.();
      return value?.poll.nextInMs;
    }));
  });

  assert.deepEqual(found, [5000, 5000, 10, 2 ** 31 - 1]);
});

test("invalid arguments and client options reject the first next()", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const odd = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, maxAttempts: 0 });
    /** @type {any[]} */
    const watches = [client.watchUpgradeTask("..", token), client.watchUpgradeTask("op", ""), odd.watchUpgradeTask("op", token)];
    return Promise.all(watches.map(async (watch) => [(await window.outcome(watch.next())).error?.message, await watch.next()]));
  });

  assert.deepEqual(found, [
    ["`operationId` must be the id of a task; received \"..\".", DONE],
    ["`accessToken` is required and must not be empty.", DONE],
    ["`maxAttempts` must be a whole number from 1 to 100; received 0.", DONE],
  ]);
  assert.deepEqual(platform.calls, []);
});
