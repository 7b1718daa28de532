/** The package's public functions; their documentation is in `types.d.ts`. */

import { UpgradeTaskError } from "./error.js";
import { ready, readyNow } from "./load.js";
import { copy, givenOptions, isRecord, typeOf } from "./options.js";
import { Asking, newQuestion } from "./question.js";
import { fieldsOf } from "./task.js";
import { run } from "./wait.js";
import { UpgradeTaskWatch } from "./watch.js";

export { UpgradeTaskError, ready as init };

/** @typedef {import("./types.d.ts").AccessToken} AccessToken */
/** @typedef {import("./types.d.ts").ClientOptions} ClientOptions */
/** @typedef {import("./types.d.ts").QueryOptions} QueryOptions */
/** @typedef {import("./types.d.ts").WatchOptions} WatchOptions */
/** @typedef {import("./types.d.ts").UpgradeTask} UpgradeTask */

export class UpgradeTaskClient {
  #options;

  /** @param {ClientOptions} options */
  constructor(options) {
    this.#options = copy(options);
  }

  /**
   * @param {string} operationId
   * @param {AccessToken} accessToken
   * @param {QueryOptions} [options]
   * @returns {Promise<UpgradeTask>}
   */
  async queryUpgradeTask(operationId, accessToken, options) {
    return query(operationId, accessToken, this.#options, copy(options));
  }

  /**
   * @param {string} operationId
   * @param {AccessToken} accessToken
   * @param {WatchOptions} [options]
   * @returns {import("./types.d.ts").UpgradeTaskWatch}
   */
  watchUpgradeTask(operationId, accessToken, options) {
    return new UpgradeTaskWatch(operationId, accessToken, this.#options, copy(options));
  }
}

/**
 * @param {string} operationId
 * @param {AccessToken} accessToken
 * @param {ClientOptions & QueryOptions} options
 * @returns {Promise<UpgradeTask>}
 */
export async function queryUpgradeTask(operationId, accessToken, options) {
  const all = copy(options);
  const { signal, ...clientOptions } = /** @type {QueryOptions} */ (Object(all));
  return query(operationId, accessToken, isRecord(all) ? clientOptions : all, { signal });
}

/**
 * @param {string | Uint8Array | ArrayBuffer} body
 * @param {{ validation?: "tolerant" | "strict" }} [options]
 * @returns {UpgradeTask}
 */
export function parseUpgradeTask(body, options) {
  const chosen = options === undefined ? undefined : givenOptions(copy(options));
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : bytesOf(body);
  return readyNow().call((wasm) => wasm.parse(bytes, chosen));
}

/** @param {string} text */
export function parseTimestamp(text) {
  if (typeof text !== "string") throw wrong("text", "a text such as \"20151212T121212Z\"", text);
  return new Date(readyNow().call((wasm) => wasm.parseTimestamp(text)));
}

/** @param {Date} date */
export function formatTimestamp(date) {
  const time = timeOf("date", date);
  return readyNow().call((wasm) => wasm.formatTimestamp(time));
}

/**
 * @param {UpgradeTask} task
 * @param {Date} [now]
 * @returns {import("./types.d.ts").Assessment}
 */
export function assessUpgradeTask(task, now = new Date()) {
  const isTask = isRecord(task) && isRecord(task.policy) && isRecord(task.staResult) && Array.isArray(task.issues);
  if (!isTask) throw wrong("task", "an UpgradeTask as this package returned it", task);
  const nowMs = timeOf("now", now);
  if (Number.isNaN(nowMs)) throw wrong("now", "a valid Date", now);
  const fields = fieldsOf(task);
  return readyNow().call((wasm) => wasm.assess(fields, task.issues.length, nowMs));
}

/**
 * @param {unknown} operationId
 * @param {unknown} accessToken
 * @param {unknown} clientOptions
 * @param {unknown} queryOptions
 */
function query(operationId, accessToken, clientOptions, queryOptions) {
  return run(async (call) => {
    const { signal } = /** @type {QueryOptions} */ (queryOptions ?? {});
    call.follow(signal);
    await call.within(Infinity, ready());
    const instance = readyNow();
    instance.serve(call);
    const question = instance.make((wasm) => newQuestion(wasm, operationId, accessToken, clientOptions, queryOptions));
    try {
      return await new Asking(question, accessToken, clientOptions, call).query();
    } finally {
      question.free();
    }
  });
}

/** @param {unknown} body */
function bytesOf(body) {
  try {
    if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
    if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") return new Uint8Array(/** @type {ArrayBuffer} */ (body));
  } catch {
    // Its memory was transferred elsewhere.
  }
  throw wrong("body", "a text, a Uint8Array or an ArrayBuffer", body);
}

/** @param {string} name @param {unknown} date */
function timeOf(name, date) {
  try {
    return Date.prototype.getTime.call(date);
  } catch {
    throw wrong(name, "a Date", date);
  }
}

/**
 * @param {string} name
 * @param {string} expected
 * @param {unknown} received
 */
function wrong(name, expected, received) {
  return new UpgradeTaskError(`\`${name}\` must be ${expected}; received ${typeOf(received)}.`, {
    code: "invalid_argument",
    hint: `Give ${expected}.`,
  });
}
