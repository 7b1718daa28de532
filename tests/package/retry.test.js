/** Retries of retryable errors, with a fake clock. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { queries } from "./page.js";
import { openFakeClockPage, requestTimes } from "./fake_clock_page.js";

/** @typedef {Awaited<ReturnType<typeof openFakeClockPage>>} FakeClockPage */
/** @typedef {import("../platform/responses.js").MockResponse} Answer */

const BUSY = { status: 503 };

/**
 * Starts a query with these responses.
 *
 * @param {FakeClockPage} page
 * @param {Answer[]} answers
 * @param {{ random: number, maxAttempts?: number }} how `random` is what `Math.random` says: the longest pauses or the shortest.
 */
async function send({ run, platform }, answers, { random, ...options }) {
  platform.script("op", answers);
  await run(({ baseUrl, appKey, token, random, options }) => {
    Math.random = () => random;
    window.sent = [window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, ...options }))];
  }, { random, options });
}

/** @param {FakeClockPage} page */
async function outcome({ run }) {
  const { task, error } = await run(() => window.sent[0]);
  return task?.status ?? error.code;
}

test("backoff is exponential, up to 30 s", async (t) => {
  const page = await openFakeClockPage(t);

  await send(page, [BUSY], { random: 1, maxAttempts: 9 });
  await page.advance(95);

  // After 0.5, 1, 2, 4, 8, 16 and then 30 s.
  assert.deepEqual(requestTimes(page), [0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 61.5, 91.5]);
  assert.equal(await outcome(page), "http_error");
});

test("there are three attempts, or maxAttempts", async (t) => {
  const page = await openFakeClockPage(t);
  for (const [maxAttempts, expected] of [[undefined, 3], [1, 1], [2, 2]]) {
    const before = queries(page.platform).length;
    await send(page, [BUSY], { random: 1, maxAttempts });
    await page.advance(10);
    assert.equal(queries(page.platform).length - before, expected);
    assert.equal(await outcome(page), "http_error");
  }
});

test("a successful retry resolves the query", async (t) => {
  const page = await openFakeClockPage(t);

  await send(page, [{ fault: "reset" }, { status: 500, body: { error_code: 50252 } }, { body: { operationId: "op", status: "wait" } }], { random: 0 });
  await page.advance(10);

  assert.equal(await outcome(page), "wait");
});

test("an error that is not retryable is not retried", async (t) => {
  const page = await openFakeClockPage(t);

  await send(page, [{ status: 404, body: { error_code: "123009" } }], { random: 0 });
  await page.advance(60);

  assert.deepEqual([await outcome(page), requestTimes(page)], ["task_not_found", [0]]);
});

for (const [status, code] of [[503, "http_error"], [429, "throttled"]]) {
  test(`a ${status} is not retried before Retry-After`, async (t) => {
    const page = await openFakeClockPage(t);

    await send(page, [{ status: Number(status), headers: { "retry-after": "7" } }], { random: 0, maxAttempts: 2 });
    await page.advance(6.999);
    assert.deepEqual(requestTimes(page), [0]);
    await page.advance(0.001);

    assert.deepEqual(requestTimes(page), [0, 7]);
    assert.equal(await outcome(page), code);
  });
}

test("without Retry-After, a throttled call waits for the end of the minute", async (t) => {
  const page = await openFakeClockPage(t);
  // The clock starts at noon.
  await page.advance(20);

  await send(page, [{ status: 403, body: { resultcode: "1010009" } }], { random: 0, maxAttempts: 2 });
  await page.advance(39);
  assert.deepEqual(requestTimes(page), [20]);
  await page.advance(2);

  assert.deepEqual(requestTimes(page), [20, 60]);
});

test("each attempt has its own timeout", async (t) => {
  const page = await openFakeClockPage(t);
  page.platform.script("op", [{ body: { operationId: "op", status: "wait" } }]);

  await page.run(({ baseUrl, appKey, token }) => {
    Math.random = () => 0;
    let attempts = 0;
    /** @type {typeof window.fetch} */
    const fetch = (...args) => ((attempts += 1) < 3 ? new Promise(() => {}) : window.fetch(...args));
    window.sent = [window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, fetch, timeoutMs: 2000 }))];
  });
  await page.advance(5);

  assert.deepEqual([await outcome(page), requestTimes(page)], ["wait", [4]]);
});
