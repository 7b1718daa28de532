/**
 * The access token and the app key are in nothing that an error or the console tells, whoever
 * repeats them. That nothing holds them is checked at the end of every test (see page.js); here
 * it is seen that they were in what came, and what stands in their place.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

test("messages of the platform, in both formats, truncated and in codes", async (t) => {
  const { query, platform, access } = await openPage(t);
  const { token, appKey } = access;
  platform.script("documented", [{ status: 400, body: { error_code: token, error_desc: `No ${appKey} with Bearer ${token}.` } }]);
  platform.script("gateway", [{ status: 403, body: { resultcode: "1010005", resultmsg: `${"x".repeat(110)}${token}` } }]);
  platform.script("other", [{ status: 500, body: { error_code: 7, error_msg: encodeURIComponent(token) + appKey + token } }]);

  const { error: documented } = await query("documented");
  assert.equal(documented.message, "The platform reports an error (HTTP 400, code [redacted]: No [redacted] with Bearer [redacted].).");
  assert.deepEqual([documented.platformCode, documented.platformMessage], ["[redacted]", "No [redacted] with Bearer [redacted]."]);
  const { error: gateway } = await query("gateway");
  assert.equal(gateway.platformMessage, `${"x".repeat(110)}[redacted]`);
  const { error: other } = await query("other", { maxAttempts: 1 });
  assert.equal(other.platformMessage, "[redacted][redacted][redacted]");
});

test("fields of the response, in issues and messages", async (t) => {
  const { query, platform, access } = await openPage(t);
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

  const { error } = await query("odd", { validation: "strict" });
  assert.equal(error.issues.find((/** @type {any} */ { path }) => path === "status").received, `"[redacted] [redacted]"`);
  assert.equal(error.issues.find((/** @type {any} */ { path }) => path === "operationId").received, `"[redacted]"`);
  // The task itself is returned as the platform sent it; issues are redacted.
  const { task } = await query("odd");
  assert.ok(JSON.stringify(task.issues).includes("[redacted]"));
  assert.ok(![token, appKey].some((secret) => JSON.stringify(task.issues).includes(secret)));
  assert.equal((await query("list")).error.message, `The response is JSON, but not an object; received ["[redacted]",{"[redacted]":"[redacted]"}].`);
  assert.equal((await query("unusable")).error.code, "invalid_response");
  assert.equal((await query("no-json")).error.code, "invalid_json");
});

test("errors of the browser's fetch are copied without secrets", async (t) => {
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
    const found = [];
    for (const reason of thrown) {
      window.fetch = () => Promise.reject(reason);
      const { error } = await window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, maxAttempts: 1 }));
      found.push([error.code, error.cause ?? null]);
    }
    return found;
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

test("errors of the caller's functions are the cause, unchanged", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const { queryUpgradeTask } = window.sdk;
    const reasons = [new Error(`no answer for ${appKey}`), "not today", { code: 7 }, null];
    const causes = reasons.map(async (reason) => {
      const throwing = /** @type {any} */ (() => Promise.reject(reason));
      const calls = [queryUpgradeTask("op", token, { baseUrl, appKey, fetch: throwing, maxAttempts: 1 }), queryUpgradeTask("op", throwing, { baseUrl, appKey })];
      return Promise.all(calls.map((call) => call.then(() => "resolved", (error) => [error.code, error.cause === reason])));
    });
    return Promise.all(causes);
  });

  assert.deepEqual(found, Array(4).fill([["network", true], ["invalid_argument", true]]));
});

test("a base URL and a token with special characters", async (t) => {
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
    `The response is JSON, but not an object; received ["[redacted]"].`,
    `The response is JSON, but not an object; received [{"[redacted]":"[redacted]"}].`,
    "No response came from https://platform.example/[redacted].",
  ]);
  assert.deepEqual(platform.calls, []);
});

test("in the spellings of JSON, URLs, forms and HTML, and short ones as whole words", async (t) => {
  const { run, secrets } = await openPage(t);
  const token = "4f/9c+e0==\"&<tok>";
  secrets.add(token);
  const html = token.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const spellings = [
    token,
    JSON.stringify(token).slice(1, -1).replaceAll("/", "\\/"),
    encodeURIComponent(token),
    encodeURIComponent(token).toLowerCase(),
    String(new URLSearchParams([["t", token]])).slice(2),
    html,
    [...token].map((character) => `\\u00${character.charCodeAt(0).toString(16)}`).join(""),
    [...token].map((character) => `&#${character.charCodeAt(0)};`).join(""),
  ];

  const found = await run(async ({ appKey, token, spellings }) => {
    const { queryUpgradeTask } = window.sdk;
    const ask = async (/** @type {string} */ token, /** @type {string} */ error_desc, /** @type {string} */ host) => {
      const fetch = async () => Response.json({ error_code: "7", error_desc });
      return (await window.outcome(queryUpgradeTask("op", token, { baseUrl: `https://${host}.example`, appKey, fetch }))).error.platformMessage;
    };
    const long = spellings.map((spelling, index) => ask(token, `x${spelling}x`, `spelling-${index}`));
    return Promise.all([...long, ask("t", "http://host/t?token=t is not that", "short")]);
  }, { token, spellings });

  assert.deepEqual(found, [...spellings.map(() => "x[redacted]x"), "http://host/[redacted]?token=[redacted] is not that"]);
});

test("an invalid argument that holds them", async (t) => {
  const { run } = await openPage(t);

  const found = await run(({ baseUrl, appKey, token }) => {
    const options = [{ baseUrl: `${baseUrl}?key=${appKey}&token=${token}` }, { baseUrl, [token]: 1 }, { baseUrl, validation: token }];
    const asked = options.map((given) => window.outcome(window.sdk.queryUpgradeTask("op", token, /** @type {any} */ ({ appKey, ...given }))));
    return Promise.all(asked).then((outcomes) => outcomes.map(({ error }) => error.message.replace(baseUrl, "…")));
  });

  assert.deepEqual(found, [
    '`baseUrl` must have no query and no fragment; received "…?key=[redacted]&token=[redacted]".',
    'There is no option "[redacted]"; known: baseUrl, appKey, appKeyHeader, timeoutMs, maxAttempts, requestsPerMinute, maxResponseBytes, validation, allowInsecure, fetch.',
    '`validation` must be "tolerant" or "strict"; received "[redacted]".',
  ]);
});

test("a client does not expose its options", async (t) => {
  const { run, access } = await openPage(t);

  const told = await run(({ baseUrl, appKey }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    console.error(client);
    return [String(client), JSON.stringify(client), Object.keys(client).length];
  });

  assert.deepEqual(told, ["[object Object]", "{}", 0]);
  assert.ok(access.appKey.length > 20);
});
