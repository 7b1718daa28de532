/** Errors during a watch: retryable ones are emitted and retried, others end it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { failure } from "./failure.js";
import { hangingServer } from "./hanging.js";
import { openPage, queries } from "./page.js";
import { withTimeout } from "./with_timeout.js";
import { response, openWatchPage } from "./watch_page.js";

const DONE = { done: true, value: undefined };

/** The error of an update or at the end of a watch in watch_page.js. @param {Parameters<typeof failure>[0]} known */
const failed = (known) => failure({ operationId: "op", ...known }).error;

test("retryable errors are emitted with the last task, and retried with growing delays", async (t) => {
  const { watch, collected, requestTimes, advance, platform } = await openWatchPage(t);
  const busy = { status: 503 };
  platform.script("op", [busy, response(), busy, busy, { status: 503, headers: { "retry-after": "20" } }, { ...response(), fault: "cut off" }, response()]);

  await watch("op", { maxIntervalMs: 22_000, unchanged: true });
  await advance(60);

  const { updates, end } = await collected();
  const told = updates.map(({ error, task, changes, poll }) => [poll.number, error?.code, task?.operationId, changes.length, poll.nextInMs]);
  assert.deepEqual(told.slice(0, 7), [
    [1, "http_error", undefined, 0, 500],
    [2, undefined, "op", 0, 5000],
    [3, "http_error", "op", 0, 500],
    [4, "http_error", "op", 0, 1000],
    [5, "http_error", "op", 0, 22_000],
    [6, "network", "op", 0, 4000],
    [7, undefined, "op", 0, 7500],
  ]);
  assert.equal(updates[0]?.assessment, null);
  assert.equal(end, null);
  assert.equal(requestTimes().length, updates.length);
});

test("a successful response resets the retry delay", async (t) => {
  const { watch, collected, advance, platform } = await openWatchPage(t);
  const busy = { status: 503 };
  platform.script("op", [busy, busy, busy, response(), busy, response()]);

  await watch("op");
  await advance(16);

  assert.deepEqual((await collected()).updates.map(({ poll }) => poll.nextInMs), [500, 1000, 2000, 5000, 500]);
});

test("during an outage a watch keeps its own phase after four quick retries", async (t) => {
  const { watch, run, requestTimes, advance, platform } = await openWatchPage(t);
  platform.script("op", [{ status: 503 }]);

  await watch("op");
  await run(() => { Math.random = () => 0.25; });
  await advance(110);

  assert.deepEqual(requestTimes(), [0, 0.5, 0.75, 1.25, 2.25, 13.25, 57.25, 101.25]);
});

test("an error that is not retryable rejects next(), and then the watch is done", async (t) => {
  const { run, platform } = await openPage(t);
  const expected = {
    "fault-unknown-task": ["task_not_found", 404, "123009"],
    "fault-bad-request": ["bad_request", 400, "120015"],
    "fault-token": ["unauthorized", 403, "1010005"],
    "fault-200-html": ["invalid_json", 200, null],
    "fault-200-list": ["invalid_response", 200, null],
  };
  const ids = Object.keys(expected);
  for (const operationId of ids) platform.script(operationId, [response({ operationId }), null]);

  const found = await run(({ baseUrl, appKey, token, ids }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    return Promise.all(ids.map(async (id) => {
      const watch = client.watchUpgradeTask(id, token, { minIntervalMs: 10 });
      const { value } = await watch.next();
      const { error } = await window.outcome(watch.next());
      return [value?.task?.operationId, error.operationId, [error.code, error.httpStatus, error.platformCode], await watch.next()];
    }));
  }, { ids });

  assert.deepEqual(found, Object.entries(expected).map(([id, error]) => [id, id, error, DONE]));
  assert.equal(queries(platform).length, 10);
});

test("a token function that fails, or returns something other than a string, ends the watch", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey }) => {
    /** @type {any[]} */
    const sources = [() => { throw new Error("No session."); }, async () => { throw new Error("No session."); }, () => 7, async () => null];
    return Promise.all(sources.map(async (source) => {
      const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
      const watch = client.watchUpgradeTask("op", source);
      return [await window.outcome(watch.next()), await watch.next()];
    }));
  });

  const HINT = "Give a token of the platform's Authentication API, or a function that returns one or a promise of one.";
  const threw = failure({
    code: "invalid_argument",
    message: "The accessToken function failed instead of returning a token.",
    hint: "See the cause of this error; the function must return a token or a promise of one.",
    cause: "Error: No session.",
    operationId: "op",
  });
  const none = (/** @type {string} */ what) => failure({
    code: "invalid_argument",
    message: `The accessToken function must return a text; it returned ${what}.`,
    hint: HINT,
    operationId: "op",
  });
  assert.deepEqual(found, [threw, threw, none("a number"), none("null")].map((error) => [error, DONE]));
  assert.deepEqual(platform.calls, []);
});

test("the timeout of a token function is emitted, and the function is called again", async (t) => {
  const { run, settle, advance, platform } = await openWatchPage(t);
  platform.script("op", [response()]);

  await run(({ baseUrl, appKey, token }) => {
    window.reasons = [];
    Math.random = () => 1;
    window.source = (reason) => (window.reasons.push(reason) === 1 ? new Promise(() => {}) : Promise.resolve(token));
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, timeoutMs: 3000 });
    window.watch = client.watchUpgradeTask("op", window.source);
    window.collected = window.collect(window.watch);
  });
  await settle();
  await advance(5);

  const { updates, reasons } = await run(() => ({ ...window.collected, reasons: window.reasons }));
  assert.deepEqual(updates[0]?.error, failed({
    code: "timeout",
    message: "The accessToken function did not settle within 3000 ms.",
    hint: "Give a token of the platform's Authentication API, or a function that returns one or a promise of one.",
    retryable: true,
  }));
  assert.deepEqual(updates.map(({ task, poll }) => [task?.operationId, poll.nextInMs]), [[undefined, 500], ["op", 5000]]);
  assert.deepEqual(reasons, ["first", "first"]);
});

test("an expired token is refreshed once, without an update", async (t) => {
  const { page, run, settle, advance, platform, secrets } = await openWatchPage(t);
  await page.exposeFunction("login", () => {
    const token = platform.token();
    secrets.add(token);
    return token;
  });

  await run(({ baseUrl, appKey, operationId }) => {
    window.reasons = [];
    window.source = (reason) => (window.reasons.push(reason), window.login());
    window.watch = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).watchUpgradeTask(operationId, window.source);
    window.collected = window.collect(window.watch);
  }, { operationId: platform.tasks.failing });
  await page.waitForFunction(() => window.collected.updates.length === 1);
  platform.expireTokens();
  await advance(5);
  await page.waitForFunction(() => window.collected.updates.length === 2);
  await advance(5);
  await settle();

  const { updates, reasons } = await run(() => ({ ...window.collected, reasons: window.reasons }));
  assert.deepEqual(updates.map(({ error, poll }) => [error, poll.number]), [[null, 1], [null, 2], [null, 3]]);
  assert.deepEqual(reasons, ["first", "rejected"]);
  assert.deepEqual(queries(platform).map(({ status }) => status), [200, 403, 200, 200]);
});

const LATE = {
  code: "timeout",
  message: "The upgrade task did not end within 12000 ms.",
  hint: "Watch it again, or give the watch more time with deadlineMs.",
};

for (const [where, steer] of /** @type {const} */ ([["between two responses", ""], ["while paused", "pause"]])) {
  test(`the deadline ends the watch ${where}`, async (t) => {
    const { watch, run, collected, requestTimes, advance, platform } = await openWatchPage(t);
    platform.script("op", [response()]);

    await watch("op", { deadlineMs: 12_000, minIntervalMs: 20_000 });
    await run(({ steer }) => steer && window.watch[steer](), { steer });
    await advance(11);
    assert.equal((await collected()).end, null);
    await advance(30);

    const { updates, end } = await collected();
    assert.deepEqual([updates.length, end, requestTimes()], [1, failed(LATE), [0]]);
  });
}

test("the deadline ends the watch while it waits for its turn in the budget, which then is another's", async (t) => {
  const { watch, run, collected, requestTimes, advance, settle, platform } = await openWatchPage(t);
  platform.script("op", [response()]);
  const one = { requestsPerMinute: 1 };

  await watch("op", { deadlineMs: 12_000 }, one);
  await advance(11.999);
  const { kind, untilMs } = await run(() => window.watch.activity);
  assert.deepEqual([kind, untilMs, (await collected()).end], ["budget", 7_000, null]);
  await advance(0.001);

  const { updates, end } = await collected();
  assert.deepEqual([updates.length, end], [1, failed(LATE)]);
  await run(({ baseUrl, appKey, token, one }) => {
    window.sent = [window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, ...one }))];
  }, { one });
  await settle();
  await advance(50);
  assert.deepEqual(requestTimes(), [0, 60.001]);
});

test("the deadline cancels the pending request: the platform sees the connection close", async (t) => {
  const { run, advanceWithoutResponses } = await openWatchPage(t);
  const { url, closed, received } = await hangingServer(t);

  await run(({ appKey, token, url }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl: url, appKey, timeoutMs: 2_000_000 });
    window.watch = client.watchUpgradeTask("op", token, { deadlineMs: 12_000 });
    window.sent = [window.outcome(window.watch.next())];
  }, { url });
  await withTimeout(received(1));
  await advanceWithoutResponses(12);
  const [late] = await run(() => Promise.all(window.sent));

  assert.deepEqual(late, failure({ ...LATE, operationId: "op" }));
  await withTimeout(Promise.all(closed));
});
