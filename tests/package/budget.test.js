/** The rate limit, with a fake clock. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { queries } from "./page.js";
import { openFakeClockPage, requestTimes } from "./fake_clock_page.js";

/** @typedef {Awaited<ReturnType<typeof openFakeClockPage>>} FakeClockPage */
/** @typedef {Partial<import("iot-upgrade-task").ClientOptions>} Options */

/**
 * Starts queries in order, without waiting for the responses.
 *
 * @param {FakeClockPage} page
 * @param {string[]} operationIds
 * @param {Options} [options]
 */
function send({ run }, operationIds, options = {}) {
  return run(({ baseUrl, appKey, token, operationIds, options }) => {
    const all = operationIds.map((id) => window.outcome(window.sdk.queryUpgradeTask(id, token, { baseUrl, appKey, ...options })));
    window.sent = [...(window.sent ?? []), ...all];
  }, { operationIds, options });
}

/** Their outcomes. @param {FakeClockPage} page */
function outcomes({ run }) {
  return run(async () => (await Promise.all(window.sent)).map(({ task, error }) => task?.operationId ?? error.code));
}

/** @param {FakeClockPage} page */
function requestedIds({ platform }) {
  return queries(platform).map(({ path }) => path.split("/").at(-1));
}

test("queries beyond the limit are spread over the minute in order, and no minute exceeds the limit", async (t) => {
  const page = await openFakeClockPage(t);
  const operationIds = Array.from({ length: 12 }, (_, index) => `op-${index}`);
  for (const operationId of operationIds) page.platform.script(operationId, [{ body: { operationId, status: "wait" } }]);

  // Waiting for a permit does not count towards the timeout.
  await send(page, operationIds, { requestsPerMinute: 5, timeoutMs: 1000 });
  await page.advance(140);

  assert.deepEqual(requestTimes(page), [0, 12.001, 24.002, 36.003, 48.004, 60.005, 72.006, 84.007, 96.008, 108.009, 120.01, 132.011]);
  assert.equal(page.platform.busiestMinute(), 5);
  assert.deepEqual([requestedIds(page), await outcomes(page)], [operationIds, operationIds]);
});

test("by default a hundred requests per minute are allowed, twenty of them at once", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;

  await send(page, Array(130).fill(failing));
  await page.settle();
  assert.equal(queries(page.platform).length, 20);
  await page.advance(90);

  assert.ok(page.platform.busiestMinute() <= 100);
  assert.deepEqual(await outcomes(page), Array(130).fill(failing));
});

test("of different limits, the smallest one in use applies", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;

  await send(page, Array(3).fill(failing), { requestsPerMinute: 100 });
  await send(page, [failing], { requestsPerMinute: 4 });
  await send(page, Array(4).fill(failing), { requestsPerMinute: 100 });
  await page.advance(70);

  // Four a minute: each request counts until a minute after its end.
  assert.deepEqual(requestTimes(page), [0, 0, 0, 45.001, 60.002]);
});

test("other app keys and other base URLs have separate limits", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;
  const other = page.platform.addApplication();

  await send(page, [failing, failing], { requestsPerMinute: 1 });
  await send(page, [failing], { requestsPerMinute: 1, appKey: other.appKey });
  await send(page, [failing], { requestsPerMinute: 1, baseUrl: page.access.baseUrl.replace("127.0.0.1", "localhost") });
  await page.settle();

  assert.deepEqual(requestTimes(page), [0, 0, 0]);
});

test("a budget is forgotten once nothing of it counts any more, when there is a new one", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;
  const sendWithNewKey = async () => {
    await send(page, [failing], { appKey: page.platform.addApplication().appKey });
    await page.settle();
    return page.run(() => /** @type {any} */ (globalThis)[Symbol.for("iot-upgrade-task/budgets/3")].size);
  };

  assert.deepEqual([await sendWithNewKey(), await sendWithNewKey()], [1, 2]);
  // A request counts until its timeout has passed at the latest, and a minute.
  await page.advance(95);
  assert.equal(await sendWithNewKey(), 3);
  await page.advance(0.001);
  assert.equal(await sendWithNewKey(), 2);
});

test("both copies of the package in a page share the limit", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;

  await send(page, [failing], { requestsPerMinute: 1 });
  await page.run(async () => {
    window.sdk = await import("iot-upgrade-task/external");
  });
  await send(page, [failing], { requestsPerMinute: 1 });
  await page.advance(60);
  assert.deepEqual(requestTimes(page), [0]);
  await page.advance(0.001);

  assert.deepEqual(requestTimes(page), [0, 60.001]);
  assert.deepEqual(await outcomes(page), [failing, failing]);
});

test("after a throttled response, all calls wait", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;
  page.platform.script("busy", [{ status: 429, headers: { "retry-after": "30" } }, { body: { operationId: "busy", status: "wait" } }]);

  await send(page, ["busy"]);
  await page.advance(5);
  await send(page, [failing, failing]);
  await page.advance(24);
  assert.deepEqual(requestedIds(page), ["busy"]);
  await page.advance(3);

  assert.deepEqual(requestedIds(page).sort(), ["busy", "busy", failing, failing].sort());
  assert.deepEqual(await outcomes(page), ["busy", failing, failing]);
});

for (const retryAfter of ["7200", "Thu, 01 Jan 2099 00:00:00 GMT"]) {
  test(`Retry-After: ${retryAfter} holds a budget for an hour, and calls are told so at once`, async (t) => {
    const page = await openFakeClockPage(t);
    const { failing } = page.platform.tasks;
    page.platform.script("busy", [{ status: 429, headers: { "retry-after": retryAfter } }]);
    const errors = () => page.run(async () => (await Promise.all(window.sent)).map(({ error }) => error && [error.code, error.retryAfterMs]));

    await send(page, ["busy"]);
    await page.settle();
    await page.advance(1_800);
    await send(page, [failing]);
    await page.settle();
    assert.deepEqual(await errors(), [["throttled", 3_600_000], ["throttled", 1_800_000]]);
    assert.deepEqual(requestedIds(page), ["busy"]);

    await page.advance(1_800);
    await send(page, [failing]);
    await page.settle();
    assert.deepEqual(requestedIds(page), ["busy", failing]);
  });
}

test("a query that is aborted while it waits gives its permit to the next", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;

  await send(page, [failing], { requestsPerMinute: 1 });
  const reason = await page.run(async ({ baseUrl, appKey, token }) => {
    const controller = new AbortController();
    const options = { baseUrl, appKey, requestsPerMinute: 1, signal: controller.signal };
    const waiting = window.outcome(window.sdk.queryUpgradeTask("aborted", token, options));
    await window.fakeClock.settle();
    controller.abort("The user left.");
    return waiting;
  });
  await send(page, [failing], { requestsPerMinute: 1 });
  await page.advance(62);

  assert.deepEqual(reason, { error: "The user left." });
  assert.deepEqual([requestedIds(page), requestTimes(page)], [[failing, failing], [0, 60.001]]);
});

test("a request that has ended releases no other, though it is released again when its call ends", async (t) => {
  const page = await openFakeClockPage(t);

  await page.run(({ baseUrl, appKey, token, failing }) => {
    const query = (/** @type {Options} */ options) => window.outcome(window.sdk.queryUpgradeTask(failing, token, { baseUrl, appKey, requestsPerMinute: 10, maxAttempts: 1, ...options }));
    // The second is sent with the first, and does not end.
    window.sent = [query({}), query({ fetch: () => new Promise(() => {}), timeoutMs: 200_000 }), ...Array.from({ length: 12 }, () => query({}))];
  }, { failing: page.platform.tasks.failing });
  await page.advance(100);

  assert.deepEqual(requestTimes(page), [0, 6.667, 13.334, 20.001, 26.667, 33.334, 40.001, 46.667, 53.334, 66.668, 73.335, 80.002, 86.668]);
});
