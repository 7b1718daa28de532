/** From the module's bytes to a running instance, once; a failed load is forgotten. */

import { carried } from "carried";
import { createGlue } from "glue";

import { UpgradeTaskError } from "./error.js";
import { Supervisor, lost } from "./supervise.js";

/** @typedef {string | URL | Response | BufferSource | WebAssembly.Module} Source */

/** The compiled module outlives its instances. @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;
/** @type {Instance | undefined} */
let running;

/** A running instance. When it panics or traps it is given up, and the next call gets a fresh one. */
class Instance {
  #supervisor = new Supervisor();
  #wasm;
  /** @type {string | undefined} */
  #panic;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#wasm = createGlue((job) => queueMicrotask(() => this.#guarded(job)));
    this.#wasm.initSync({ module });
    this.#wasm.start((message) => (this.#panic = message));
  }

  /**
   * Calls a function of the wasm.
   *
   * @template T
   * @param {(wasm: import("glue").Wasm) => T} call
   * @returns {T}
   */
  call(call) {
    return this.#guarded(() => call(this.#wasm));
  }

  /**
   * Calls an async function of the wasm.
   *
   * @template T
   * @param {(wasm: import("glue").Wasm, call: import("glue").Call) => Promise<T>} run
   */
  run(run) {
    return this.#supervisor.run((call) => this.call((wasm) => run(wasm, call)));
  }

  /**
   * All that runs in the wasm runs in here: its futures, too, since they are polled in
   * microtasks. What it throws that is not an error of ours is its end.
   *
   * @template T
   * @param {() => T} job
   * @returns {T}
   */
  #guarded(job) {
    try {
      return job();
    } catch (cause) {
      if (cause instanceof UpgradeTaskError) throw cause;
      if (running === this) running = undefined;
      const error = lost(this.#panic ?? String(cause), cause);
      this.#supervisor.loseAll(error);
      throw error;
    }
  }
}

/**
 * The running instance; loads the wasm where need be.
 *
 * @param {Source} [source]
 */
export async function ready(source) {
  if (running) return running;
  compiling ??= compile(source).finally(() => (compiling = undefined));
  compiled ??= await compiling;
  return (running ??= new Instance(compiled));
}

/** The running instance, at once; throws where the wasm cannot be loaded at once. */
export function readyNow() {
  if (running) return running;
  if (!compiled) {
    if (!carried.bytes) {
      const hint = "Call and await init() of iot-upgrade-task/external before this function, or import iot-upgrade-task.";
      throw new UpgradeTaskError("The WebAssembly is not loaded yet.", { code: "internal_error", hint });
    }
    const bytes = carried.bytes();
    try {
      compiled = new WebAssembly.Module(bytes);
    } catch (cause) {
      throw notLoaded(cause, bytes);
    }
  }
  return (running = new Instance(compiled));
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
    throw cause instanceof UpgradeTaskError ? cause : notLoaded(cause, bytes);
  }
}

/** @param {Source} [source] @returns {Promise<BufferSource>} */
async function bytesOf(source) {
  if (source === undefined) return carried.bytes ? carried.bytes() : bytesOf(carried.url());
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

/**
 * The cause of a failed load, as far as it can be told.
 *
 * @param {unknown} cause
 * @param {BufferSource} [bytes] what was to be compiled, where that came
 */
function notLoaded(cause, bytes) {
  let hint = "Check that the .wasm file of the package is served at the URL where it is looked for.";
  if (bytes && isForbidden()) {
    hint = "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src.";
  } else if (bytes && isHtml(bytes)) {
    hint = "An HTML page came instead of the .wasm file: check the server's fallback for unknown paths.";
  } else if (bytes) {
    hint = "The .wasm file is damaged or truncated, or is another file: check what the server sends.";
  }
  return new UpgradeTaskError(`The WebAssembly cannot be loaded: ${cause instanceof Error ? cause.message : cause}`, {
    code: "internal_error",
    hint,
    cause,
  });
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
  const view = ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes);
  const start = new Uint8Array(view.buffer, view.byteOffset, Math.min(view.byteLength, 64));
  return new TextDecoder().decode(start).trimStart().startsWith("<");
}
