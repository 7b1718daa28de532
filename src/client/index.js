/** The package's public functions; their documentation is in `types.d.ts`. */

import { optionArguments } from "./arguments.js";
import { assessmentInput } from "./assessment_input.js";
import { exposeSelf, self } from "./behind_proxy.js";
import { UpgradeTaskError, fromFailure, invalidArgument } from "./error.js";
import { groupFailures } from "./failure_groups.js";
import { defineHidden } from "./hidden_property.js";
import { load, loadSync } from "./instance.js";
import { copyOptions, getOption, isRecord } from "./options.js";
import { querySubTaskPage, queryTask } from "./query.js";
import { SubTaskList } from "./sub_task_list.js";
import { TokenCache, tokenCacheOf } from "./token_cache.js";
import { UpgradeTaskWatch } from "./watch.js";

export { UpgradeTaskError, groupFailures, load as init };

/** @typedef {import("./types.d.ts").AccessToken} AccessToken */
/** @typedef {import("./types.d.ts").ClientOptions} ClientOptions */
/** @typedef {import("./types.d.ts").QueryOptions} QueryOptions */
/** @typedef {import("./types.d.ts").SubTaskOptions} SubTaskOptions */
/** @typedef {import("./types.d.ts").WatchOptions} WatchOptions */
/** @typedef {import("./types.d.ts").UpgradeTask} UpgradeTask */
/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

export class UpgradeTaskClient {
  #options;
  /** For all callers that pass a function: on this platform, a new token invalidates the others. */
  #tokens = new TokenCache();

  /** @param {ClientOptions} options */
  constructor(options) {
    this.#options = copyOptions(options);
    exposeSelf(this);
  }

  /**
   * @param {string} operationId
   * @param {AccessToken} accessToken
   * @param {QueryOptions} [options]
   * @returns {Promise<UpgradeTask>}
   */
  async queryUpgradeTask(operationId, accessToken, options) {
    return queryTask(self(this).#call(operationId, accessToken, options));
  }

  /**
   * @param {string} operationId
   * @param {AccessToken} accessToken
   * @param {WatchOptions} [options]
   * @returns {import("./types.d.ts").UpgradeTaskWatch}
   */
  watchUpgradeTask(operationId, accessToken, options) {
    return new UpgradeTaskWatch(self(this).#call(operationId, accessToken, options));
  }

  /**
   * @param {string} operationId
   * @param {AccessToken} accessToken
   * @param {SubTaskOptions} [options]
   * @returns {Promise<UpgradeSubTaskPage>}
   */
  async queryUpgradeSubTask(operationId, accessToken, options) {
    return querySubTaskPage(self(this).#call(operationId, accessToken, options));
  }

  /**
   * @param {string} operationId
   * @param {AccessToken} accessToken
   * @param {Omit<SubTaskOptions, "pageNo">} [options]
   * @returns {import("./types.d.ts").UpgradeSubTaskList}
   */
  listUpgradeSubTasks(operationId, accessToken, options) {
    return new SubTaskList(self(this).#call(operationId, accessToken, options));
  }

  /**
   * @param {unknown} operationId
   * @param {unknown} accessToken
   * @param {unknown} options
   * @returns {import("./arguments.js").Call}
   */
  #call(operationId, accessToken, options) {
    const tokens = typeof accessToken === "function" ? this.#tokens : undefined;
    return { operationId, accessToken, clientOptions: this.#options, options: copyOptions(options), tokens };
  }
}

// Marks the clients of every copy of this package in the page: the element accepts all of them.
defineHidden(UpgradeTaskClient.prototype, Symbol.for("iot-upgrade-task/client"), true);

/**
 * @param {string} operationId
 * @param {AccessToken} accessToken
 * @param {ClientOptions & QueryOptions} options
 * @returns {Promise<UpgradeTask>}
 */
export async function queryUpgradeTask(operationId, accessToken, options) {
  return queryTask(callWithoutClient(operationId, accessToken, options, ["signal"]));
}

/**
 * @param {string} operationId
 * @param {AccessToken} accessToken
 * @param {ClientOptions & SubTaskOptions} options
 * @returns {Promise<UpgradeSubTaskPage>}
 */
export async function queryUpgradeSubTask(operationId, accessToken, options) {
  return querySubTaskPage(callWithoutClient(operationId, accessToken, options, ["signal", "subOperationStatus", "pageNo", "pageSize"]));
}

/**
 * @param {string} operationId
 * @param {AccessToken} accessToken
 * @param {unknown} options those of a client and those of the query in one
 * @param {string[]} names of those of the query
 * @returns {import("./arguments.js").Call}
 */
function callWithoutClient(operationId, accessToken, options, names) {
  const clientOptions = copyOptions(options);
  const queryOptions = Object.create(null);
  if (isRecord(clientOptions)) {
    for (const name of names) {
      queryOptions[name] = getOption(clientOptions, name);
      Reflect.deleteProperty(clientOptions, name);
    }
  }
  const tokens = typeof accessToken === "function" ? tokenCacheOf(accessToken) : undefined;
  return { operationId, accessToken, clientOptions, options: queryOptions, tokens };
}

/**
 * @param {string | Uint8Array | ArrayBuffer} body
 * @param {{ validation?: "tolerant" | "strict" }} [options]
 * @returns {UpgradeTask}
 */
export function parseUpgradeTask(body, options) {
  return parse(body, options, (wasm, bytes, given) => wasm.parse(bytes, given));
}

/**
 * @param {string | Uint8Array | ArrayBuffer} body
 * @param {{ validation?: "tolerant" | "strict" }} [options]
 * @returns {UpgradeSubTaskPage}
 */
export function parseUpgradeSubTask(body, options) {
  return parse(body, options, (wasm, bytes, given) => wasm.parseSubTask(bytes, given));
}

/**
 * @template {object} T
 * @param {unknown} body
 * @param {unknown} options
 * @param {(wasm: import("glue").Wasm, bytes: Uint8Array, given: string | undefined) => T | import("./error.js").Failure} read
 * @returns {T}
 */
function parse(body, options, read) {
  const given = options === undefined ? undefined : optionArguments(copyOptions(options));
  // First, because it says what is missing where there is no TextEncoder.
  const instance = loadSync();
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : bytesOf(body);
  const result = instance.call((wasm) => read(wasm, bytes, given));
  if (isFailure(result)) throw fromFailure(result);
  return result;
}

/** @param {string} text */
export function parseTimestamp(text) {
  if (typeof text !== "string") throw invalidArgument("text", "a text such as \"20151212T121212Z\"", text);
  return new Date(loadSync().call((wasm) => wasm.parseTimestamp(text)));
}

/** @param {Date} date */
export function formatTimestamp(date) {
  const time = timeOf("date", date);
  return loadSync().call((wasm) => wasm.formatTimestamp(time));
}

/**
 * @param {UpgradeTask} task
 * @param {Date} [now]
 * @returns {import("./types.d.ts").Assessment}
 */
export function assessUpgradeTask(task, now = new Date()) {
  const { fields, issueCount } = assessmentInput(task);
  const nowMs = timeOf("now", now);
  if (Number.isNaN(nowMs)) throw invalidArgument("now", "a valid Date", now);
  return loadSync().call((wasm) => wasm.assess(fields, issueCount, nowMs));
}

/** Neither a task nor a page has a code. @param {object} result @returns {result is import("./error.js").Failure} */
function isFailure(result) {
  return Object.hasOwn(result, "code");
}

/** @param {unknown} body */
function bytesOf(body) {
  try {
    if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
    if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") return new Uint8Array(/** @type {ArrayBuffer} */ (body));
  } catch {
    // Its buffer is detached.
  }
  throw invalidArgument("body", "a text, a Uint8Array or an ArrayBuffer", body);
}

/** @param {string} name @param {unknown} date */
function timeOf(name, date) {
  try {
    return Date.prototype.getTime.call(date);
  } catch {
    throw invalidArgument(name, "a Date", date);
  }
}
