/**
 * "The same checks": every contender but `json` accepts an answer exactly where this package's
 * `validation: "strict"` finds nothing odd in it, and makes the same task of it:
 *
 * - The body is UTF-8 and JSON, an object, and none of the platform's error bodies.
 * - `operationId` is a text that is not empty; `status`, `operateType` and `executeType` are documented words;
 *   texts, flags, objects and lists have their own type; a list has at most 256 texts.
 * - `operationId`, `status`, `operateType`, `targets`, `staResult` and its seven counts must be there. The rest may
 *   be absent or null; then it is null in the task, but `executeType` is "now" and `retryType` false.
 * - A time is exactly yyyyMMdd'T'HHmmss'Z', a moment that exists, and becomes a `Date`.
 * - A count is a whole number from 0 to 2^53 - 1; `retryTimes` one from 0 to 5.
 * - Unknown fields are left out, but those of `extendPara` are kept.
 * - The fields fit each other: `isConsistent` in task.js.
 *
 * A contender checks types, words and ranges in its own way. What no library brings along is here, in task.js and in
 * time.js, written for speed. Some libraries can make the task and its dates themselves, by transformations in the
 * schema; that was tried, and takes as long (valibot) or nearly twice as long (zod). Each bundle has its own copy of
 * all this, so that none pays for the shapes of another's objects.
 */

import { isConsistent, taskOf } from "./task.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {Omit<UpgradeTask, "issues">} Task What the contenders agree on; `issues` is always empty here. */
/** @typedef {{ ok: true, task: Task } | { ok: false, task: null }} Reading */
/** @typedef {(bytes: Uint8Array) => Reading} Read */

/**
 * An answer whose types are right.
 *
 * @typedef {object} Answer
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

export const LONGEST_LIST = 256;
export const MOST_RETRIES = 5;

/** @type {Reading} */
const REFUSED = { ok: false, task: null };
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * A contender, from its check of a parsed answer.
 *
 * @param {(answer: unknown) => answer is Answer} isAnswer
 * @returns {Read}
 */
export function reader(isAnswer) {
  return (bytes) => {
    const answer = parsed(bytes);
    if (isError(answer) || !isAnswer(answer)) return REFUSED;
    const task = taskOf(answer);
    return isConsistent(task) ? { ok: true, task } : REFUSED;
  };
}

/** @param {Uint8Array} bytes @returns {unknown} `undefined` for what is no JSON */
function parsed(bytes) {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

/** Whether it is an error of the platform, which may come with status 200. @param {any} answer */
function isError(answer) {
  return isCode(answer?.error_code) || isCode(answer?.resultcode);
}

/** @param {unknown} code */
function isCode(code) {
  return (typeof code === "string" || typeof code === "number") && code !== "" && Number(code) !== 0;
}
