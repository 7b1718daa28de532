/** Invalid operation ids and tokens are rejected before a request is sent. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { failure } from "./failure.js";
import { openFakeClockPage } from "./fake_clock_page.js";
import { openPage } from "./page.js";

const ID_HINT = "Give the operationId that the platform returned when the task was created.";
const TOKEN_HINT = "Give a token as the platform's Authentication API returned it.";
const SOURCE_HINT = "Give a token of the platform's Authentication API, or a function that returns one or a promise of one.";
const NO_HEADER = "`accessToken` must hold only what an HTTP header can carry: no line break, no other control character, nothing above U+00FF.";

/** @param {string} message @param {string} hint @param {Record<string, unknown>} [more] */
function refused(message, hint, more) {
  return failure({ code: "invalid_argument", message, hint, ...more });
}

test("an invalid operationId is rejected", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(({ baseUrl, appKey, token }) => {
    const ids = /** @type {any[]} */ (["", ".", "..", 42, null, undefined, {}, ["op"], Symbol("op"), 1n, () => "op", true]);
    const asked = ids.map((id) => window.outcome(window.sdk.queryUpgradeTask(id, token, { baseUrl, appKey })));
    return Promise.all(asked);
  });

  const noTask = ["", ".", ".."].map((operationId) => {
    return refused(`\`operationId\` must be the id of a task; received "${operationId}".`, ID_HINT, { operationId });
  });
  const kinds = ["a number", "null", "undefined", "an object", "a list", "a symbol", "a bigint", "a function", "a boolean"];
  assert.deepEqual(found, [...noTask, ...kinds.map((kind) => refused(`\`operationId\` must be a text; received ${kind}.`, ID_HINT))]);
  assert.deepEqual(platform.calls, []);
});

test("an invisible character in an id or a token is named", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(({ baseUrl, appKey, token }) => {
    const { queryUpgradeTask } = window.sdk;
    const asked = [
      queryUpgradeTask("op-1\u200b", token, { baseUrl, appKey }),
      queryUpgradeTask("op-1\n", token, { baseUrl, appKey }),
      queryUpgradeTask("op-1", `${token}\u00a0`, { baseUrl, appKey }),
      queryUpgradeTask("op-1", async () => `\ufeff${token}`, { baseUrl, appKey }),
      queryUpgradeTask("op-1", token, { baseUrl, appKey: `${appKey}\u202c` }),
      queryUpgradeTask("op-1", token, { baseUrl: `${baseUrl}/\u2060`, appKey }),
    ];
    return Promise.all(asked.map(window.outcome));
  });

  const hint = "Remove the character: it often comes along when a text is copied from a chat or a document.";
  const named = (/** @type {string} */ what, /** @type {string} */ character, operationId = "op-1") => {
    return refused(`\`${what}\` must hold no invisible character; it holds ${character}.`, hint, { operationId });
  };
  assert.deepEqual(found, [
    named("operationId", "U+200B", "op-1\u200b"),
    named("operationId", "U+000A", "op-1\n"),
    named("accessToken", "U+00A0"),
    named("accessToken", "U+FEFF"),
    named("appKey", "U+202C"),
    named("baseUrl", "U+2060"),
  ]);
  assert.deepEqual(platform.calls, []);
});

test("the word Bearer is sent once", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const tokens = [token, `Bearer ${token}`, async () => `bearer ${token}`];
    const asked = tokens.map((token) => window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey }));
    return (await Promise.all(asked)).map(({ operationId }) => operationId);
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, Array(3).fill(platform.tasks.failing));
});

test("a token that is not a valid header value is rejected, and not contained in the error", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(({ baseUrl, appKey }) => {
    const tokens = /** @type {any[]} */ (["", " \t", "a\nb", "中文", "\0", 7, null, undefined, {}, Promise.resolve("t")]);
    const asked = tokens.map((token) => window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey })));
    return Promise.all(asked);
  });

  const operationId = "op";
  const empty = refused("`accessToken` is required and must not be empty.", TOKEN_HINT, { operationId });
  const unfit = refused(NO_HEADER, TOKEN_HINT, { operationId });
  const kinds = ["a number", "null", "undefined", "an object", "an object"];
  assert.deepEqual(found, [
    ...[empty, empty, unfit, unfit, unfit],
    ...kinds.map((kind) => refused(`\`accessToken\` must be a text or a function; received ${kind}.`, SOURCE_HINT, { operationId })),
  ]);
  assert.deepEqual(platform.calls, []);
});

test("a token function that returns no token rejects the call, and is called again by the next one", async (t) => {
  const { run, platform } = await openFakeClockPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const failing = /** @type {any[]} */ ([
      () => undefined,
      () => "",
      async () => "a\nb",
      async () => ({ accessToken: "t" }),
      () => {
        throw new RangeError("No session.");
      },
      () => Promise.reject("logged out"),
      () => Promise.reject(undefined),
      () => new Promise(() => {}),
    ]);
    const options = { baseUrl, appKey, timeoutMs: 200, maxAttempts: 1 };
    const asked = failing.map(async (fail) => {
      let answer = fail;
      const source = () => answer();
      const first = await window.outcome(window.sdk.queryUpgradeTask(operationId, source, options));
      answer = () => token;
      return [first, (await window.sdk.queryUpgradeTask(operationId, source, { baseUrl, appKey })).operationId];
    });
    // All except the last one, which times out.
    await Promise.all(asked.slice(0, -1));
    await window.fakeClock.moveTo(Date.now() + 200);
    return Promise.all(asked);
  }, { operationId: platform.tasks.failing });

  const operationId = platform.tasks.failing;
  const failed = (/** @type {object} */ cause) => {
    const hint = "See the cause of this error; the function must return a token or a promise of one.";
    return refused("The accessToken function failed instead of returning a token.", hint, { operationId, ...cause });
  };
  const noText = (/** @type {string} */ kind) => {
    return refused(`The accessToken function must return a text; it returned ${kind}.`, SOURCE_HINT, { operationId });
  };
  const expected = [
    noText("undefined"),
    refused("`accessToken` is required and must not be empty.", TOKEN_HINT, { operationId }),
    refused(NO_HEADER, TOKEN_HINT, { operationId }),
    noText("an object"),
    failed({ cause: "RangeError: No session." }),
    failed({ cause: "logged out" }),
    failed({}),
    failure({
      code: "timeout",
      message: "The accessToken function did not settle within 200 ms.",
      hint: SOURCE_HINT,
      ...{ operationId, retryable: true },
    }),
  ];
  assert.deepEqual(found, expected.map((error) => [error, operationId]));
});
