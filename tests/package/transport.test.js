/** One exchange by itself: which responses are read as they are, which are copied, and how it ends. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { HeadersInput, RequestInput, Transport, send } from "../../src/client/transport.js";

const URL = "https://platform.example/";

/**
 * What an exchange makes of what `fetch` resolves with: the browser's, or a caller's own.
 *
 * @param {import("node:test").TestContext} t
 * @param {unknown} value
 * @param {boolean} [isOwn]
 */
async function exchange(t, value, isOwn = false) {
  const { fetch } = globalThis;
  t.after(() => (globalThis.fetch = fetch));
  const stub = /** @type {any} */ (async () => value);
  if (!isOwn) globalThis.fetch = stub;
  const transport = new Transport(isOwn ? stub : undefined, () => {}, () => false);
  const response = await send(new RequestInput(URL, { signal: transport.signal, headers: /** @type {any} */ (new HeadersInput()) })).catch(() => undefined);
  return { transport, response };
}

test("the browser's own response is read as it is", async (t) => {
  for (const genuine of [new Response("text"), new Response(null, { status: 204 })]) {
    assert.equal((await exchange(t, genuine)).response, genuine);
  }
});

/** Responses of which something was replaced, or which are none of this realm. @type {[string, () => Response][]} */
const STRANGE = [
  ["a property was replaced", () => Object.assign(new Response("text"), { extra: 1 })],
  ["a property of the headers was replaced", () => { const response = new Response("text"); Object.assign(response.headers, { extra: 1 }); return response; }],
  ["a subclass", () => new (class extends Response {})("text")],
];
for (const [what, make] of STRANGE) {
  test(`${what}: the response is copied`, async (t) => {
    const strange = make();
    const { response } = await exchange(t, strange);
    assert.notEqual(response, strange);
    assert.equal(response?.constructor, Response);
    assert.equal(await response?.text(), "text");
  });
}

/** What a caller's `fetch` may give in place of a response. @type {[string, unknown, { status?: number, body?: string, isNotAResponse?: boolean }][]} */
const VALUES = [
  ["a function with the properties of a response", Object.assign(() => {}, { status: 200, body: "text", headers: {} }), { status: 200, body: "text" }],
  ["a status that has no body", { status: 205, body: "text", headers: {} }, { status: 205, body: "" }],
  ["a redirect that was not followed", { status: 0, body: null, headers: {}, type: "opaqueredirect" }, { status: 0, body: "" }],
  ["a status that is no number", { status: "200", body: null, headers: {} }, { isNotAResponse: true }],
  ["a body that was read", { status: 200, body: null, headers: {}, bodyUsed: true }, { isNotAResponse: true }],
  ["a body that another reads", { status: 200, body: { locked: true }, headers: {} }, { isNotAResponse: true }],
  ["no body", { status: 200, headers: {} }, { isNotAResponse: true }],
  ["null", null, { isNotAResponse: true }],
  ["a text", "text", { isNotAResponse: true }],
];
for (const [what, value, expected] of VALUES) {
  test(`a caller's own fetch: ${what}`, async (t) => {
    const { transport, response } = await exchange(t, value, true);
    const { isNotAResponse } = transport;
    assert.deepEqual({ isNotAResponse, status: response?.status, body: await response?.text() }, { isNotAResponse: false, status: undefined, body: undefined, ...expected });
  });
}

test("chunks that are always there leave a task to timers at the first empty one, and at every 256th", async (t) => {
  const { setTimeout } = globalThis;
  t.after(() => (globalThis.setTimeout = setTimeout));
  const { transport } = await exchange(t, new Response());
  let chunks = 0;
  /** @type {number[]} */
  const tasks = [];
  globalThis.setTimeout = /** @type {any} */ ((/** @type {() => void} */ work) => (tasks.push(chunks), work()));
  const body = bodyThat({ read: async () => ({ done: false, value: new Uint8Array(++chunks === 300 ? 0 : 1) }) });

  while (chunks < 600) assert.equal((await transport.chunk(body))?.length, chunks === 300 ? 0 : 1);

  assert.deepEqual(tasks, [256, 300, 512]);
});

test("an exchange is aborted until its response is complete", async (t) => {
  const { transport: open } = await exchange(t, new Response());
  open.abort();
  assert.equal(open.signal.aborted, true);

  const { transport: complete } = await exchange(t, new Response());
  assert.equal(await complete.chunk(bodyThat({ read: async () => ({ done: true, value: undefined }) })), undefined);
  complete.abort();
  assert.equal(complete.signal.aborted, false);
});

test("an abort rejects a read that never settles", async (t) => {
  const { transport } = await exchange(t, new Response());
  const read = transport.chunk(bodyThat({ read: () => new Promise(() => {}) }));
  transport.abort();
  await assert.rejects(read, { message: "the exchange failed" });
});

test("a body that is not read to its end is cancelled, whatever its reader does", async (t) => {
  /** @type {number[]} */
  const cancelled = [];
  const throwing = () => {
    cancelled.push(2);
    throw new Error("A test.");
  };
  for (const cancel of [() => cancelled.push(1), throwing, async () => throwing()]) {
    const { transport } = await exchange(t, new Response());
    await transport.chunk(bodyThat({ read: async () => ({ done: false, value: new Uint8Array(1) }), cancel }));
    transport.abort();
  }
  await new Promise(setImmediate);
  assert.deepEqual(cancelled, [1, 2, 2]);
});

test("what was thrown first is the cause, and whose it is", async (t) => {
  const first = new Error("A test.");
  for (const isOwn of [false, true]) {
    const { transport } = await exchange(t, new Response(), isOwn);
    const errors = [first, new Error("Another.")];
    const body = bodyThat({ read: () => Promise.reject(errors.shift()) });
    for (const cause of [...errors]) await assert.rejects(transport.chunk(body), { message: "the exchange failed", cause });
    assert.deepEqual(transport.thrown, { error: first, isOwn });
  }
});

test("a body without a reader is a failure, too", async (t) => {
  const { transport } = await exchange(t, new Response());
  const body = new ReadableStream();
  body.getReader();
  await assert.rejects(transport.chunk(body), { message: "the exchange failed" });
  assert.ok(transport.thrown?.error instanceof TypeError);
});

/** A stream with this reader. @param {object} reader @returns {any} */
function bodyThat(reader) {
  return { getReader: () => ({ cancel() {}, ...reader }) };
}
