/**
 * Calls are isolated: what one call's `fetch`, body, token function or signal does, at whatever
 * time, ends no other call and is never an unhandled rejection.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

/** What a `fetch` does after its call has ended, by what it is given to do it: see `tricks`. */
const LATE = ["rejects late", "rejects late with nothing", "resolves late", "resolves late with nothing", "has a body that ends late", "has a body that fails late"];

/** In every page: stand-ins for `fetch`, each of which reports when it has done its deed. @param {import("playwright-core").Page} page */
function prepare(page) {
  return page.addInitScript(() => {
    const aborted = (/** @type {AbortSignal | null | undefined} */ signal) => new Promise((resolve) => signal?.addEventListener("abort", resolve));
    /** @type {Promise<unknown>[]} */
    window.deeds = [];
    const later = async (/** @type {AbortSignal | null | undefined} */ signal, /** @type {() => void} */ deed) => {
      // A stream that was cancelled meanwhile cannot be closed.
      const done = aborted(signal).then(() => new Promise((resolve) => setTimeout(resolve, 50))).then(deed).catch(() => {});
      window.deeds.push(done);
    };
    const text = `{"operationId":"op","status":"wait"}`;
    window.tricks = {
      "rejects late": (_, init) => new Promise((_, reject) => later(init?.signal, () => reject(new Error("late")))),
      "rejects late with nothing": (_, init) => new Promise((_, reject) => later(init?.signal, () => reject(undefined))),
      "resolves late": (_, init) => new Promise((resolve) => later(init?.signal, () => resolve(new Response(text)))),
      "resolves late with nothing": (_, init) => new Promise((resolve) => later(init?.signal, () => resolve(/** @type {any} */ (undefined)))),
      "has a body that ends late": async (_, init) => new Response(new ReadableStream({ start: (stream) => void later(init?.signal, () => stream.close()) })),
      "has a body that fails late": async (_, init) => new Response(new ReadableStream({ start: (stream) => void later(init?.signal, () => stream.error("late")) })),
    };
    window.unhandled = [];
    window.addEventListener("unhandledrejection", ({ reason }) => window.unhandled.push(String(reason)));
  });
}

for (const [how, expected] of /** @type {const} */ ([["an abort", "enough"], ["a timeout", "timeout"]])) {
  test(`what fetch does after ${how} reaches nobody`, async (t) => {
    const { run, platform, consoleMessages } = await openPage(t, { prepare });

    const found = await run(async ({ baseUrl, appKey, token, operationId, how, names }) => {
      const { queryUpgradeTask } = window.sdk;
      const options = { baseUrl, appKey };
      const silent = queryUpgradeTask("fault-silent", token, { ...options, timeoutMs: 1_000, maxAttempts: 1 });
      const ended = names.map(async (name) => {
        const controller = new AbortController();
        const { signal } = controller;
        /** @type {typeof window.fetch} */
        const fetch = (...args) => {
          if (how === "an abort") setTimeout(() => controller.abort("enough"));
          return window.tricks[name](...args);
        };
        const { error } = await window.outcome(queryUpgradeTask("op", token, { baseUrl: `https://${name.replaceAll(" ", "-")}.example`, appKey, fetch, timeoutMs: 100, maxAttempts: 1, signal }));
        return error?.code ?? error;
      });
      const codes = await Promise.all(ended);
      await Promise.all(window.deeds);
      const [{ error }, next] = await Promise.all([window.outcome(silent), queryUpgradeTask(operationId, token, options)]);
      return { codes, deeds: window.deeds.length, other: error.code, next: next.operationId, unhandled: window.unhandled };
    }, { operationId: platform.tasks.failing, how, names: LATE });

    assert.deepEqual(found, { codes: LATE.map(() => expected), deeds: LATE.length, other: "timeout", next: platform.tasks.failing, unhandled: [] });
    assert.deepEqual(consoleMessages, []);
  });
}

test("what a token function does after the call has ended reaches nobody", async (t) => {
  const { run, platform, consoleMessages } = await openPage(t, { prepare });

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const { queryUpgradeTask } = window.sdk;
    const options = { baseUrl, appKey, timeoutMs: 50, maxAttempts: 1 };
    /** @type {(() => void)[]} */
    const deeds = [];
    const late = [
      () => new Promise((_, reject) => deeds.push(() => reject(new Error("late")))),
      () => new Promise((resolve) => deeds.push(() => resolve(token))),
      () => new Promise((resolve) => deeds.push(() => resolve(/** @type {any} */ (7)))),
    ];
    const ended = await Promise.all(late.map((source) => window.outcome(queryUpgradeTask("op", /** @type {any} */ (source), options))));
    for (const deed of deeds) deed();
    const next = await queryUpgradeTask(operationId, token, { baseUrl, appKey });
    return { codes: ended.map(({ error }) => error.code), next: next.operationId, unhandled: window.unhandled };
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, { codes: ["timeout", "timeout", "timeout"], next: platform.tasks.failing, unhandled: [] });
  assert.deepEqual(consoleMessages, []);
});

test("a signal that throws, or calls back after the end, harms only its own call", async (t) => {
  const { run, platform, consoleMessages } = await openPage(t, { prepare });

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const { queryUpgradeTask } = window.sdk;
    /** @type {(() => void)[]} */
    const listeners = [];
    const raise = () => {
      throw new Error("no");
    };
    const signals = [
      { aborted: false, addEventListener() {}, removeEventListener: raise },
      { aborted: false, addEventListener: (/** @type {string} */ _, /** @type {() => void} */ listener) => listeners.push(listener), removeEventListener() {} },
      { aborted: false, addEventListener: raise, removeEventListener() {} },
    ];
    const options = { baseUrl, appKey };
    const outcomes = await Promise.all(signals.map((signal) => window.outcome(queryUpgradeTask(operationId, token, { ...options, signal: /** @type {any} */ (signal) }))));
    for (const listener of listeners) listener();
    const next = await queryUpgradeTask(operationId, token, options);
    return { outcomes: outcomes.map(({ task, error }) => task?.operationId ?? error.code), next: next.operationId, unhandled: window.unhandled };
  }, { operationId: platform.tasks.failing });

  const { failing } = platform.tasks;
  assert.deepEqual(found, { outcomes: [failing, failing, "invalid_argument"], next: failing, unhandled: [] });
  assert.deepEqual(consoleMessages, []);
});

test("a stream of empty chunks that never ends is a timeout, and timers fire meanwhile", async (t) => {
  const { run, platform, consoleMessages } = await openPage(t, { prepare });

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const { queryUpgradeTask } = window.sdk;
    const fetch = async () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array()) }));
    const endless = window.outcome(queryUpgradeTask("op", token, { baseUrl: "https://endless.example", appKey, fetch, timeoutMs: 200, maxAttempts: 1 }));
    const other = await queryUpgradeTask(operationId, token, { baseUrl, appKey });
    const { error } = await endless;
    return [error.code, other.operationId, window.unhandled];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, ["timeout", platform.tasks.failing, []]);
  assert.deepEqual(consoleMessages, []);
});

test("a storm of 3,000 aborts ends in 3,000 aborts and nothing else", async (t) => {
  const { run, platform, consoleMessages } = await openPage(t, { prepare });

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const { queryUpgradeTask } = window.sdk;
    const other = queryUpgradeTask(operationId, token, { baseUrl, appKey });
    const controller = new AbortController();
    const { signal } = controller;
    /** @type {(value?: unknown) => void} */
    let begin = () => {};
    const begun = new Promise((resolve) => (begin = resolve));
    /** @type {typeof window.fetch} */
    const fetch = (...args) => {
      if (window.deeds.length === 1_000) begin();
      return window.tricks["rejects late"](...args);
    };
    const options = { baseUrl: "https://storm.example", appKey, fetch, signal, requestsPerMinute: 1_000_000 };
    const calls = Array.from({ length: 3_000 }, () => window.outcome(queryUpgradeTask("op", token, options)));
    await begun;
    controller.abort("storm");
    const outcomes = await Promise.all(calls);
    await Promise.all(window.deeds);
    const next = await queryUpgradeTask(operationId, token, { baseUrl, appKey });
    return { aborts: outcomes.filter(({ error }) => error === "storm").length, sent: window.deeds.length > 1_000, other: (await other).operationId, next: next.operationId, unhandled: window.unhandled };
  }, { operationId: platform.tasks.failing });

  const { failing } = platform.tasks;
  assert.deepEqual(found, { aborts: 3_000, sent: true, other: failing, next: failing, unhandled: [] });
  assert.deepEqual(consoleMessages, []);
});

for (const [why, options] of /** @type {const} */ ([["timeout", { timeoutMs: 100 }], ["invalid_response", { maxResponseBytes: 1 }]])) {
  test(`the stream of a body that is not read to its end is cancelled: ${why}`, async (t) => {
    const { run, consoleMessages } = await openPage(t, { prepare });

    const found = await run(async ({ appKey, token, options }) => {
      /** @type {(value?: unknown) => void} */
      let cancel = () => {};
      const cancelled = new Promise((resolve) => (cancel = resolve));
      const fetch = async () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(2)), cancel: () => (cancel("cancelled"), Promise.reject(new Error("no"))) }));
      const { error } = await window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl: "https://stream.example", appKey, fetch, maxAttempts: 1, ...options }));
      return [error.code, await cancelled, window.unhandled];
    }, { options });

    assert.deepEqual(found, [why, "cancelled", []]);
    assert.deepEqual(consoleMessages, []);
  });
}
