/** What steers a watch that runs: the page, the network and the caller. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { response, openWatchPage } from "./watch_page.js";

/** A task that changes with every answer, so that the pause stays the same. */
const CHANGING = Array.from({ length: 10 }, (_, success) => response({}, { success, processing: 10 - success }));

/**
 * @param {import("node:test").TestContext} t
 * @param {import("./watch_page.js").WatchOptions} [options]
 */
async function openSteered(t, options) {
  const opened = await openWatchPage(t);
  opened.platform.script("op", CHANGING);
  const { run, settle } = opened;
  const watch = () => opened.watch("op", options);

  /** @param {"hidden" | "visible"} visibilityState */
  async function show(visibilityState) {
    await run(({ visibilityState }) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value: visibilityState });
      document.dispatchEvent(new Event("visibilitychange"));
    }, { visibilityState });
    await settle();
  }

  return { ...opened, watch, show };
}

test("a hidden page asks at the longest pause, and at once when it is shown again", async (t) => {
  const { watch, show, advance, requestTimes, collected } = await openSteered(t, { maxIntervalMs: 20_000 });

  await watch();
  await advance(7);
  await show("hidden");
  await advance(20);
  assert.deepEqual(requestTimes(), [0, 5, 25]);
  await show("visible");
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 5, 25, 27, 32]);
  assert.deepEqual((await collected()).updates.map(({ poll }) => poll.nextInMs), [5000, 5000, 20_000, 5000, 5000]);
});

test("offline, the watch waits until the browser is online again", async (t) => {
  const { page, watch, advance, settle, requestTimes, collected } = await openSteered(t);

  await watch();
  await page.context().setOffline(true);
  await advance(20);
  assert.deepEqual(requestTimes(), [0]);
  await page.context().setOffline(false);
  await page.waitForFunction(() => navigator.onLine);
  await settle();
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 20, 25]);
  const { updates } = await collected();
  const told = updates.map(({ error, task, poll }) => [poll.number, error?.code ?? null, task?.staResult.success, poll.nextInMs]);
  assert.deepEqual(told, [[1, null, 0, 5000], [2, "network", 0, 60_000], [3, null, 1, 5000], [4, null, 2, 5000]]);
});

test("offline all the time, the watch asks at the longest pause", async (t) => {
  const { page, watch, advance, collected, start } = await openSteered(t, { maxIntervalMs: 10_000 });

  await watch();
  await page.context().setOffline(true);
  await advance(26);

  const { updates } = await collected();
  assert.deepEqual(updates.map(({ poll }) => (poll.askedAt.getTime() - start) / 1000), [0, 5, 15, 25]);
});

test("paused, nothing is asked until it goes on, which asks at once", async (t) => {
  const { run, watch, advance, settle, requestTimes, collected } = await openSteered(t);

  await watch();
  await advance(2);
  await run(() => window.watch.pause());
  await advance(40);
  assert.deepEqual(requestTimes(), [0]);
  await run(() => window.watch.resume());
  await settle();
  await advance(5);

  assert.deepEqual(requestTimes(), [0, 42, 47]);
  assert.deepEqual((await collected()).updates.map(({ poll }) => poll.nextInMs), [5000, 5000, 5000]);
});

test("a pause that is over before anybody looks asks at once, too", async (t) => {
  const { run, watch, advance, settle, requestTimes } = await openSteered(t);

  await watch();
  await advance(7);
  await run(() => (window.watch.pause(), window.watch.resume()));
  await settle();
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 5, 7, 12]);
});

test("paused before it begins, a watch asks nothing; refresh asks once all the same", async (t) => {
  const { run, advance, settle, requestTimes, collected, platform } = await openSteered(t);

  await run(({ baseUrl, appKey, token }) => {
    window.watch = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).watchUpgradeTask("op", token);
    window.watch.pause();
    window.collected = window.collect(window.watch);
  });
  await settle();
  await advance(20);
  assert.deepEqual(platform.calls, []);
  await run(() => window.watch.refresh());
  await settle();
  await advance(20);

  assert.deepEqual(requestTimes(), [20]);
  assert.deepEqual((await collected()).updates.map(({ poll }) => poll.nextInMs), [null]);
});

test("refresh asks at once, and the pause begins anew", async (t) => {
  const { run, watch, advance, settle, requestTimes } = await openSteered(t);

  await watch();
  await advance(3);
  await run(() => window.watch.refresh());
  await settle();
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 3, 8]);
});

test("another interval holds from the last answer on, at once", async (t) => {
  const { run, watch, advance, settle, requestTimes } = await openSteered(t);

  await watch();
  await advance(3);
  await run(() => window.watch.setInterval({ minIntervalMs: 20_000 }));
  await advance(17);
  assert.deepEqual(requestTimes(), [0, 20]);
  await advance(4);
  await run(() => window.watch.setInterval({ minIntervalMs: 2000, maxIntervalMs: 2000 }));
  await settle();
  await advance(3);

  assert.deepEqual(requestTimes(), [0, 20, 24, 26]);
});

test("an interval that is set before the first next() holds, too", async (t) => {
  const { run, advance, settle, requestTimes } = await openSteered(t);

  await run(({ baseUrl, appKey, token }) => {
    window.watch = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).watchUpgradeTask("op", token, { minIntervalMs: 1000 });
    window.watch.setInterval({ minIntervalMs: 7000 });
    window.collected = window.collect(window.watch);
  });
  await settle();
  await advance(8);

  assert.deepEqual(requestTimes(), [0, 7]);
});

test("an interval out of range is refused, and the watch goes on as it was", async (t) => {
  const { run, watch, advance, requestTimes } = await openSteered(t);

  await watch();
  const refused = await run(async () => {
    /** @type {any[]} */
    const ranges = [{ minIntervalMs: 9 }, { maxIntervalMs: 4999 }, { deadlineMs: 1 }, null];
    const works = ranges.map(async (range) => window.watch.setInterval(range));
    return (await Promise.all(works.map(window.outcome))).map(({ error }) => [error?.code, error?.message]);
  });
  await advance(6);

  assert.deepEqual(refused, [
    ["invalid_argument", "`minIntervalMs` must be a whole number from 10 to 2147483647; received 9."],
    ["invalid_argument", "`maxIntervalMs` must be at least `minIntervalMs`, which is 5000; received 4999."],
    ["invalid_argument", `There is no option "deadlineMs"; known: minIntervalMs, maxIntervalMs.`],
    ["invalid_argument", "The options must be an object; received null."],
  ]);
  assert.deepEqual(requestTimes(), [0, 5]);
});
