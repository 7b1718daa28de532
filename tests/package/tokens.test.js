/** Token functions: when they are called, and how their tokens are cached. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, queries } from "./page.js";

/** @param {import("node:test").TestContext} t */
async function openLoginPage(t) {
  const page = await openPage(t);
  const { failing } = page.platform.tasks;
  await page.page.exposeFunction("login", () => {
    const token = page.platform.token();
    page.secrets.add(token);
    return token;
  });
  await page.page.exposeFunction("expireTokens", page.platform.expireTokens);
  await page.run(() => {
    window.reasons = [];
    window.source = (reason) => (window.reasons.push(reason), window.login());
  });

  /**
   * Starts concurrent queries with the token function.
   *
   * @param {number} count
   * @returns {Promise<string[]>} operation ids, or codes of errors
   */
  const query = (count) => page.run(async ({ baseUrl, appKey, failing, count }) => {
    const options = { baseUrl, appKey, maxAttempts: 1 };
    const asked = Array.from({ length: count }, () => window.outcome(window.sdk.queryUpgradeTask(failing, window.source, options)));
    return (await Promise.all(asked)).map(({ task, error }) => task?.operationId ?? error.code);
  }, { failing, count });

  return { ...page, failing, query, reasons: () => page.run(() => window.reasons) };
}

test("a token function is called once, and its token is cached for all calls", async (t) => {
  const { query, reasons, failing } = await openLoginPage(t);

  assert.deepEqual(await query(4), Array(4).fill(failing));
  assert.deepEqual(await query(3), Array(3).fill(failing));
  assert.deepEqual(await reasons(), ["first"]);
});

test("when the token expires, the function is called once more for all calls", async (t) => {
  const { query, reasons, platform, failing } = await openLoginPage(t);
  await query(1);

  platform.expireTokens();

  assert.deepEqual(await query(5), Array(5).fill(failing));
  assert.deepEqual(await reasons(), ["first", "rejected"]);
  assert.deepEqual(await query(1), [failing]);
  assert.deepEqual(await reasons(), ["first", "rejected"]);
});

test("a token that is rejected twice rejects the call, and the next one calls the function again", async (t) => {
  const { query, reasons, run, platform, failing } = await openLoginPage(t);
  await run(() => {
    window.login = async () => `wrong-${window.reasons.length}`;
  });

  assert.deepEqual(await query(1), ["unauthorized"]);
  assert.equal(queries(platform).length, 2);
  assert.deepEqual(await reasons(), ["first", "rejected"]);
  await run(({ token }) => {
    window.login = async () => token;
  });
  assert.deepEqual(await query(1), [failing]);
  assert.deepEqual(await reasons(), ["first", "rejected", "first"]);
});

test("after the rejection of an older token, the current one is used", async (t) => {
  const { run, reasons, platform, failing } = await openLoginPage(t);
  const authorization = () => queries(platform).map(({ headers }) => headers.authorization);

  const found = await run(async ({ baseUrl, appKey, failing }) => {
    const options = { baseUrl, appKey, maxAttempts: 1 };
    await window.sdk.queryUpgradeTask(failing, window.source, options);
    await window.expireTokens();
    // The first response is delayed until the other call has a new token.
    /** @type {(value?: unknown) => void} */
    let goOn = () => {};
    const other = new Promise((resolve) => (goOn = resolve));
    let answers = 0;
    /** @type {typeof window.fetch} */
    const holdingBack = async (input, init) => {
      const answer = await fetch(input, init);
      if (answers++ === 0) await other;
      return answer;
    };
    const held = window.sdk.queryUpgradeTask(failing, window.source, { ...options, fetch: holdingBack });
    await window.sdk.queryUpgradeTask(failing, window.source, options);
    goOn();
    return (await held).operationId;
  }, { failing });

  assert.equal(found, failing);
  assert.deepEqual(await reasons(), ["first", "rejected"]);
  const [old, ...rest] = authorization();
  const fresh = `Bearer ${platform.token()}`;
  assert.deepEqual(rest.sort(), [old, old, fresh, fresh].sort());
});

test("a token string is not refreshed", async (t) => {
  const { query, platform } = await openPage(t);
  platform.expireTokens();

  const { error } = await query(platform.tasks.failing);

  assert.equal(error.code, "unauthorized");
  assert.equal(queries(platform).length, 1);
});

test("a token function may return a string instead of a promise", async (t) => {
  const { run, platform } = await openPage(t);

  const { operationId } = await run(({ baseUrl, appKey, token, operationId }) => {
    return window.sdk.queryUpgradeTask(operationId, () => token, { baseUrl, appKey });
  }, { operationId: platform.tasks.failing });

  assert.equal(operationId, "failing");
});

test("what a token function throws is not cached as a token", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    /** @type {string[]} */
    const reasons = [];
    const failing = (/** @type {string} */ reason) => {
      reasons.push(reason);
      throw "login-failed";
    };
    const { error } = await window.outcome(client.queryUpgradeTask(operationId, failing));
    const task = await client.queryUpgradeTask(operationId, (reason) => (reasons.push(reason), token));
    return [error.code, error.cause, task.operationId, reasons];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, ["invalid_argument", "login-failed", platform.tasks.failing, ["first", "first"]]);
  assert.equal(queries(platform).length, 1);
});

test("calls of a client with different token functions share one token", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    /** @type {unknown[][]} */
    const asked = [];
    const calls = Array.from({ length: 10 }, () => client.queryUpgradeTask(operationId, async (...args) => (asked.push(args), args[0] === "first" ? "expired" : token)));
    return [(await Promise.all(calls)).map((task) => task.operationId), asked];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, [Array(10).fill(platform.tasks.failing), [["first"], ["rejected", "expired"]]]);
});
