/** Network errors, incomplete responses and responses that are too large. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createServer, listen } from "../platform/server.js";
import { failure } from "./failure.js";
import { openFakeClockPage } from "./fake_clock_page.js";
import { hangingServer } from "./hanging.js";
import { openPage, queries } from "./page.js";
import { withTimeout } from "./with_timeout.js";

/** The cause is the browser's error, with any message. @param {{ error?: any }} outcome @param {string} baseUrl @param {string} operationId */
function assertNetworkError(outcome, baseUrl, operationId) {
  const cause = outcome.error?.cause;
  assert.match(cause, /^TypeError: ./);
  assert.deepEqual(outcome, failure({
    code: "network",
    message: `No response came from ${baseUrl}.`,
    hint: "Check the network and the base URL. A browser does not tell a certificate that it does not trust from a platform that does not allow the page's origin (CORS). A proxy on the page's own origin helps against both: see docs/hosting.md.",
    ...{ operationId, retryable: true, cause },
  }));
}

/**
 * Starts a query, without waiting for its outcome.
 *
 * @param {Pick<Awaited<ReturnType<typeof openPage>>, "run">} page
 * @param {string} operationId
 * @param {Partial<import("./watch_page.js").ClientOptions>} options
 */
function begin({ run }, operationId, options) {
  return run(({ baseUrl, appKey, token, operationId, options }) => {
    window.sent = [window.outcome(window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey, ...options }))];
  }, { operationId, options });
}

test("connection refused", async (t) => {
  const { query } = await openPage(t);
  const server = createServer();
  const baseUrl = await listen(server, 0);
  await server.close();

  assertNetworkError(await query("op", { baseUrl, maxAttempts: 1 }), baseUrl, "op");
});

test("CORS does not allow the page's origin", async (t) => {
  const { query, platform, access } = await openPage(t, { platform: { cors: false } });

  assertNetworkError(await query("op", { maxAttempts: 1 }), access.baseUrl, "op");
  // Only the preflight was sent, which contains neither header.
  assert.deepEqual(platform.calls.map(({ method }) => method), ["OPTIONS"]);
});

for (const operationId of ["fault-cut-off", "fault-reset"]) {
  test(`an incomplete response: ${operationId}`, async (t) => {
    const { query, access } = await openPage(t);

    assertNetworkError(await query(operationId, { maxAttempts: 1 }), access.baseUrl, operationId);
  });
}

test("a redirect is not followed", async (t) => {
  const { query, platform } = await openPage(t);

  assert.deepEqual(await query("fault-redirect"), failure({
    code: "http_error",
    message: "The response is a redirect, which is not followed.",
    hint: "A login page or a gateway answers in front of the platform: sign in there, or check that the base URL and the proxy lead to the platform itself.",
    operationId: "fault-redirect",
  }));
  assert.equal(queries(platform).length, 1);
});

for (const operationId of ["fault-silent", "fault-drip"]) {
  test(`timeout: ${operationId}`, async (t) => {
    const { page, run, advanceWithoutResponses } = await openFakeClockPage(t);
    /** @type {string[]} */
    const sent = [];
    page.on("request", (request) => request.method() === "GET" && sent.push(request.url()));
    const asked = page.waitForRequest((request) => request.url().endsWith(operationId) && request.method() === "GET");

    await begin({ run }, operationId, { timeoutMs: 300, maxAttempts: 1 });
    await asked;
    await advanceWithoutResponses(0.3);

    assert.deepEqual(await run(() => window.sent[0]), failure({
      code: "timeout",
      message: "No complete response came within 300 ms.",
      hint: "Try again, check the network, or raise timeoutMs.",
      ...{ operationId, retryable: true },
    }));
    assert.equal(sent.length, 1);
  });
}

for (const [how, dripMs] of /** @type {const} */ ([["with a content-length", undefined], ["in chunks", 1]])) {
  test(`a response over the limit is rejected: ${how}`, async (t) => {
    const { query, platform } = await openPage(t);
    const body = JSON.stringify({ operationId: "op", status: "wait" });
    platform.script("op", [{ body, dripMs }]);

    assert.equal((await query("op", { maxResponseBytes: body.length })).task.status, "wait");
    assert.deepEqual(await query("op", { maxResponseBytes: body.length - 1 }), failure({
      code: "invalid_response",
      message: `The response is larger than \`maxResponseBytes\`, ${body.length - 1} bytes.`,
      hint: "Check that the base URL leads to the platform's northbound API, or raise maxResponseBytes.",
      ...{ httpStatus: 200, operationId: "op" },
    }));
  });
}

for (const [why, options] of /** @type {const} */ ([["timeout", { timeoutMs: 300 }], ["invalid_response", { maxResponseBytes: 10 }]])) {
  test(`the connection of a cancelled response is closed: ${why}`, async (t) => {
    const { run, advanceWithoutResponses } = await openFakeClockPage(t);
    const { url, closed, received } = await hangingServer(t, `{"operationId":"op",`);

    await begin({ run }, "op", { baseUrl: url, maxAttempts: 1, ...options });
    await withTimeout(received(1));
    if (why === "timeout") await advanceWithoutResponses(0.3);
    const { error } = await run(() => window.sent[0]);

    assert.equal(error.code, why);
    await withTimeout(Promise.all(closed));
    assert.equal(closed.length, 1);
  });
}

test("an error response over the limit is an error with its status", async (t) => {
  const { query, platform } = await openPage(t);
  platform.script("op", [{ status: 403, body: { error_code: "1010005", error_desc: "x".repeat(200) } }]);

  const { error } = await query("op", { maxResponseBytes: 100 });

  assert.deepEqual([error.code, error.httpStatus, error.message], [
    "http_error",
    403,
    "The response is an HTTP error without a code of the platform (HTTP 403).",
  ]);
});
