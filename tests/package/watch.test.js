/** The updates of a watch, and when it polls. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { queries } from "./page.js";
import { response, openWatchPage } from "./watch_page.js";

test("a watch emits updates until the task ends, and then stops polling", async (t) => {
  const { watch, collected, requestTimes, advance, run, platform } = await openWatchPage(t);

  await watch(platform.tasks.failing);
  await advance(60);

  const { updates, end } = await collected();
  assert.equal(end, "done");
  assert.deepEqual(requestTimes(), [0, 5, 10, 15, 20, 25, 30]);
  const told = updates.map(({ task, assessment, poll }) => [poll.number, task?.status, assessment?.verdict, assessment?.finished, poll.nextInMs]);
  assert.deepEqual(told, [
    [1, "processing", "in_progress", 0, 5000],
    [2, "processing", "in_progress", 0, 5000],
    [3, "processing", "in_progress_with_failures", 1, 5000],
    [4, "processing", "in_progress_with_failures", 6, 5000],
    [5, "processing", "in_progress_with_failures", 11, 5000],
    [6, "processing", "in_progress_with_failures", 16, 5000],
    [7, "failed", "failed", 20, null],
  ]);
  assert.deepEqual(await run(() => window.watch.next()), { done: true, value: undefined });
  await run(() => (window.watch.refresh(), window.watch.resume()));
  await advance(5);
  assert.equal(queries(platform).length, 7);
});

test("the times of an update", async (t) => {
  const { watch, run, collected, advance, platform, start } = await openWatchPage(t);
  platform.script("op", [response(), response(), { status: 503 }, response({}, { success: 1, processing: 9 })]);
  await run(() => {
    const { fetch } = window;
    // Every response takes two seconds.
    window.fetch = async (...args) => {
      const response = await fetch(...args);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return response;
    };
  });

  await watch("op", { unchanged: true });
  await advance(23);

  const { updates } = await collected();
  const second = (/** @type {Date | null} */ time) => time && (time.getTime() - start) / 1000;
  const clocks = updates.map(({ poll }) => [second(poll.askedAt), second(poll.answeredAt), second(poll.changedAt)]);
  // 7.5 s after a response that changed nothing, and half a second after a failure.
  assert.deepEqual(clocks, [[0, 2, null], [7, 9, null], [16.5, 9, null], [19, 21, 21]]);
});

test("the interval is three times as long while a task waits, grows while nothing changes, and is reset by a change", async (t) => {
  const { watch, requestTimes, collected, advance, platform } = await openWatchPage(t);
  const waiting = response({ status: "wait", startTime: null }, { wait: 10, processing: 0 });
  platform.script("op", [waiting, waiting, response(), response(), response(), response({}, { success: 1, processing: 9 })]);

  await watch("op", { minIntervalMs: 4000, maxIntervalMs: 17_000 });
  await advance(60);

  // 12, then 17 instead of 18; 4, 6, 9; 4, 6.
  assert.deepEqual(requestTimes(), [0, 12, 29, 33, 39, 48, 52, 58]);
  assert.deepEqual((await collected()).updates.map(({ poll }) => poll.number), [1, 3, 6]);
});

test("an identical response causes no update, or one with the same task object", async (t) => {
  const { watch, advance, run, platform } = await openWatchPage(t);
  platform.script("op", [response()]);

  /** @type {[number, number][]} */
  const found = [];
  for (const unchanged of [false, true]) {
    await watch("op", { minIntervalMs: 1000, unchanged });
    await advance(5);
    found.push(await run(() => {
      void window.watch.return?.();
      const { updates } = window.collected;
      return [updates.length, new Set(updates.map(({ task }) => task)).size];
    }));
  }

  // After 0, 1, 2.5 and 4.75 s.
  assert.equal(queries(platform).length, 8);
  assert.deepEqual(found, [[1, 1], [4, 1]]);
});

test("changes have paths; times are Dates, lists and extendPara are not split", async (t) => {
  const { watch, collected, advance, platform } = await openWatchPage(t);
  const later = { status: "success", stopTime: "20260131T120005Z", targets: { devices: ["d0"] }, extendPara: { fileVersion: "V1", note: { a: 1 } } };
  platform.script("op", [response(), response(later, { processing: 0, success: 10 })]);

  await watch("op");
  await advance(5);

  const { updates } = await collected();
  const devices = Array.from({ length: 10 }, (_, index) => `d${index}`);
  assert.deepEqual(updates.map(({ changes }) => changes), [
    [],
    [
      { path: "stopTime", from: null, to: new Date("2026-01-31T12:00:05Z") },
      { path: "targets.devices", from: devices, to: ["d0"] },
      { path: "status", from: "processing", to: "success" },
      { path: "staResult.processing", from: 10, to: 0 },
      { path: "staResult.success", from: 0, to: 10 },
      { path: "extendPara", from: { fileVersion: "V1" }, to: { fileVersion: "V1", note: { a: 1 } } },
    ],
  ]);
  assert.deepEqual(updates.map(({ issues }) => issues), [[], []]);
});

test("invalid transitions are issues of the update, not of the task", async (t) => {
  const { watch, collected, advance, platform } = await openWatchPage(t);
  platform.script("op", [
    response({}, { success: 3, processing: 7 }),
    response({ createTime: "20260131T110001Z" }, { total: 9, success: 2, processing: 7 }),
  ]);

  await watch("op");
  await advance(5);

  const [, second] = (await collected()).updates;
  const inconsistent = { code: "inconsistent", severity: "violation" };
  const moved = `\`createTime\` should not move from "20260131T110000Z"; received "20260131T110001Z".`;
  assert.deepEqual(second?.issues, [
    { ...inconsistent, path: "createTime", message: moved, received: `"20260131T110001Z"` },
    { ...inconsistent, path: "staResult.total", message: "`staResult.total` should not shrink from 10; received 9.", received: "9" },
    { ...inconsistent, path: "staResult.success", message: "`staResult.success` should not fall from 3; received 2.", received: "2" },
  ]);
  assert.deepEqual(second?.task?.issues, []);
});

test("a verdict that changes with time is emitted without a request; the assessment is that of assessUpgradeTask", async (t) => {
  // The window starts after 6 s and ends after 42 s.
  const { run, advance, settle, platform } = await openWatchPage(t, { platform: { speed: 10 } });

  await run(({ baseUrl, appKey, token, operationId }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    window.watch = client.watchUpgradeTask(operationId, token, { minIntervalMs: 20_000 });
    window.noted = [];
    void (async () => {
      for await (const { task, assessment, poll } of window.watch) {
        const expected = task && window.sdk.assessUpgradeTask(task, new Date());
        const isSame = JSON.stringify(assessment) === JSON.stringify(expected);
        window.noted.push([poll.number, assessment?.verdict, poll.nextInMs, isSame]);
      }
    })();
  }, { operationId: platform.tasks.customWindow });
  await settle();
  await advance(50);

  // The window includes its end.
  assert.deepEqual(await run(() => window.noted), [
    [1, "scheduled", 60_000, true],
    [1, "queued", 54_000, true],
    [1, "window_closed", 17_999, true],
  ]);
  assert.equal(queries(platform).length, 1);
});

test("eta is a range that contains the end, once there are enough observations; null while devices wait to come online", async (t) => {
  const { watch, collected, advance, platform } = await openWatchPage(t, { platform: { speed: 4 } });
  const often = { minIntervalMs: 2000 };

  await watch(platform.tasks.deviceGroups, often);
  await advance(32);
  const { updates, end } = await collected();
  await watch(platform.startTask("deviceOnline"), often);
  await advance(40);

  assert.equal(end, "done");
  const ended = updates.at(-1)?.poll.askedAt.getTime() ?? 0;
  const etas = updates.map(({ eta, poll }) => eta && { ...eta, leftMs: ended - poll.askedAt.getTime() });
  assert.deepEqual(etas.slice(0, 3), [null, null, null]);
  assert.equal(etas.at(-1), null);
  const ranges = etas.filter((eta) => eta !== null);
  assert.ok(ranges.length > 3, `etas: ${JSON.stringify(etas)}`);
  for (const { lowMs, highMs, leftMs } of ranges) assert.ok(lowMs <= leftMs && leftMs <= highMs, `${lowMs} ${leftMs} ${highMs}`);
  const online = (await collected()).updates;
  assert.ok(online.length > 1 && online.every(({ eta }) => eta === null));
});

test("every update has every key, and can be cloned except for its error", async (t) => {
  const { run, advance, settle, platform } = await openWatchPage(t);
  platform.script("op", [{ status: 503 }, response(), response({}, { success: 1, processing: 9, total: 9 })]);

  await run(({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    window.noted = [];
    window.watch = client.watchUpgradeTask("op", token);
    void (async () => {
      for await (const update of window.watch) {
        const { error, ...rest } = update;
        const isCloned = JSON.stringify(structuredClone(rest)) === JSON.stringify(rest);
        const isDate = structuredClone(rest).poll.askedAt instanceof Date;
        window.noted.push([Object.keys(update), isCloned && isDate, error instanceof window.sdk.UpgradeTaskError]);
      }
    })();
  });
  await settle();
  await advance(6);

  const keys = ["task", "assessment", "changes", "issues", "poll", "eta", "error"];
  assert.deepEqual(await run(() => window.noted), [true, false, false].map((isFailure) => [keys, true, isFailure]));
});

test("two watches of one client are independent", async (t) => {
  const { run, settle, advance, platform } = await openWatchPage(t);
  const { failing, stopped } = platform.tasks;

  await run(({ baseUrl, appKey, token, failing, stopped }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    window.watch = client.watchUpgradeTask(failing, token);
    const others = [stopped, failing].map((id) => client.watchUpgradeTask(id, token));
    window.crowd = [window.watch, ...others].map(window.collect);
  }, { failing, stopped });
  await settle();
  await run(() => void window.watch.return?.());
  await advance(40);

  const crowd = await run(() => window.crowd);
  const told = crowd.map(({ updates, end }) => [updates.length, updates.at(-1)?.task?.operationId, updates.at(-1)?.task?.status, end]);
  assert.deepEqual(told, [
    [1, failing, "processing", "done"],
    [7, stopped, "stop", "done"],
    [7, failing, "failed", "done"],
  ]);
});

test("two concurrent next() return two updates in order, and no request is sent while none is pending", async (t) => {
  const { run, advance, settle, platform } = await openWatchPage(t);
  const counts = [0, 1, 2].map((success) => response({}, { success, processing: 10 - success }));
  platform.script("op", counts);

  await run(({ baseUrl, appKey, token }) => {
    window.watch = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).watchUpgradeTask("op", token);
  });
  await advance(20);
  assert.deepEqual(queries(platform), []);

  const take = () => run(() => {
    const next = async () => (await window.watch.next()).value?.task?.staResult.success;
    window.noted = [next(), next()];
  });
  const taken = () => run(() => Promise.all(window.noted));
  await take();
  await advance(20);
  assert.deepEqual([await taken(), queries(platform).length], [[0, 1], 2]);

  // The interval has elapsed: next() sends a request immediately.
  await run(() => void (window.noted = [window.watch.next()]));
  await settle();
  const [{ value }] = await taken();
  assert.deepEqual([value.task.staResult.success, value.poll.number], [2, 3]);
});
