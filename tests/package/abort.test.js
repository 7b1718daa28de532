/** An abort rejects a query immediately, in any phase, with the signal's reason. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { hangingServer } from "./hanging.js";
import { openPage, queries } from "./page.js";
import { withTimeout } from "./with_timeout.js";
import { openFakeClockPage } from "./fake_clock_page.js";

/** In every page: starts queries to abort, and checks that they reject with the signal's reason. @param {import("playwright-core").Page} page */
function prepare(page) {
  return page.addInitScript(() => {
    window.abortable = (send) => {
      const reasons = [new Error("The user left."), "stop", null, 0, undefined];
      const calls = reasons.map((reason) => {
        const controller = new AbortController();
        const { signal } = controller;
        const isReason = send(signal).then(() => "answered", (/** @type {unknown} */ error) => error === signal.reason || String(error));
        return { isReason, abort: () => controller.abort(reason) };
      });
      return {
        abort: () => calls.forEach(({ abort }) => abort()),
        areReasons: () => Promise.all(calls.map(({ isReason }) => isReason)),
      };
    };
  });
}

const ALL_REASONS = Array(5).fill(true);

test("before the call", async (t) => {
  const { run, platform } = await openPage(t, { prepare });

  const [found, asked] = await run(async ({ baseUrl, appKey, token }) => {
    let asked = 0;
    const source = () => (asked++, token);
    const calls = window.abortable(async (signal) => {
      // Continues after the abort below.
      await null;
      return window.sdk.queryUpgradeTask("op", source, { baseUrl, appKey, signal });
    });
    calls.abort();
    return [await calls.areReasons(), asked];
  });

  assert.deepEqual([found, asked], [ALL_REASONS, 0]);
  assert.deepEqual(platform.calls, []);
});

test("while the WebAssembly is loading", async (t) => {
  const { page, run, platform } = await openPage(t, { prepare, load: "external" });
  await page.route("**/*.wasm", () => {});

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const calls = window.abortable((signal) => window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, signal }));
    await new Promise((resolve) => setTimeout(resolve));
    calls.abort();
    return calls.areReasons();
  });

  assert.deepEqual(found, ALL_REASONS);
  assert.deepEqual(platform.calls, []);
});

test("while the token function is pending, whose token other calls still get", async (t) => {
  const { run, platform } = await openPage(t, { prepare });

  const [found, other] = await run(async ({ baseUrl, appKey, token, operationId }) => {
    /** @type {(token: string) => void} */
    let answer = () => {};
    /** @type {Promise<string>} */
    const answered = new Promise((resolve) => (answer = resolve));
    /** @type {(value?: unknown) => void} */
    let begin = () => {};
    const begun = new Promise((resolve) => (begin = resolve));
    const source = () => (begin(), answered);
    const options = { baseUrl, appKey };
    const calls = window.abortable((signal) => window.sdk.queryUpgradeTask("op", source, { ...options, signal }));
    const other = window.sdk.queryUpgradeTask(operationId, source, options);
    await begun;
    calls.abort();
    const found = await calls.areReasons();
    answer(token);
    return [found, (await other).operationId];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual([found, other], [ALL_REASONS, platform.tasks.failing]);
  assert.equal(queries(platform).length, 1);
});

for (const [what, beginning] of [["in flight", undefined], ["in the middle of the response", `{"operationId":`]]) {
  test(`${what}: the platform sees the connection close`, async (t) => {
    const { run } = await openPage(t, { prepare });
    const { url, closed, received } = await hangingServer(t, beginning);

    await run(({ appKey, token, url }) => {
      window.calls = window.abortable((signal) => window.sdk.queryUpgradeTask("op", token, { baseUrl: url, appKey, signal }));
    }, { url });
    await withTimeout(received(5));
    const found = await run(() => {
      window.calls.abort();
      return window.calls.areReasons();
    });

    assert.deepEqual(found, ALL_REASONS);
    await withTimeout(Promise.all(closed));
  });
}

test("between two attempts: no further request is sent", async (t) => {
  const { run, platform, settle, advance } = await openFakeClockPage(t, { prepare });
  platform.script("op", [{ status: 503 }]);

  await run(({ baseUrl, appKey, token }) => {
    Math.random = () => 1;
    window.calls = window.abortable((signal) => window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, signal }));
  });
  await settle();
  assert.equal(queries(platform).length, 5);
  const found = await run(() => {
    window.calls.abort();
    return window.calls.areReasons();
  });
  await advance(60);

  assert.deepEqual(found, ALL_REASONS);
  assert.equal(queries(platform).length, 5);
});

test("an abort after completion has no effect, and no listener and no timer is left", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const controller = new AbortController();
    const { signal } = controller;
    const begun = new Set();
    const listeners = new Set();
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (/** @type {[any, any, any]} */ ...args) => {
      begun.add("listener");
      listeners.add(args[1]);
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (/** @type {[any, any]} */ ...args) => {
      listeners.delete(args[1]);
      removeEventListener.apply(signal, args);
    };
    const timers = new Set();
    const { setTimeout, clearTimeout } = window;
    window.setTimeout = /** @type {any} */ ((/** @type {() => void} */ work, /** @type {number} */ ms) => {
      const timer = setTimeout(() => (timers.delete(timer), work()), ms);
      begun.add("timer");
      timers.add(timer);
      return timer;
    });
    window.clearTimeout = (timer) => (timers.delete(timer), clearTimeout(timer));

    const options = { baseUrl, appKey, signal };
    await window.sdk.init();
    const asked = [window.sdk.queryUpgradeTask(operationId, token, options), window.sdk.queryUpgradeTask("none", token, options)];
    const [{ task }, { error }] = await Promise.all(asked.map(window.outcome));
    controller.abort();
    await new Promise((resolve) => setTimeout(resolve));
    return [task.operationId, error.code, [...begun].sort(), listeners.size, timers.size];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, [platform.tasks.failing, "task_not_found", ["listener", "timer"], 0, 0]);
});
