/** A custom `fetch`, which may return anything. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFakeClockPage } from "./fake_clock_page.js";
import { openPage, queries } from "./page.js";

/** The status or the error of a query with each of the functions in `responses`. @type {Record<string, unknown>} */
const EXPECTED = {
  "a response": "wait",
  "a response of another realm": "wait",
  "bytes of another realm": "wait",
  "an error of another realm": ["http_error", 502],
  "a proxy of a response": ["network", "TypeError"],
  "the prototype of a response": ["network", "TypeError"],
  "a subclass whose status throws": ["network", "Error: No status."],
  "a subclass whose headers are odd": "wait",
  "a status without a body": ["invalid_json", 204],
  "the error response": ["network", "TypeError: fetch resolved with Response.error()"],
  "nothing": ["invalid_argument", null],
  "null": ["invalid_argument", null],
  "a text": ["invalid_argument", null],
  "an object": ["invalid_argument", null],
  "no body": ["invalid_argument", null],
  "an impossible status": ["network", "RangeError"],
  "headers that throw": ["http_error", 503],
  "headers that are no texts": ["http_error", 503],
  "a status that throws": ["network", "Error: No status."],
  "a body that was read": ["invalid_argument", null],
  "a body that is being read": ["invalid_argument", null],
  "a stream that fails with a text": ["network", "cut off"],
  "a stream that fails with nothing": ["network", null],
  "a chunk that is a text": ["network", "TypeError: a chunk of the body is not bytes"],
  "a chunk that is a buffer": ["network", "TypeError: a chunk of the body is not bytes"],
  "a chunk that is a view of something else": ["network", "TypeError: a chunk of the body is not bytes"],
  "a chunk of larger numbers": ["network", "TypeError: a chunk of the body is not bytes"],
  "throws an error": ["network", "Error: Not today."],
  "throws a text": ["network", "not today"],
  "throws a symbol": ["network", "Symbol(no)"],
  "throws what cannot be shown": ["network", "what cannot be shown"],
  "rejects with nothing": ["network", null],
  "rejects as if aborted": ["network", "AbortError: The user left."],
  "never answers": ["timeout", null],
  "never ends": ["timeout", null],
};

/** What the caller did not throw is told by a copy of it, which is always an error. */
const COPIED = {
  "a stream that fails with a text": ["network", "Error: cut off"],
  "a stream that fails with nothing": ["network", "Error: undefined"],
  "throws a text": ["network", "Error: not today"],
  "throws a symbol": ["network", "Error: Symbol(no)"],
  "throws what cannot be shown": ["network", null],
  "rejects with nothing": ["network", "Error: undefined"],
};

/** The message of these is the browser's. */
const BROWSER_ERRORS = ["a proxy of a response", "the prototype of a response", "an impossible status"];

for (const whose of /** @type {const} */ (["the caller's own", "the page's"])) test(`whatever ${whose} fetch does, the query settles, and other queries are not affected`, async (t) => {
  const { run, consoleMessages, platform } = await openFakeClockPage(t);

  const [found, other] = await run(async ({ baseUrl, appKey, token, operationId, whose }) => {
    const text = JSON.stringify({ operationId: "op", status: "wait" });
    const bytes = new TextEncoder().encode(text);
    const { contentWindow } = document.body.appendChild(document.createElement("iframe"));
    const other = /** @type {typeof globalThis} */ (/** @type {unknown} */ (contentWindow));
    const stream = (/** @type {unknown} */ chunk) => new Response(new ReadableStream({ start: (stream) => (stream.enqueue(chunk), stream.close()) }));
    const failing = (/** @type {unknown} */ reason) => new Response(new ReadableStream({ start: (stream) => stream.error(reason) }));
    const raise = (/** @type {unknown} */ reason) => {
      throw reason;
    };
    const read = new Response(text);
    await read.text();
    const locked = new Response(text);
    locked.body?.getReader();

    /** @type {Record<string, () => unknown>} */
    const responses = {
      "a response": () => new Response(text),
      "a response of another realm": () => new other.Response(text),
      "bytes of another realm": () => stream(new other.Uint8Array(bytes)),
      "an error of another realm": () => new other.Response("Bad Gateway", { status: 502 }),
      "a proxy of a response": () => new Proxy(new Response(text), {}),
      "the prototype of a response": () => Object.create(Response.prototype),
      "a subclass whose status throws": () => Object.defineProperty(new Response(text), "status", { get: () => raise(new Error("No status.")) }),
      "a subclass whose headers are odd": () => {
        const response = new Response(text);
        response.headers.get = () => /** @type {any} */ (7);
        return response;
      },
      "a status without a body": () => ({ status: 204, headers: {}, body: "x" }),
      "the error response": () => Response.error(),
      "nothing": () => undefined,
      "null": () => null,
      "a text": () => text,
      "an object": () => ({}),
      "no body": () => ({ status: 200, headers: new Headers() }),
      "an impossible status": () => ({ status: NaN, headers: new Headers(), body: null }),
      "headers that throw": () => ({ status: 503, headers: { get: () => raise(new Error("No header.")) }, body: null }),
      "headers that are no texts": () => ({ status: 503, headers: { get: () => 7 }, body: null }),
      "a status that throws": () => Object.defineProperty({}, "status", { get: () => raise(new Error("No status.")) }),
      "a body that was read": () => read,
      "a body that is being read": () => locked,
      "a stream that fails with a text": () => failing("cut off"),
      "a stream that fails with nothing": () => failing(undefined),
      "a chunk that is a text": () => stream(text),
      "a chunk that is a buffer": () => stream(bytes.buffer),
      "a chunk that is a view of something else": () => stream(new DataView(bytes.buffer)),
      "a chunk of larger numbers": () => stream(new Uint16Array(4)),
      "throws an error": () => raise(new Error("Not today.")),
      "throws a text": () => raise("not today"),
      "throws a symbol": () => raise(Symbol("no")),
      "throws what cannot be shown": () => raise({ toString: () => raise("no") }),
      "rejects with nothing": () => Promise.reject(undefined),
      "rejects as if aborted": () => Promise.reject(new DOMException("The user left.", "AbortError")),
      "never answers": () => new Promise(() => {}),
      "never ends": () => new Response(new ReadableStream()),
    };

    // Pending in the meantime.
    const bystander = window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey });
    const browsers = window.fetch;
    if (whose === "the page's") {
      window.fetch = /** @type {any} */ (async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
        const name = new URL(url).host.replace(".example", "").replaceAll("-", " ");
        return name in responses ? responses[name]() : browsers(url, init);
      });
    }
    const outcomes = Object.entries(responses).map(async ([name, response]) => {
      const baseUrl = `https://${name.replaceAll(" ", "-")}.example`;
      const fetch = /** @type {any} */ (whose === "the page's" ? undefined : response);
      const { task, error } = await window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, fetch, timeoutMs: 200, maxAttempts: 1 }));
      return [name, task?.status ?? [error.code, error.httpStatus ?? error.cause ?? null]];
    });
    await Promise.all(outcomes.filter((_, index) => !Object.keys(responses)[index]?.startsWith("never")));
    await window.fakeClock.moveTo(Date.now() + 200);
    return [Object.fromEntries(await Promise.all(outcomes)), (await bystander).operationId];
  }, { operationId: platform.tasks.failing, whose });

  for (const name of BROWSER_ERRORS) found[name][1] = found[name][1].replace(/: .+/, "");
  assert.deepEqual([found, other], [{ ...EXPECTED, ...(whose === "the page's" ? COPIED : {}) }, platform.tasks.failing]);
  assert.deepEqual(consoleMessages, []);
});

test("fetch is called with a URL string and an init with plain headers and a signal", async (t) => {
  const { run, access } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    /** @type {unknown[]} */
    const found = [];
    /** @type {typeof window.fetch} */
    const fetch = async (url, init) => {
      const { signal, headers, ...rest } = /** @type {RequestInit} */ (init);
      const isPlain = Object.getPrototypeOf(headers) === Object.prototype;
      found.push(url, headers, isPlain, rest, signal instanceof AbortSignal, signal?.aborted);
      return new Response(JSON.stringify({ operationId: "op", status: "wait" }));
    };
    await window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, fetch });
    return found;
  });

  assert.deepEqual(found, [
    `${access.baseUrl}/iodm/northbound/v1.5.0/operations/op`,
    { accept: "application/json", app_key: access.appKey, authorization: `Bearer ${access.token}` },
    true,
    { method: "GET", credentials: "same-origin", cache: "no-store", redirect: "manual", referrerPolicy: "no-referrer" },
    true,
    false,
  ]);
});

test("a wrapper may add a header, and pass the rest on", async (t) => {
  const { run, platform } = await openPage(t, { platform: { cors: { allowedHeaders: ["x-trace-id", "app_key", "authorization"] } } });

  const { operationId } = await run(({ baseUrl, appKey, token, operationId }) => {
    /** @type {typeof window.fetch} */
    const traced = (input, init) => fetch(input, { ...init, headers: { ...init?.headers, "X-Trace-Id": "1" } });
    return window.sdk.queryUpgradeTask(operationId, token, { baseUrl, appKey, fetch: traced });
  }, { operationId: platform.tasks.failing });

  assert.equal(operationId, platform.tasks.failing);
  assert.equal(queries(platform)[0].headers["x-trace-id"], "1");
});

test("properties of Object.prototype do not change the request", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    /** @type {unknown[]} */
    const stolen = [];
    const polluted = { redirect: "follow", method: "POST", credentials: "include", headers: { "x-evil": "1" }, signal: AbortSignal.abort(), fetch: (/** @type {unknown[]} */ ...args) => stolen.push(args), validation: "strict" };
    Object.assign(Object.prototype, polluted);
    try {
      const { queryUpgradeTask, UpgradeTaskClient } = window.sdk;
      const task = await queryUpgradeTask(operationId, token, { baseUrl, appKey });
      const other = await new UpgradeTaskClient({ baseUrl, appKey }).queryUpgradeTask(operationId, token);
      return [task.operationId, other.operationId, stolen.length];
    } finally {
      for (const name of Object.keys(polluted)) delete (/** @type {any} */ (Object.prototype)[name]);
    }
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, [platform.tasks.failing, platform.tasks.failing, 0]);
  assert.deepEqual(queries(platform).map(({ method, headers }) => [method, headers["x-evil"]]), [["GET", undefined], ["GET", undefined]]);
});

test("fetch, its signal and the token function may call the package", async (t) => {
  const { run, platform, consoleMessages } = await openFakeClockPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const { queryUpgradeTask, parseUpgradeTask } = window.sdk;
    const options = { baseUrl, appKey };
    const body = JSON.stringify({ operationId: "op", status: "wait" });
    /** @type {(string | Promise<string>)[]} */
    const found = [];
    const use = () => {
      found.push(parseUpgradeTask(body).status);
      found.push(queryUpgradeTask(operationId, token, options).then((task) => task.operationId));
    };
    const fetch = (/** @type {string} */ _, /** @type {{ signal: AbortSignal }} */ { signal }) => new Promise(() => (use(), signal.addEventListener("abort", use)));
    const source = () => (use(), token);
    const asked = window.outcome(queryUpgradeTask("op", source, { ...options, timeoutMs: 200, maxAttempts: 1, fetch: /** @type {any} */ (fetch) }));
    await window.fakeClock.settle();
    await window.fakeClock.moveTo(Date.now() + 200);
    const { error } = await asked;
    return [error.code, await Promise.all(found)];
  }, { operationId: platform.tasks.failing });

  const used = ["wait", platform.tasks.failing];
  assert.deepEqual(found, ["timeout", [...used, ...used, ...used]]);
  assert.equal(queries(platform).length, 3);
  assert.deepEqual(consoleMessages, []);
});

test("fetch may abort its own call", async (t) => {
  const { run } = await openPage(t);

  const found = await run(({ baseUrl, appKey, token }) => {
    const controller = new AbortController();
    const fetch = async () => {
      controller.abort("enough");
      return new Response("{}");
    };
    return window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, fetch, signal: controller.signal }));
  });

  assert.deepEqual(found, { error: "enough" });
});
