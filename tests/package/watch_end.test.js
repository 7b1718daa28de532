/// <reference path="./watch_window.d.ts" />
/** A watch that its caller ends leaves no request, timer or listener. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { hangingServer } from "./hanging.js";
import { openPage, queries } from "./page.js";
import { withTimeout } from "./with_timeout.js";
import { response } from "./watch_page.js";

const FOREVER = { timeoutMs: 2_000_000, minIntervalMs: 2_000_000 };

/**
 * A page that counts timers and listeners.
 *
 * @param {import("node:test").TestContext} t
 * @param {import("./page.js").PageOptions} [options]
 */
async function openTrackedPage(t, options) {
  const opened = await openPage(t, {
    ...options,
    async prepare(page) {
      await page.addInitScript(trackTimersAndListeners);
      await page.addInitScript(provideEndings);
    },
  });
  const { run } = opened;

  /**
   * Starts four watches, each of which is ended in another way, and waits until they are pending.
   *
   * @param {Partial<import("iot-upgrade-task").ClientOptions>} [clientOptions]
   * @param {number} [updates] that are read before
   */
  const start = (clientOptions = {}, updates = 0) => run(({ baseUrl, appKey, token, clientOptions, updates, FOREVER: { timeoutMs, minIntervalMs } }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, timeoutMs, ...clientOptions });
    return window.begin((signal) => client.watchUpgradeTask("op", window.source ?? token, { signal, minIntervalMs }), updates);
  }, { clientOptions, updates, FOREVER });

  return { ...opened, start };
}

/** In the page. */
function trackTimersAndListeners() {
  /** @type {Set<number>} */
  const timers = new Set();
  const { setTimeout, clearTimeout } = window;
  window.setTimeout = /** @type {any} */ ((/** @type {() => void} */ work, /** @type {number} */ ms) => {
    const timer = setTimeout(() => (timers.delete(timer), work()), ms);
    timers.add(timer);
    return timer;
  });
  window.clearTimeout = (timer) => (timers.delete(/** @type {number} */ (timer)), clearTimeout(timer));

  let added = 0;
  let listeners = 0;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isWatched = (/** @type {unknown} */ target, /** @type {string} */ type) =>
    (target instanceof AbortSignal && type === "abort") || (target === document && type === "visibilitychange") || (target === window && type === "online");
  EventTarget.prototype.addEventListener = function (/** @type {[any, any, any]} */ ...args) {
    if (isWatched(this, args[0])) (added += 1), (listeners += 1);
    return addEventListener.apply(this, args);
  };
  EventTarget.prototype.removeEventListener = function (/** @type {[any, any]} */ ...args) {
    if (isWatched(this, args[0])) listeners -= 1;
    return removeEventListener.apply(this, args);
  };
  window.alive = () => ({ timers: timers.size, listeners, added });
}

/** In the page. */
function provideEndings() {
  window.begin = async (watchWith, updates) => {
    const ways = ["return()", new Error("The user left."), "stop", undefined].map((way) => {
      const controller = new AbortController();
      const { signal } = controller;
      const watch = watchWith(signal);
      const end = way === "return()" ? () => watch.return?.() : () => controller.abort(way);
      return { watch, signal, end, pending: Promise.resolve("") };
    });
    for (let taken = 0; taken < updates; taken += 1) await Promise.all(ways.map(({ watch }) => watch.next()));
    for (const way of ways) {
      const { watch, signal } = way;
      way.pending = watch.next().then(({ done }) => (done ? "done" : "update"), (error) => (error === signal.reason ? "reason" : String(error)));
    }
    // After all microtasks.
    await new Promise((resolve) => setTimeout(resolve));
    window.end = async () => {
      await Promise.all(ways.map(({ end }) => end()));
      const settled = await Promise.all(ways.map(({ pending }) => pending));
      const after = await Promise.all(ways.map(({ watch }) => watch.next()));
      return { settled, isOver: after.every(({ done, value }) => done && value === undefined), ...window.alive() };
    };
    return window.alive();
  };
}

/** @param {{ settled: string[], isOver: boolean, timers: number, listeners: number, added: number }} found */
function assertNothingIsLeft({ added, ...found }) {
  assert.deepEqual(found, { settled: ["done", "reason", "reason", "reason"], isOver: true, timers: 0, listeners: 0 });
  assert.ok(added > 0, "Listeners were added where the test looks for them.");
}

for (const [where, beginning] of [["before the first response", undefined], ["in the middle of a response", `{"operationId":`]]) {
  test(`${where}: the platform sees the connection close`, async (t) => {
    const { start, run } = await openTrackedPage(t);
    const { url, closed, received } = await hangingServer(t, beginning);

    await start({ baseUrl: url });
    await withTimeout(received(4));
    assertNothingIsLeft(await run(() => window.end()));

    await withTimeout(Promise.all(closed));
    assert.equal(closed.length, 4);
  });
}

test("between two responses", async (t) => {
  const { start, run, platform } = await openTrackedPage(t);
  platform.script("op", [response()]);

  const { timers } = await start({}, 1);
  assert.equal(timers, 4);
  assertNothingIsLeft(await run(() => window.end()));

  assert.equal(queries(platform).length, 4);
});

test("waiting for a permit: no request is sent", async (t) => {
  const { start, run, query, platform } = await openTrackedPage(t);
  platform.script("op", [response()]);
  const options = { requestsPerMinute: 1 };
  await query("op", options);

  const { timers } = await start(options);
  assert.ok(timers > 0);
  assertNothingIsLeft(await run(() => window.end()));

  assert.equal(queries(platform).length, 1);
});

test("waiting for a token", async (t) => {
  const { start, run, platform } = await openTrackedPage(t);
  await run(() => {
    window.reasons = [];
    window.source = (reason) => (window.reasons.push(reason), new Promise(() => {}));
  });

  await run(() => window.sdk.init());
  await start();
  assert.deepEqual(await run(() => window.reasons), ["first"]);
  assertNothingIsLeft(await run(() => window.end()));

  assert.deepEqual(platform.calls, []);
});

test("while the WebAssembly is loading", async (t) => {
  const { page, start, run, platform } = await openTrackedPage(t, { load: "external" });
  await page.route("**/*.wasm", () => {});

  await start();
  assertNothingIsLeft(await run(() => window.end()));

  assert.deepEqual(platform.calls, []);
});

test("before the first next(): no request is sent, and no token function is called", async (t) => {
  const { run, platform } = await openTrackedPage(t);

  const found = await run(async ({ baseUrl, appKey }) => {
    let asked = 0;
    const source = () => (asked++, "token");
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const returned = client.watchUpgradeTask("op", source);
    const value = await returned.return?.();
    const aborted = client.watchUpgradeTask("op", source, { signal: AbortSignal.abort("stop") });
    return [value, await returned.next(), await window.outcome(aborted.next()), await aborted.next(), asked];
  });

  const done = { done: true, value: undefined };
  assert.deepEqual(found, [done, done, { error: "stop" }, done, 0]);
  assert.deepEqual(platform.calls, []);
});

test("several next() are pending: return() settles all of them, an abort rejects the first", async (t) => {
  const { run, platform } = await openTrackedPage(t);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const controller = new AbortController();
    const watches = [client.watchUpgradeTask("fault-silent", token), client.watchUpgradeTask("fault-silent", token, { signal: controller.signal })];
    const pending = watches.flatMap((watch) => [watch.next(), watch.next(), watch.next()].map(window.outcome));
    await Promise.all([watches[0]?.return?.(), watches[0]?.return?.()]);
    controller.abort("stop");
    return [await Promise.all(pending), window.alive().timers, window.alive().listeners];
  });

  const done = { task: { done: true, value: undefined } };
  assert.deepEqual(found, [[done, done, done, { error: "stop" }, done, done], 0, 0]);
  assert.ok(queries(platform).length <= 2);
});

test("break, an exception in the loop and an abort in it end the watch", async (t) => {
  const { run, platform } = await openTrackedPage(t);
  platform.script("op", [response()]);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const controller = new AbortController();
    /** @type {(() => boolean)[]} */
    const bodies = [() => true, () => { throw new Error("The page failed."); }, () => (controller.abort("stop"), false)];
    const loops = bodies.map((body) => async () => {
      const watch = client.watchUpgradeTask("op", token, { signal: controller.signal });
      const loop = await window.outcome((async () => {
        for await (const { task } of watch) if (task && body()) break;
      })());
      return [loop.error?.message ?? loop.error, await watch.next()];
    });
    const ends = [];
    for (const loop of loops) ends.push(await loop());
    const { timers, listeners } = window.alive();
    return [ends, timers, listeners];
  });

  const done = { done: true, value: undefined };
  assert.deepEqual(found, [[[undefined, done], ["The page failed.", done], ["stop", done]], 0, 0]);
  assert.equal(queries(platform).length, 3);
});

test("a watch that ends by itself leaves nothing either", async (t) => {
  const { run, platform } = await openTrackedPage(t);
  platform.script("op", [response(), { status: 503 }, response({ status: "success", stopTime: "20260131T120000Z" })]);

  const [told, { added, ...left }] = await run(async ({ baseUrl, appKey, token }) => {
    const { signal } = new AbortController();
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const told = [];
    for await (const { task, error } of client.watchUpgradeTask("op", token, { signal, minIntervalMs: 10 })) told.push(error?.code ?? task?.status);
    return /** @type {const} */ ([told, window.alive()]);
  });

  assert.deepEqual([told, left], [["processing", "http_error", "success"], { timers: 0, listeners: 0 }]);
  assert.ok(added > 0);
});

test("return() at whatever moment of a poll ends no other call", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async ({ appKey, token }) => {
    const options = { baseUrl: "https://platform.example", appKey, requestsPerMinute: 1_000_000 };
    await window.sdk.init();
    const other = window.sdk.queryUpgradeTask("op", token, { ...options, fetch: () => new Promise(() => {}) });
    const client = new window.sdk.UpgradeTaskClient({ ...options, fetch: async () => new Response(`{"operationId":"op","status":"wait"}`) });
    for (let microtasks = 0; microtasks < 100; microtasks += 1) {
      const watch = client.watchUpgradeTask("op", token);
      const next = watch.next();
      for (let count = 0; count < microtasks; count += 1) await undefined;
      void watch.return?.();
      await next;
    }
    return Promise.race([window.outcome(other), new Promise((resolve) => setTimeout(() => resolve("pending")))]);
  });

  assert.equal(found, "pending");
});
