/**
 * The access token and the app key are in nothing that an error or the console tells, whoever
 * repeats them. That nothing holds them is checked at the end of every test (see page.js); here
 * it is seen that they were in what came, and what stands in their place.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

test("the platform's words, in both shapes, also cut and in a code", async (t) => {
  const { ask, platform, access } = await openPage(t);
  const { token, appKey } = access;
  platform.script("documented", [{ status: 400, body: { error_code: token, error_desc: `No ${appKey} with Bearer ${token}.` } }]);
  platform.script("gateway", [{ status: 403, body: { resultcode: "1010005", resultmsg: `${"x".repeat(110)}${token}` } }]);
  platform.script("other", [{ status: 500, body: { error_code: 7, error_msg: encodeURIComponent(token) + appKey + token } }]);

  const { error: documented } = await ask("documented");
  assert.equal(documented.message, "The platform reports an error (HTTP 400, code [redacted]: No [redacted] with Bearer [redacted].).");
  assert.deepEqual([documented.platformCode, documented.platformMessage], ["[redacted]", "No [redacted] with Bearer [redacted]."]);
  const { error: gateway } = await ask("gateway");
  assert.equal(gateway.platformMessage, `${"x".repeat(110)}[redacted]`);
  const { error: other } = await ask("other", { maxAttempts: 1 });
  assert.equal(other.platformMessage, "[redacted][redacted][redacted]");
});

test("the answer's fields, in issues and messages", async (t) => {
  const { ask, platform, access } = await openPage(t);
  const { token, appKey } = access;
  const odd = {
    operationId: token,
    createTime: appKey,
    operateType: token,
    targets: { devices: [{ [token]: appKey }, [token]], deviceGroups: token },
    policy: { executeType: appKey, startTime: token, retryType: token, retryTimes: appKey },
    status: `${appKey} ${token}`,
    staResult: { total: token },
    extendPara: `${"x".repeat(100)}${token}`,
  };
  platform.script("odd", [{ body: odd }]);
  platform.script("list", [{ body: [token, { [appKey]: token }] }]);
  platform.script("unusable", [{ body: { operationId: { [token]: appKey }, status: "wait" } }]);
  platform.script("no-json", [{ body: token }]);

  const { error } = await ask("odd", { validation: "strict" });
  assert.equal(error.issues.find((/** @type {any} */ { path }) => path === "status").received, `"[redacted] [redacted]"`);
  assert.equal(error.issues.find((/** @type {any} */ { path }) => path === "operationId").received, `"[redacted]"`);
  // As the platform sent it, the task itself is the caller's; what is said about it is not.
  const { task } = await ask("odd");
  assert.ok(JSON.stringify(task.issues).includes("[redacted]"));
  assert.ok(![token, appKey].some((secret) => JSON.stringify(task.issues).includes(secret)));
  assert.equal((await ask("list")).error.message, `The answer is JSON, but not an object; received ["[redacted]",{"[redacted]":"[redacted]"}].`);
  assert.equal((await ask("unusable")).error.code, "invalid_response");
  assert.equal((await ask("no-json")).error.code, "invalid_json");
});

test("what a fetch of the caller's throws", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const headers = { authorization: `Bearer ${token}`, app_key: appKey };
    class HttpError extends Error {
      name = `HttpError for ${appKey}`;
      request = new Request("https://platform.example", { headers });
    }
    const thrown = /** @type {unknown[]} */ ([
      new TypeError(`Invalid header value: Bearer ${token}`),
      `no answer for ${appKey}`,
      new HttpError("Failed."),
      Object.assign(new Error("Failed."), { config: { headers, retries: [{ headers }] } }),
      new Error("Failed.", { cause: new Error("Deeper.", { cause: new Error(token) }) }),
      new AggregateError([new Error(token)], "Failed."),
      { message: "Failed.", headers },
      { toString: () => token },
      new Map([["authorization", token]]),
      new Headers(headers),
    ]);
    const outcomes = thrown.map((reason) => {
      const fetch = () => Promise.reject(reason);
      return window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, fetch, maxAttempts: 1 }));
    });
    return (await Promise.all(outcomes)).map(({ error }) => [error.code, error.cause ?? null]);
  });

  assert.deepEqual(found, [
    ["network", "TypeError: Invalid header value: Bearer [redacted]"],
    ["network", "Error: no answer for [redacted]"],
    ["network", "HttpError for [redacted]: Failed."],
    ["network", "Error: Failed."],
    ["network", "Error: Failed."],
    ["network", "AggregateError: Failed."],
    ["network", "Error: [object Object]"],
    ["network", "Error: [redacted]"],
    ["network", "Error: [object Map]"],
    ["network", "Error: [object Headers]"],
  ]);
});

test("what a token function throws", async (t) => {
  const { run } = await openPage(t);

  const { error } = await run(({ baseUrl, appKey }) => {
    const source = () => Promise.reject(new Error(`Login of ${appKey} failed.`));
    return window.outcome(window.sdk.queryUpgradeTask("op", source, { baseUrl, appKey }));
  });

  assert.deepEqual([error.code, error.cause], ["invalid_argument", "Error: Login of [redacted] failed."]);
});

test("a base URL and a token with characters of their own", async (t) => {
  const { run, platform, secrets } = await openPage(t);
  const token = `t"o\\k%é n`;
  secrets.add(token).add(encodeURIComponent(token));

  const found = await run(async ({ appKey, token }) => {
    const errors = [`{"error_code":"7","error_desc":${JSON.stringify(token)}}`, `[${JSON.stringify(encodeURIComponent(token))}]`, JSON.stringify([{ [token]: token }])];
    const outcomes = errors.map((body) => {
      const fetch = async () => new Response(body);
      return window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl: `https://platform.example/${appKey}`, appKey, fetch }));
    });
    const fetch = () => Promise.reject(new Error("Failed."));
    outcomes.push(window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl: `https://platform.example/${appKey}`, appKey, fetch, maxAttempts: 1 })));
    return (await Promise.all(outcomes)).map(({ error }) => error.message);
  }, { token });

  assert.deepEqual(found, [
    "The platform reports an error (HTTP 200, code 7: [redacted]).",
    `The answer is JSON, but not an object; received ["[redacted]"].`,
    `The answer is JSON, but not an object; received [{"[redacted]":"[redacted]"}].`,
    "No answer came from https://platform.example/[redacted].",
  ]);
  assert.deepEqual(platform.calls, []);
});

test("a client does not show its options", async (t) => {
  const { run, access } = await openPage(t);

  const told = await run(({ baseUrl, appKey }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    console.error(client);
    return [String(client), JSON.stringify(client), Reflect.ownKeys(client).length];
  });

  assert.deepEqual(told, ["[object Object]", "{}", 0]);
  assert.ok(access.appKey.length > 20);
});
