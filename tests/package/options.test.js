/** Invalid options are rejected by name, before a request is sent. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { failure } from "./failure.js";
import { openPage } from "./page.js";

const OPTIONS_HINT = "Correct the options in the calling code.";
const OBJECT_HINT = "Give the options as an object, such as { baseUrl, appKey }.";
const BASE_HINT = `Give the platform's address, such as "https://host:8743", or a path on the page's own origin, such as "/platform".`;
const KEY_HINT = "Give the application's id on the platform.";
const HEADER_HINT = `Leave it out for "app_key", or ask the platform's operator for the name, such as "x-app-key".`;
const NAMES = "baseUrl, appKey, appKeyHeader, timeoutMs, maxAttempts, requestsPerMinute, maxResponseBytes, validation, allowInsecure, fetch";

/** @param {string} message @param {string} [hint] */
function refused(message, hint = OPTIONS_HINT) {
  return failure({ code: "invalid_argument", message, hint, operationId: "op" });
}

test("an option out of range or of the wrong type is rejected", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(({ baseUrl, appKey, token }) => {
    /** @type {Record<string, unknown[]>} */
    const values = {
      timeoutMs: [0, -1, 1.5, 2 ** 31, NaN, Infinity, "5", null, [], 1n, () => {}, AbortSignal.timeout(1), "9".repeat(200)],
      maxAttempts: [0, 101, -0, -0.25, 29_999.999, 4.35, 1.005, 0.1, -Infinity, 2 ** 53 - 1],
      requestsPerMinute: [0, 1_000_001, 29_999.9999, 0.1 + 0.2, 5e-324, 2 ** 53, -1e300],
      maxResponseBytes: [0, 2 ** 31],
      validation: ["lax", true],
      allowInsecure: [1, "true"],
      fetch: [{}, null],
      signal: [{}, null, "abort"],
    };
    const asked = Object.entries(values).map(async ([name, given]) => {
      const outcomes = given.map((value) => window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, [name]: value })));
      return [name, await Promise.all(outcomes)];
    });
    return Promise.all(asked);
  });

  /** @param {string} name @param {string} expected @param {string[]} received */
  const each = (name, expected, ...received) => [name, received.map((value) => refused(`\`${name}\` must be ${expected}; received ${value}.`))];
  const whole = "a whole number from 1 to";
  const long = "a number with more than three decimals";
  const beyond = "a number beyond ±9007199254740991";
  assert.deepEqual(found, [
    each("timeoutMs", `${whole} 2147483647`, "0", "-1", "1.5", "2147483648", "NaN", "Infinity", `"5"`, "null", "a list", "a bigint", "a function", "an AbortSignal", `"${"9".repeat(120)}"`),
    each("maxAttempts", `${whole} 100`, "0", "101", "0", "-0.25", "29999.999", "4.35", "1.005", "0.1", "-Infinity", "9007199254740991"),
    each("requestsPerMinute", `${whole} 1000000`, "0", "1000001", long, long, long, beyond, beyond),
    each("maxResponseBytes", `${whole} 2147483647`, "0", "2147483648"),
    each("validation", `"tolerant" or "strict"`, `"lax"`, "true"),
    each("allowInsecure", "true or false", "1", `"true"`),
    each("fetch", "a function", "an object", "null"),
    each("signal", "an AbortSignal", "an object", "null", `"abort"`),
  ]);
  assert.deepEqual(platform.calls, []);
});

test("an object that only resembles a signal is rejected, and does not affect other calls", async (t) => {
  const { run, platform } = await openPage(t);

  const [refusal, other] = await run(({ baseUrl, appKey, token, operationId }) => {
    const signal = /** @type {any} */ ({ aborted: false });
    const { queryUpgradeTask } = window.sdk;
    return Promise.all([
      window.outcome(queryUpgradeTask("op", token, { baseUrl, appKey, signal })),
      window.outcome(queryUpgradeTask(operationId, token, { baseUrl, appKey })),
    ]);
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(refusal, refused("`signal` must be an AbortSignal; received an object."));
  assert.equal(other.task?.operationId, "failing");
});

test("an unknown option is rejected everywhere", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(({ baseUrl, appKey, token }) => {
    const { queryUpgradeTask, UpgradeTaskClient } = /** @type {any} */ (window.sdk);
    const options = { baseUrl, appKey };
    return Promise.all([
      window.outcome(queryUpgradeTask("op", token, { ...options, retries: 1 })),
      window.outcome(queryUpgradeTask("op", token, { ...options, toString: 1 })),
      window.outcome(new UpgradeTaskClient({ ...options, signal: AbortSignal.timeout(1) }).queryUpgradeTask("op", token)),
      window.outcome(new UpgradeTaskClient(options).queryUpgradeTask("op", token, { timeoutMs: 5 })),
      window.outcome((async () => window.sdk.parseUpgradeTask("{}", /** @type {any} */ ({ strict: true })))()),
    ]);
  });

  const forParsing = refused(`There is no option "strict"; known: validation.`);
  assert.deepEqual(found, [
    refused(`There is no option "retries"; known: ${NAMES}.`),
    refused(`There is no option "toString"; known: ${NAMES}.`),
    refused(`There is no option "signal"; known: ${NAMES}.`),
    refused(`There is no option "timeoutMs"; known: signal.`),
    { error: { ...forParsing.error, operationId: null } },
  ]);
  assert.deepEqual(platform.calls, []);
});

test("an undefined option is treated as absent", async (t) => {
  const { run, platform } = await openPage(t);

  const task = await run(({ baseUrl, appKey, token, operationId }) => {
    const absent = { timeoutMs: undefined, validation: undefined, fetch: undefined, signal: undefined, retries: undefined };
    return window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey, ...absent });
  }, { operationId: platform.tasks.failing });

  assert.equal(task.operationId, "failing");
});

test("appKey and appKeyHeader must be valid in a header, and the key is not contained in the error", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(({ baseUrl, appKey, token }) => {
    const keys = ["", " ", undefined, "a\nb", "应用", 7].map((appKey) => ({ baseUrl, appKey }));
    const headers = ["", "a b", "ключ", "Cookie", "authorization", "Sec-X", 3].map((appKeyHeader) => ({ baseUrl, appKey, appKeyHeader }));
    const asked = [...keys, ...headers].map((options) => window.outcome(window.sdk.queryUpgradeTask("op", token, /** @type {any} */ (options))));
    return Promise.all(asked);
  });

  const required = refused("`appKey` is required and must not be empty.", KEY_HINT);
  const unfit = refused("`appKey` must hold only what an HTTP header can carry: no line break, no other control character, nothing above U+00FF.", KEY_HINT);
  const noName = (/** @type {string} */ name) => refused(`\`appKeyHeader\` must be the name of an HTTP header; received "${name}".`, HEADER_HINT);
  const taken = (/** @type {string} */ name) => {
    return refused(`\`appKeyHeader\` must not be a header that the browser or this package sets; received "${name}".`, HEADER_HINT);
  };
  assert.deepEqual(found, [
    ...[required, required, required, unfit, unfit],
    refused("`appKey` must be a text; received a number."),
    ...["", "a b", "ключ"].map(noName),
    ...["Cookie", "authorization", "Sec-X"].map(taken),
    refused("`appKeyHeader` must be a text; received a number."),
  ]);
  assert.deepEqual(platform.calls, []);
});

test("the constructor never throws; the first call rejects", async (t) => {
  const { run } = await openPage(t);

  const found = await run(() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const throwing = {
      get baseUrl() {
        throw new Error("A getter.");
      },
    };
    const given = /** @type {any[]} */ ([undefined, {}, null, 5, "x", [], () => {}, throwing, proxy]);
    const asked = given.map((options) => {
      const client = new window.sdk.UpgradeTaskClient(options);
      return [client.queryUpgradeTask("op", "t"), window.sdk.queryUpgradeTask("op", "t", options)].map(window.outcome);
    });
    return Promise.all(asked.map((both) => Promise.all(both)));
  });

  const required = refused("`baseUrl` is required and must not be empty.", BASE_HINT);
  const kinds = ["null", "a number", "a text", "a list", "a function", "an object that cannot be read", "an object that cannot be read"];
  const expected = [required, required, ...kinds.map((kind) => refused(`The options must be an object; received ${kind}.`, OBJECT_HINT))];
  assert.deepEqual(found, expected.map((error) => [error, error]));
});

test("a client copies its options", async (t) => {
  const { run, platform, access } = await openPage(t);

  const { operationId } = await run(({ baseUrl, appKey, token, operationId }) => {
    const url = new URL(baseUrl);
    const options = { baseUrl: url, appKey };
    const client = new window.sdk.UpgradeTaskClient(options);
    url.port = "9";
    options.appKey = "another";
    return client.queryUpgradeTask(operationId, token);
  }, { operationId: platform.tasks.failing });

  assert.equal(operationId, "failing");
  assert.equal(platform.calls.at(-1)?.headers.app_key, access.appKey);
});
