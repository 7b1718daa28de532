/**
 * "The same checks": every contender but `json` accepts a response exactly if this package's
 * `validation: "strict"` finds no issue in it, and produces the same task:
 *
 * - The body is UTF-8 and a JSON object, but not one of the platform's error bodies.
 * - `operationId` is a non-empty string; `status`, `operateType` and `executeType` have documented values;
 *   strings, booleans, objects and arrays have the right type; an array has at most 256 strings.
 * - `operationId`, `status`, `operateType`, `targets`, `staResult` and its seven counts are required. Other fields
 *   may be absent or null, and are then null in the task, except that `executeType` is "now" and `retryType` false.
 * - A time has the form yyyyMMdd'T'HHmmss'Z', exists in the calendar, and becomes a `Date`.
 * - A count is an integer from 0 to 2^53 - 1; `retryTimes` is an integer from 0 to 5.
 * - Unknown fields are dropped, except in `extendPara`.
 * - The fields are consistent with each other: `isConsistent` in task.js.
 *
 * Each contender checks types, enums and ranges in its own way. What no library provides is here, in task.js and in
 * time.js, written for speed. Some libraries can build the task and its dates with transformations in the schema; that
 * was tried and takes as long (valibot) or nearly twice as long (zod). Each bundle has its own copy of this code, so
 * that no contender pays for object shapes of another.
 */

import { isConsistent, taskOf } from "./task.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {Omit<UpgradeTask, "issues">} Task The result of all contenders; `issues` would always be empty. */
/** @typedef {{ ok: true, task: Task } | { ok: false, task: null }} ReadResult */
/** @typedef {(bytes: Uint8Array) => ReadResult} Read */

/**
 * A response body that passed the type checks.
 *
 * @typedef {object} TaskBody
 * @property {string} operationId
 * @property {string | null} [createTime]
 * @property {string | null} [startTime]
 * @property {string | null} [stopTime]
 * @property {"firmware_upgrade" | "software_upgrade"} operateType
 * @property {{ deviceGroups?: string[] | null, deviceType?: string | null, model?: string | null, manufacturerName?: string | null, devices?: string[] | null }} targets
 * @property {{ executeType?: "now" | "device_online" | "custom" | null, startTime?: string | null, endTime?: string | null, retryType?: boolean | null, retryTimes?: number | null } | null} [policy]
 * @property {"wait" | "processing" | "failed" | "success" | "stop"} status
 * @property {{ total: number, wait: number, processing: number, success: number, fail: number, stop: number, timeout: number }} staResult
 * @property {{ fileVersion?: string | null } | null} [extendPara]
 */

/** @type {["firmware_upgrade", "software_upgrade"]} */
export const OPERATE_TYPES = ["firmware_upgrade", "software_upgrade"];
/** @type {["now", "device_online", "custom"]} */
export const EXECUTE_TYPES = ["now", "device_online", "custom"];
/** @type {["wait", "processing", "failed", "success", "stop"]} */
export const STATUSES = ["wait", "processing", "failed", "success", "stop"];

export const MAX_LIST_LENGTH = 256;
export const MAX_RETRIES = 5;

/** @type {ReadResult} */
const INVALID = { ok: false, task: null };
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Makes a contender from its type check.
 *
 * @param {(body: unknown) => body is TaskBody} isTaskBody
 * @returns {Read}
 */
export function createReader(isTaskBody) {
  return (bytes) => {
    const body = parsed(bytes);
    if (isError(body) || !isTaskBody(body)) return INVALID;
    const task = taskOf(body);
    return isConsistent(task) ? { ok: true, task } : INVALID;
  };
}

/** @param {Uint8Array} bytes @returns {unknown} `undefined` if it is not JSON. */
function parsed(bytes) {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

/** Whether this is an error body, which the platform may send with status 200. @param {any} body */
function isError(body) {
  return isCode(body?.error_code) || isCode(body?.resultcode);
}

/** @param {unknown} code */
function isCode(code) {
  return (typeof code === "string" || typeof code === "number") && code !== "" && Number(code) !== 0;
}
