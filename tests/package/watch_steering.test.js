/** What changes the polling of a watch: visibility, connectivity and its methods. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { response, openWatchPage } from "./watch_page.js";

/** A task that changes with every response, so that the interval stays the same. */
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

test("a hidden page polls at the maximum interval, and immediately when it becomes visible", async (t) => {
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

test("while offline, the watch polls at the maximum interval", async (t) => {
  const { page, watch, advance, collected, start } = await openSteered(t, { maxIntervalMs: 10_000 });

  await watch();
  await page.context().setOffline(true);
  await advance(26);

  const { updates } = await collected();
  assert.deepEqual(updates.map(({ poll }) => (poll.askedAt.getTime() - start) / 1000), [0, 5, 15, 25]);
});

test("resume polls no sooner where there was no pause", async (t) => {
  const { run, watch, advance, settle, requestTimes } = await openSteered(t);

  await watch();
  await advance(2);
  await run(() => window.watch.resume());
  await settle();
  await advance(4);

  assert.deepEqual(requestTimes(), [0, 5]);
});

test("after its end, a watch takes any interval without an error", async (t) => {
  const { run, settle } = await openWatchPage(t);

  const ended = await run(async ({ baseUrl, appKey, token }) => {
    const fetch = () => new Promise(() => {});
    const watch = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, fetch }).watchUpgradeTask("op", token);
    const next = watch.next();
    await window.fakeClock.settle();
    // The session has not ended yet.
    void watch.return?.();
    watch.setInterval({ minIntervalMs: 1 });
    return next;
  });
  await settle();

  assert.deepEqual(ended, { done: true, value: undefined });
});

test("paused, it sends no request; resume polls immediately", async (t) => {
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

test("pause and resume in the same task poll immediately, too", async (t) => {
  const { run, watch, advance, settle, requestTimes } = await openSteered(t);

  await watch();
  await advance(7);
  await run(() => (window.watch.pause(), window.watch.resume()));
  await settle();
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 5, 7, 12]);
});

test("a watch paused from the start sends no request; refresh polls once", async (t) => {
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

test("a watch paused from the start polls once where refresh was called before the first next, too", async (t) => {
  const { run, advance, settle, requestTimes } = await openSteered(t);

  await run(({ baseUrl, appKey, token }) => {
    window.watch = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).watchUpgradeTask("op", token);
    window.watch.pause();
    window.watch.refresh();
    window.collected = window.collect(window.watch);
  });
  await settle();
  await advance(20);

  assert.deepEqual(requestTimes(), [0]);
});

test("refresh polls immediately and restarts the interval", async (t) => {
  const { run, watch, advance, settle, requestTimes } = await openSteered(t);

  await watch();
  await advance(3);
  await run(() => window.watch.refresh());
  await settle();
  await advance(6);

  assert.deepEqual(requestTimes(), [0, 3, 8]);
});

test("a new interval applies immediately, from the last response on", async (t) => {
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

test("an interval that is set before the first next() applies", async (t) => {
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

test("an interval out of range is rejected, and the watch continues unchanged", async (t) => {
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
