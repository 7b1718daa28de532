/** An abort ends a query at once, whatever it waits for, with the caller's own reason. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { hangingServer } from "./hanging.js";
import { openPage, queries } from "./page.js";
import { settles } from "./settles.js";
import { openStoppedPage } from "./stopped_page.js";

/** In every page: aborts that reject with the very reason. @param {import("playwright-core").Page} page */
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
      // Gets its turn only after the abort below.
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

test("while the token function is asked, whose answer others still get", async (t) => {
  const { run, platform } = await openPage(t, { prepare });

  const [found, other] = await run(async ({ baseUrl, appKey, token, operationId }) => {
    let answer = (/** @type {string} */ _token) => {};
    const answered = new Promise((/** @type {(token: string) => void} */ resolve) => (answer = resolve));
    let begun = () => {};
    const asked = new Promise((/** @type {(value?: unknown) => void} */ resolve) => (begun = resolve));
    const source = () => (begun(), answered);
    const options = { baseUrl, appKey };
    const calls = window.abortable((signal) => window.sdk.queryUpgradeTask("op", source, { ...options, signal }));
    const other = window.sdk.queryUpgradeTask(operationId, source, options);
    await asked;
    calls.abort();
    const found = await calls.areReasons();
    answer(token);
    return [found, (await other).operationId];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual([found, other], [ALL_REASONS, platform.tasks.failing]);
  assert.equal(queries(platform).length, 1);
});

for (const [what, beginning] of [["in flight", undefined], ["in the middle of the answer", `{"operationId":`]]) {
  test(`${what}: the platform sees the connection close`, async (t) => {
    const { run } = await openPage(t, { prepare });
    const { url, closed, arrive } = await hangingServer(t, beginning);

    await run(({ appKey, token, url }) => {
      window.calls = window.abortable((signal) => window.sdk.queryUpgradeTask("op", token, { baseUrl: url, appKey, signal }));
    }, { url });
    await settles(arrive(5));
    const found = await run(() => {
      window.calls.abort();
      return window.calls.areReasons();
    });

    assert.deepEqual(found, ALL_REASONS);
    await settles(Promise.all(closed));
  });
}

test("between two attempts: nothing more is sent", async (t) => {
  const { run, platform, rest, pass } = await openStoppedPage(t, { prepare });
  platform.script("op", [{ status: 503 }]);

  await run(({ baseUrl, appKey, token }) => {
    Math.random = () => 1;
    window.calls = window.abortable((signal) => window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, signal }));
  });
  await rest();
  assert.equal(queries(platform).length, 5);
  const found = await run(() => {
    window.calls.abort();
    return window.calls.areReasons();
  });
  await pass(60);

  assert.deepEqual(found, ALL_REASONS);
  assert.equal(queries(platform).length, 5);
});

test("an abort after the end changes nothing, and no listener stays on the signal", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const controller = new AbortController();
    const { signal } = controller;
    /** @type {Set<unknown>} */
    const listeners = new Set();
    let added = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (/** @type {[any, any, any]} */ ...args) => {
      added += 1;
      listeners.add(args[1]);
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (/** @type {[any, any]} */ ...args) => {
      listeners.delete(args[1]);
      removeEventListener.apply(signal, args);
    };
    const options = { baseUrl, appKey, signal };
    const task = await window.sdk.queryUpgradeTask(operationId, token, options);
    const { error } = await window.outcome(window.sdk.queryUpgradeTask("none", token, options));
    controller.abort();
    return [task.operationId, error.code, added > 0, listeners.size];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, [platform.tasks.failing, "task_not_found", true, 0]);
});
