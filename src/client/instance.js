/** Loads the wasm once, and instantiates it. A failed load is not cached: the next call retries it. */

import { createGlue } from "glue";
import { embedded } from "wasm-source";

import { UpgradeTaskError, fromFailure, internalError } from "./error.js";
import { HeadersInput, RequestInput, send } from "./transport.js";

/** @typedef {string | URL | Response | BufferSource | WebAssembly.Module} Source */

/** The compiled module outlives its instances. @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;
/** Settles when `init` is done with a source of the caller's. @type {Promise<unknown> | undefined} */
let initializing;
/** @type {Instance | undefined} */
let running;

/** A running instance. After a panic or a trap it is dropped, and the next call gets a new one. */
export class Instance {
  #wasm;
  /** The calls that use it. @type {Set<import("./operation.js").Operation>} */
  #operations = new Set();
  /** @type {string | undefined} */
  #panicMessage;
  /** The error that ended it. @type {UpgradeTaskError | undefined} */
  #poison;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    // A promise's reaction is a microtask, too; `queueMicrotask` makes an `AsyncResource` for each in Node.
    const queueMicrotask = (/** @type {() => void} */ job) => void settled.then(() => this.#poll(job));
    this.#wasm = createGlue({ fetch: send, Headers: HeadersInput, Request: RequestInput, queueMicrotask });
    this.#wasm.initSync({ module });
    this.#wasm.start((message) => (this.#panicMessage = message));
  }

  get isLost() {
    return this.#poison !== undefined;
  }

  /**
   * Calls a function of the wasm. A plain object that it throws is a failure of the call; an `Error` is
   * a trap, which ends the instance.
   *
   * @template T
   * @param {(wasm: import("glue").Wasm) => T} call
   * @returns {T}
   */
  call(call) {
    if (this.#poison) throw this.#poison;
    try {
      return call(this.#wasm);
    } catch (thrown) {
      throw thrown instanceof Error ? this.#poisonWith(thrown) : fromFailure(/** @type {import("./error.js").Failure} */ (thrown));
    }
  }

  /** Frees an object of the wasm. What a lost instance held is lost with it. @param {{ free(): void }} object */
  free(object) {
    if (!this.isLost) this.call(() => object.free());
  }

  /** Ends the operation when the instance ends. @param {import("./operation.js").Operation} operation */
  track(operation) {
    this.#operations.add(operation);
    operation.onCleanup(() => void this.#operations.delete(operation));
  }

  /**
   * Rust futures are polled in microtasks. Those of a lost instance are not polled any more: they would
   * send requests for calls that have failed.
   *
   * @param {() => void} job
   */
  #poll(job) {
    try {
      this.call(() => job());
    } catch {
      // The calls that use it have been ended by `#poisonWith`.
    }
  }

  /** @param {unknown} cause */
  #poisonWith(cause) {
    this.#poison = internalError(this.#panicMessage ?? String(cause), cause);
    if (running === this) running = undefined;
    for (const operation of this.#operations) operation.end(this.#poison);
    return this.#poison;
  }
}

export const isLoaded = () => running !== undefined;

const noop = () => {};
const settled = Promise.resolve();

/**
 * Loads the wasm, if it is not loaded.
 *
 * @param {Source} [source]
 */
export async function load(source) {
  if (running) return;
  if (source !== undefined) {
    const own = compile(source);
    initializing = own.then(noop, noop);
    compiled ??= await own;
  } else {
    // It may be the only way to the wasm; where it is not, its failure is that call's alone.
    if (!embedded.isInline) await initializing;
    if (!compiled) {
      compiling ??= compile().finally(() => (compiling = undefined));
      compiled ??= await compiling;
    }
  }
  loadSync();
}

/** The running instance; throws if the wasm is not loaded and cannot be loaded synchronously. */
export function loadSync() {
  if (running) return running;
  compiled ??= compileSync();
  try {
    return (running = new Instance(compiled));
  } catch (cause) {
    compiled = undefined;
    throw notLoaded(cause, OTHER_VERSION);
  }
}

function compileSync() {
  /** @type {BufferSource | undefined} */
  let bytes;
  try {
    bytes = embedded.bytes();
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw notLoaded(cause, NOT_SERVED, bytes);
  }
}

/** @param {Source} [source] */
async function compile(source) {
  /** @type {BufferSource | undefined} */
  let bytes;
  try {
    if (source instanceof WebAssembly.Module) return source;
    const served = await fetchSource(source);
    const isResponse = "arrayBuffer" in served;
    const module = isResponse && (await compileStreaming(served));
    if (module) return module;
    bytes = isResponse ? await served.arrayBuffer() : served;
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw notLoaded(cause, source ? NOT_SERVED : embedded.hint, bytes);
  }
}

/** @param {Source} source @returns {Promise<Response | BufferSource>} */
async function fetchSource(source = embedded.source()) {
  if (source instanceof ArrayBuffer) return source;
  // Chromium compiles no `DataView`.
  if (ArrayBuffer.isView(source)) return new Uint8Array(/** @type {ArrayBuffer} */ (source.buffer), source.byteOffset, source.byteLength);
  const response = typeof source === "string" || source instanceof URL ? await fetch(source) : /** @type {Response} */ (source);
  if (typeof response?.arrayBuffer !== "function") {
    throw new UpgradeTaskError("`source` must be a URL, a Response, bytes or a WebAssembly.Module.", {
      code: "invalid_argument",
      hint: "Call init() without a source to load the module of the package.",
    });
  }
  if (!response.ok) throw new Error(`HTTP ${response.status} for ${response.url}`);
  return response;
}

/**
 * Compiles while the file arrives. Undefined where that is not possible: the server gave another MIME
 * type, or the environment a `Response` of its own.
 *
 * @param {Response} response
 */
async function compileStreaming(response) {
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (cause) {
    if (response.bodyUsed) throw cause;
    return undefined;
  }
}

const DAMAGED = "The .wasm file is damaged or truncated, or is another file: check what the server sends.";
const OTHER_VERSION = "The .wasm file is of another version than the JavaScript, or another file: reload the page, which may have been updated; if that does not help, check what the server sends.";
const NO_TEXT_ENCODING = "This environment lacks TextDecoder or TextEncoder, as jsdom does: add those of Node to the test environment (docs/testing.md).";
const NOT_SERVED = "Check that the .wasm file of the package is served at the URL where it is looked for. If the page was updated while it was open, reload it.";

/**
 * @param {unknown} cause
 * @param {string} otherwise what to do if nothing else is known to help
 * @param {BufferSource} [bytes] those that were to be compiled, if they were loaded
 */
function notLoaded(cause, otherwise, bytes) {
  if (cause instanceof UpgradeTaskError) return cause;
  const message = `The WebAssembly cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`;
  return new UpgradeTaskError(message, { hint: hintFor(cause, otherwise, bytes), cause });
}

/** @param {unknown} cause @param {string} otherwise @param {BufferSource} [bytes] */
function hintFor(cause, otherwise, bytes) {
  if (!globalThis.TextDecoder || !globalThis.TextEncoder) return NO_TEXT_ENCODING;
  if (isForbidden()) return "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src.";
  if (bytes && isHtml(bytes)) return `An HTML page came instead of the .wasm file, perhaps the server's fallback for unknown paths. ${otherwise}`;
  return bytes || cause instanceof WebAssembly.CompileError ? DAMAGED : otherwise;
}

/** Whether even the smallest module is rejected. */
function isForbidden() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch {
    return true;
  }
}

/** @param {BufferSource} bytes */
function isHtml(bytes) {
  try {
    return new TextDecoder().decode(bytes).trimStart().startsWith("<");
  } catch {
    // Not even bytes: a caller's own response may give anything.
    return false;
  }
}
