/** Errors of the platform and of proxies. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { failure } from "./failure.js";
import { openPage, queries } from "./page.js";

const HINTS = {
  unauthorized: "Check whether the accessToken carried in the request is correct and not expired, and whether the app key reaches the platform.",
  throttled: "Contact the IoT platform's maintenance personnel to adjust the flow control threshold, or call the API less often.",
  platform: "Look up the code in the platform's documentation, or ask the platform's maintenance personnel.",
  proxy: "A proxy in front of the platform does not reach it: the cause, such as a certificate, is in its error log.",
  json: "Check that the base URL leads to the platform's northbound API and not to another server, such as a proxy's login page.",
  response: "Check that the base URL leads to the platform's northbound API, and ask the platform's maintenance personnel about this response.",
};

const UNAUTHORIZED = {
  code: "unauthorized",
  message: "The platform does not accept the access token or the app key (HTTP 403, code 1010005: Invalid access token or appId.).",
  hint: HINTS.unauthorized,
  ...{ httpStatus: 403, platformCode: "1010005", platformMessage: "Invalid access token or appId." },
};

const BAD_GATEWAY = {
  code: "http_error",
  message: "The response is an HTTP error without a code of the platform (HTTP 502).",
  hint: HINTS.proxy,
  ...{ httpStatus: 502, retryable: true },
};

/** By operation id of the simulated platform's faults. @type {Record<string, Parameters<typeof failure>[0]>} */
const ERRORS = {
  "fault-bad-request": {
    code: "bad_request",
    message: "The platform calls the request malformed (HTTP 400, code 120015: Bad request error.).",
    hint: "Check whether the format of the operationId carried in the request is correct.",
    ...{ httpStatus: 400, platformCode: "120015", platformMessage: "Bad request error." },
  },
  "fault-unknown-task": {
    code: "task_not_found",
    message: "The platform knows no such upgrade task (HTTP 404, code 123009: The requested task does not exist.).",
    hint: "Check whether the operationId carried in the request is correct.",
    ...{ httpStatus: 404, platformCode: "123009", platformMessage: "The requested task does not exist." },
  },
  "fault-token": UNAUTHORIZED,
  "fault-token-documented": UNAUTHORIZED,
  "fault-token-negative": UNAUTHORIZED,
  "fault-app-key": {
    code: "unauthorized",
    message: "The platform does not accept the access token or the app key (HTTP 401, code 100025: AppId for auth not exist.).",
    hint: "Check that the header with the app key (app_key, or as set by appKeyHeader) reaches the platform: nginx drops it unless underscores_in_headers is on.",
    ...{ httpStatus: 401, platformCode: "100025", platformMessage: "AppId for auth not exist." },
  },
  "fault-500": {
    code: "platform_error",
    message: "The platform reports an error (HTTP 500, code 50252: Internal server error.).",
    hint: HINTS.platform,
    ...{ httpStatus: 500, platformCode: "50252", platformMessage: "Internal server error.", retryable: true },
  },
  "fault-200-error": {
    code: "platform_error",
    message: "The platform reports an error (HTTP 200, code 100203: The application is not existed.).",
    hint: HINTS.platform,
    ...{ httpStatus: 200, platformCode: "100203", platformMessage: "The application is not existed." },
  },
  "fault-502-html": BAD_GATEWAY,
  "fault-502-empty": BAD_GATEWAY,
  "fault-200-html": { code: "invalid_json", message: "The response is not JSON: expected a value at byte 0.", hint: HINTS.json, httpStatus: 200 },
  "fault-200-empty": { code: "invalid_json", message: "The response is not JSON: it is empty.", hint: HINTS.json, httpStatus: 200 },
  "fault-garbage": { code: "invalid_json", message: "The response is not JSON: expected UTF-8 at byte 1.", hint: HINTS.json, httpStatus: 200 },
  "fault-200-list": {
    code: "invalid_response",
    message: "The response is JSON, but not an object; received [].",
    hint: HINTS.response,
    httpStatus: 200,
  },
};

test("every error has a message and a hint", async (t) => {
  const { query, platform } = await openPage(t);

  for (const [operationId, known] of Object.entries(ERRORS)) {
    await t.test(operationId, async () => {
      assert.deepEqual(await query(operationId, { maxAttempts: 1 }), failure({ ...known, operationId }));
    });
  }
  assert.equal(queries(platform).length, Object.keys(ERRORS).length);
});

test("an empty successful response is not JSON", async (t) => {
  const { query, platform } = await openPage(t);
  platform.script("op", [{ status: 204 }]);

  const message = "The response is not JSON: it is empty.";
  assert.deepEqual(await query("op"), failure({ code: "invalid_json", message, hint: HINTS.json, httpStatus: 204, operationId: "op" }));
});

test("a response without a status is invalid, and the error lists the missing field", async (t) => {
  const { query, platform } = await openPage(t);
  platform.script("op", [{ body: { operationId: "op" } }]);

  const { error } = await query("op");

  const issue = "`status` should be wait, processing, failed, success or stop; it is missing.";
  assert.deepEqual([error.code, error.message], ["invalid_response", `The response is not a usable upgrade task: ${issue}`]);
  assert.deepEqual(error.issues.find(({ path = "" }) => path === "status"), { path: "status", code: "missing", severity: "violation", message: issue, received: null });
});

test("with strict validation, one invalid field is an error with that issue", async (t) => {
  const { query, platform } = await openPage(t);
  const body = { operationId: "op", operateType: "firmware_upgrade", targets: { devices: ["d"] }, status: "wait" };
  const staResult = { total: "1", wait: 1, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 };
  platform.script("op", [{ body: { ...body, staResult } }]);

  const message = "`staResult.total` should be a whole number of at least 0; received \"1\", which was understood.";
  assert.deepEqual(await query("op", { validation: "strict" }), failure({
    code: "invalid_response",
    message: `The response has an issue: ${message}`,
    hint: "See the issues of this error, or use validation \"tolerant\" to get the rest of the response.",
    httpStatus: 200,
    operationId: "op",
    issues: [{ path: "staResult.total", code: "wrong_type", severity: "coerced", message, received: "\"1\"" }],
  }));
});

const THROTTLED = {
  code: "throttled",
  message: "The application asks more often than the platform allows (HTTP 403, code 1010009: app throttle exceed.).",
  hint: HINTS.throttled,
  ...{ httpStatus: 403, platformCode: "1010009", platformMessage: "app throttle exceed.", retryable: true },
};

for (const operationId of ["fault-throttled", "fault-throttled-documented"]) {
  test(`a throttled call may be retried at the end of the minute: ${operationId}`, async (t) => {
    const { query } = await openPage(t, { prepare: (page) => page.clock.setFixedTime(Date.UTC(2026, 0, 1, 0, 0, 12, 345)) });

    assert.deepEqual(await query(operationId, { maxAttempts: 1 }), failure({ ...THROTTLED, operationId, retryAfterMs: 47_655 }));
  });
}

test("Retry-After is used if CORS exposes it", async (t) => {
  const now = Date.UTC(2026, 0, 1, 0, 0, 12);
  const prepare = (/** @type {import("playwright-core").Page} */ page) => page.clock.setFixedTime(now);
  const open = await openPage(t, { prepare });
  const closed = await openPage(t, { prepare, platform: { cors: true } });
  const busy = (/** @type {string} */ retryAfter) => ({ status: 503, headers: { "retry-after": retryAfter } });
  open.platform.script("date", [busy("Thu, 01 Jan 2026 00:01:00 GMT")]);
  open.platform.script("past", [busy("Thu, 01 Jan 2026 00:00:11 GMT")]);
  open.platform.script("nonsense", [busy("soon")]);

  const wait = async (/** @type {typeof open} */ page, /** @type {string} */ operationId) => {
    const { error } = await page.query(operationId, { maxAttempts: 1 });
    return [error.code, error.httpStatus, error.retryAfterMs];
  };
  assert.deepEqual(await wait(open, "fault-503-retry-after"), ["http_error", 503, 7000]);
  assert.deepEqual(await wait(open, "date"), ["http_error", 503, 48_000]);
  assert.deepEqual(await wait(open, "past"), ["http_error", 503, null]);
  assert.deepEqual(await wait(open, "nonsense"), ["http_error", 503, null]);
  assert.deepEqual(await wait(closed, "fault-503-retry-after"), ["http_error", 503, null]);
  assert.deepEqual(await wait(open, "fault-429"), ["throttled", 429, 7000]);
  assert.deepEqual(await wait(closed, "fault-429"), ["throttled", 429, 48_000]);
});
