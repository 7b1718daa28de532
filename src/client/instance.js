/** From the module's bytes to a running instance, once; a failed load is forgotten. */

import { carried } from "carried";
import { createGlue } from "glue";

import { UpgradeTaskError, lost } from "./error.js";

/** @typedef {string | URL | Response | BufferSource | WebAssembly.Module} Source */

/** The compiled module outlives its instances. @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;
/** @type {Instance | undefined} */
let running;

/** A running instance. When it panics or traps it is given up, and the next call gets a fresh one. */
export class Instance {
  #wasm;
  /** Those that use it. @type {Set<import("./wait.js").Call>} */
  #calls = new Set();
  /** @type {string | undefined} */
  #panic;
  /** What ended it. @type {UpgradeTaskError | undefined} */
  #end;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#wasm = createGlue((job) => queueMicrotask(() => this.#poll(job)));
    this.#wasm.initSync(module);
    this.#wasm.start((message) => (this.#panic = message));
  }

  /**
   * Calls a function of the wasm. What it throws that is not an error of ours is its end.
   *
   * @template T
   * @param {(wasm: import("glue").Wasm) => T} call
   * @returns {T}
   */
  call(call) {
    if (this.#end) throw this.#end;
    try {
      return call(this.#wasm);
    } catch (cause) {
      throw cause instanceof UpgradeTaskError ? cause : this.#lose(cause);
    }
  }

  /**
   * Makes an object of the wasm, each of whose methods is called as by `call`.
   *
   * @template {object} T
   * @param {(wasm: import("glue").Wasm) => T} make
   * @returns {T}
   */
  make(make) {
    const object = /** @type {any} */ (this.call(make));
    /** @param {string} name */
    const method = (name) => (/** @type {unknown[]} */ ...args) => this.call(() => object[name](...args));
    return new Proxy(object, { get: (_, name) => method(String(name)) });
  }

  /** The call uses this instance: it is lost when the instance is. @param {import("./wait.js").Call} call */
  serve(call) {
    this.#calls.add(call);
    call.holds(() => this.#calls.delete(call));
  }

  /**
   * Futures are polled in microtasks. Those of a lost instance are not: they would send
   * requests for callers who were told that it is over.
   *
   * @param {() => void} job
   */
  #poll(job) {
    try {
      this.call(() => job());
    } catch {
      // Whoever waits is told by `#lose`.
    }
  }

  /** @param {unknown} cause */
  #lose(cause) {
    this.#end = lost(this.#panic ?? String(cause), cause);
    if (running === this) running = undefined;
    for (const call of this.#calls) call.lose(this.#end);
    return this.#end;
  }
}

/**
 * Loads the wasm where need be.
 *
 * @param {Source} [source]
 */
export async function ready(source) {
  if (running) return;
  compiling ??= compile(source).finally(() => (compiling = undefined));
  compiled ??= await compiling;
  readyNow();
}

/** The running instance, at once; throws where the wasm cannot be loaded at once. */
export function readyNow() {
  if (running) return running;
  compiled ??= compileNow();
  try {
    return (running = new Instance(compiled));
  } catch (cause) {
    compiled = undefined;
    throw notLoaded(cause, DAMAGED);
  }
}

function compileNow() {
  const bytes = carried.bytes();
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw notLoaded(cause, hintFor(bytes));
  }
}

/** @param {Source} [source] */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  /** @type {BufferSource | undefined} */
  let bytes;
  try {
    bytes = await bytesOf(source);
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw cause instanceof UpgradeTaskError ? cause : notLoaded(cause, hintFor(bytes));
  }
}

/** @param {Source} source @returns {Promise<BufferSource>} */
async function bytesOf(source = carried.source()) {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return /** @type {BufferSource} */ (source);
  if (typeof source === "string" || source instanceof URL) return bytesOf(await fetch(source));
  const response = /** @type {Response} */ (source);
  if (typeof response?.arrayBuffer !== "function") {
    throw new UpgradeTaskError("`source` must be a URL, a Response, bytes or a WebAssembly.Module.", {
      code: "invalid_argument",
      hint: "Call init() without a source to load the module that the package carries.",
    });
  }
  if (!response.ok) throw new Error(`HTTP ${response.status} for ${response.url}`);
  return response.arrayBuffer();
}

const DAMAGED = "The .wasm file is damaged or truncated, or is another file or version: check what the server sends.";

/**
 * What to do about a failed load, as far as its cause can be told.
 *
 * @param {BufferSource} [bytes] what was to be compiled, where that came
 */
function hintFor(bytes) {
  if (!bytes) return "Check that the .wasm file of the package is served at the URL where it is looked for.";
  if (isForbidden()) return "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src.";
  if (isHtml(bytes)) return "An HTML page came instead of the .wasm file: check the server's fallback for unknown paths.";
  return DAMAGED;
}

/**
 * @param {unknown} cause
 * @param {string} hint
 */
function notLoaded(cause, hint) {
  const message = `The WebAssembly cannot be loaded: ${cause instanceof Error ? cause.message : cause}`;
  return new UpgradeTaskError(message, { hint, cause });
}

/** Whether even the smallest module is refused. */
function isForbidden() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  } catch {
    return true;
  }
}

/** @param {BufferSource} bytes */
function isHtml(bytes) {
  return new TextDecoder().decode(bytes).trimStart().startsWith("<");
}
