/** Loading the WebAssembly: sources, failures and retries. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { failure } from "./failure.js";
import { consumer, installed, openPage } from "./page.js";

const WASM = `${consumer.url}/packages/iot-upgrade-task/dist/upgrade-task.wasm`;
const MODULE = await readFile(join(installed.home, "dist/upgrade-task.wasm"));
/** What `init` and the first call load: the version, in the URL, is the name that the imports come from. */
const VERSIONED = `${WASM}?v=${WebAssembly.Module.imports(new WebAssembly.Module(MODULE))[0].module}`;
const isWasm = (/** @type {URL} */ { href }) => href === VERSIONED;
const NOT_FOUND = "Check that upgrade-task.wasm is served beside the JavaScript; if the page was updated while it was open, reload it. Where a bundler leaves it out, and in Node, first call `await init(url)` with the URL or the bytes of iot-upgrade-task/upgrade-task.wasm, or import iot-upgrade-task.";
const SOURCE_NOT_FOUND = "Check that the .wasm file of the package is served at the URL where it is looked for. If the page was updated while it was open, reload it.";
const DAMAGED = "The .wasm file is damaged or truncated, or is another file: check what the server sends.";
const OTHER_VERSION = "The .wasm file is of another version than the JavaScript, or another file: reload the page, which may have been updated; if that does not help, check what the server sends.";
const FORBIDDEN = "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src.";
const HTML = `An HTML page came instead of the .wasm file, perhaps the server's fallback for unknown paths. ${NOT_FOUND}`;
const LOADED = { task: undefined };
const WITHOUT_WASM = "script-src 'self' 'unsafe-inline'";

/** @param {string} reason @param {string} hint @param {string} [name] of the cause */
function notLoaded(reason, hint, name = "Error") {
  return failure({ code: "internal_error", message: `The WebAssembly cannot be loaded: ${reason}`, hint, cause: `${name}: ${reason}` });
}

/** The module as another build would make it. @param {string} version */
function withImportsFrom(version) {
  const [{ module: own }] = WebAssembly.Module.imports(new WebAssembly.Module(MODULE));
  return Buffer.from(MODULE.toString("latin1").replaceAll(own, version), "latin1");
}

/** The reason is the browser's message. @param {{ error?: any }} outcome @param {string} hint @param {string} name of the browser's error */
function assertNotLoaded(outcome, hint, name) {
  const [, reason] = new RegExp(`^${name}: (.+)`).exec(outcome.error?.cause) ?? [];
  assert.ok(reason, `The cause is no ${name}: ${outcome.error?.cause}`);
  assert.deepEqual(outcome, notLoaded(reason, hint, name));
}

for (const name of ["nothing", "text", "URL", "response", "bytes", "view", "buffer", "module"]) {
  test(`init accepts a source: ${name}`, async (t) => {
    const { run } = await openPage(t, { load: "external" });

    const time = await run(async ({ name, url }) => {
      /** @type {Record<string, () => any>} */
      const sources = {
        nothing: () => undefined,
        text: () => url,
        URL: () => new URL(url),
        response: () => fetch(url),
        bytes: async () => new Uint8Array(await sources.buffer()),
        view: async () => new DataView(await sources.buffer()),
        buffer: async () => (await fetch(url)).arrayBuffer(),
        module: () => WebAssembly.compileStreaming(fetch(url)),
      };
      await window.sdk.init(await sources[name]());
      return window.sdk.parseTimestamp("20151212T121212Z");
    }, { name, url: WASM });

    assert.deepEqual(time, new Date("2015-12-12T12:12:12Z"));
  });
}

test("it is loaded once for concurrent calls", async (t) => {
  const { page, run, platform } = await openPage(t, { load: "external" });
  /** @type {string[]} */
  const requested = [];
  page.on("request", (request) => request.url().includes(".wasm") && requested.push(request.url()));

  await run(({ baseUrl, appKey, token, operationId }) => {
    const { init, queryUpgradeTask } = window.sdk;
    const query = () => queryUpgradeTask(operationId, token, { baseUrl, appKey });
    return Promise.all([init(), query(), query(), init()]).then(() => query());
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(requested, [VERSIONED]);
});

test("the file is compiled while it arrives", async (t) => {
  const { run } = await openPage(t, { load: "external" });

  const outcome = await run(() => {
    WebAssembly.compile = () => Promise.reject(new Error("was called"));
    return window.outcome(window.sdk.init());
  });

  assert.deepEqual(outcome, LOADED);
});

test("a server that does not know the MIME type of WebAssembly", async (t) => {
  const { page, run } = await openPage(t, { load: "external" });
  await page.route(isWasm, (route) => route.fulfill({ contentType: "application/octet-stream", body: MODULE }));

  assert.deepEqual(await run(() => window.outcome(window.sdk.init())), LOADED);
});

test("synchronous functions of ./external fail before init", async (t) => {
  const { run } = await openPage(t, { load: "external" });

  const found = await run(() => {
    const { parseUpgradeTask, parseTimestamp, formatTimestamp } = window.sdk;
    const works = [() => parseUpgradeTask("{}"), () => parseTimestamp("20151212T121212Z"), () => formatTimestamp(new Date())];
    return Promise.all(works.map((work) => window.outcome((async () => work())())));
  });

  assert.deepEqual(found, Array(3).fill(failure({
    code: "internal_error",
    message: "The WebAssembly is not loaded yet.",
    hint: "Call and await init() of iot-upgrade-task/external before this function, or import iot-upgrade-task.",
  })));
});

/** Responses other than the module. @type {[name: string, response: object, check: (outcome: object) => void][]} */
const WRONG = [
  ["nothing: 404", { status: 404, body: "Not found" }, (outcome) => assert.deepEqual(outcome, notLoaded(`HTTP 404 for ${VERSIONED}`, NOT_FOUND))],
  ["an HTML page", { contentType: "text/html", body: "\n<!doctype html><title>Console</title>" }, (outcome) => assertNotLoaded(outcome, HTML, "CompileError")],
  ["an empty file", { body: "" }, (outcome) => assertNotLoaded(outcome, DAMAGED, "CompileError")],
];

for (const [name, response, check] of WRONG) {
  test(`a failed load is explained, and retried by the next call: ${name}`, async (t) => {
    const { page, query, platform } = await openPage(t, { load: "external" });
    await page.route(isWasm, (route) => route.fulfill(response), { times: 1 });

    check(await query(platform.tasks.failing));
    assert.deepEqual(platform.calls, []);
    assert.equal((await query(platform.tasks.failing)).task?.operationId, "failing");
  });
}

for (const [name, body, hint] of /** @type {const} */ ([
  ["a truncated module", MODULE.subarray(0, 10_000), DAMAGED],
  ["another module", Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), OTHER_VERSION],
  ["the module of another version", withImportsFrom("00000000"), OTHER_VERSION],
])) {
  test(`a failed load is explained, and retried by the next call: ${name}`, async (t) => {
    const { page, run } = await openPage(t, { load: "external" });
    await page.route(isWasm, (route) => route.fulfill({ contentType: "application/wasm", body }), { times: 1 });

    const { error } = await run(() => window.outcome(window.sdk.init()));

    assert.deepEqual([error.name, error.code, error.hint], ["UpgradeTaskError", "internal_error", hint]);
    assert.match(error.message, /^The WebAssembly cannot be loaded: ./);
    assert.deepEqual(await run(() => window.outcome(window.sdk.init())), LOADED);
  });
}

test("a source of the caller's is not found", async (t) => {
  const { run } = await openPage(t, { load: "external" });
  const url = `${consumer.url}/no-such.wasm`;

  const outcome = await run(({ url }) => window.outcome(window.sdk.init(url)), { url });

  assert.deepEqual(outcome, notLoaded(`HTTP 404 for ${url}`, SOURCE_NOT_FOUND));
});

test("the connection fails", async (t) => {
  const { page, run } = await openPage(t, { load: "external" });
  await page.route(isWasm, (route) => route.abort(), { times: 1 });

  assertNotLoaded(await run(() => window.outcome(window.sdk.init())), NOT_FOUND, "TypeError");
  assert.deepEqual(await run(() => window.outcome(window.sdk.init())), LOADED);
});

for (const load of /** @type {const} */ (["import-map", "external"])) {
  test(`a Content-Security-Policy without 'wasm-unsafe-eval': ${load}`, async (t) => {
    const { query, run } = await openPage(t, { load, policy: WITHOUT_WASM });

    const { error } = await query("op");
    assert.deepEqual([error.code, error.hint], ["internal_error", FORBIDDEN]);
    const { error: again } = await run(() => window.outcome((async () => window.sdk.parseTimestamp("20151212T121212Z"))()));
    assert.equal(again.code, "internal_error");
    if (load === "import-map") assert.equal(again.hint, FORBIDDEN);
  });

  test(`a strict Content-Security-Policy with it: ${load}`, async (t) => {
    const policy = `default-src 'none'; ${WITHOUT_WASM} 'wasm-unsafe-eval'; connect-src http://127.0.0.1:*; img-src data:`;
    const { query, platform, consoleMessages } = await openPage(t, { load, policy });

    assert.equal((await query(platform.tasks.failing)).task?.operationId, "failing");
    assert.deepEqual(consoleMessages, []);
  });
}

test("an invalid source is rejected, and a second init has no effect", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async () => {
    const { init } = /** @type {any} */ (window.sdk);
    const wrong = [42, null, {}, []].map((source) => window.outcome(init(source)));
    return Promise.all(wrong);
  });

  assert.deepEqual(found, Array(4).fill(failure({
    code: "invalid_argument",
    message: "`source` must be a URL, a Response, bytes or a WebAssembly.Module.",
    hint: "Call init() without a source to load the module of the package.",
  })));
  assert.deepEqual(await run(() => window.outcome(window.sdk.init().then(() => window.sdk.init()))), LOADED);
});
