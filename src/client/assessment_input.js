/**
 * What an assessment depends on, read from a task that a caller gives: as this package returned it, or
 * after JSON, where its times are ISO texts.
 */

import { EXECUTE_TYPES, STATUSES } from "../bindings/task.js";
import { UpgradeTaskError, invalidArgument } from "./error.js";
import { isRecord } from "./options.js";

const COUNTS = ["total", "wait", "processing", "success", "fail", "stop", "timeout"];

/**
 * @param {unknown} task
 * @returns {{ fields: Float64Array, issueCount: number }} the fields in the order of `bindings/assessment_input.rs`; NaN for null
 */
export function assessmentInput(task) {
  try {
    const { status, policy, staResult, issues } = record("task", task);
    const { executeType, startTime, endTime, retryType, retryTimes } = record("task.policy", policy);
    const counts = record("task.staResult", staResult);
    if (!Array.isArray(issues)) throw invalidArgument("task.issues", "a list", issues);
    const fields = [
      word("task.status", status, STATUSES),
      word("task.policy.executeType", executeType, EXECUTE_TYPES),
      time("task.policy.startTime", startTime),
      time("task.policy.endTime", endTime),
      boolean("task.policy.retryType", retryType),
      integer("task.policy.retryTimes", retryTimes, -Infinity),
      ...COUNTS.map((name) => integer(`task.staResult.${name}`, counts[name], 0)),
    ];
    return { fields: Float64Array.from(fields), issueCount: issues.length };
  } catch (cause) {
    if (cause instanceof UpgradeTaskError) throw cause;
    // A getter or a proxy threw.
    throw new UpgradeTaskError("`task` cannot be read.", { code: "invalid_argument", hint: "Give a task as this package returned it.", cause });
  }
}

/** @param {string} name @param {unknown} value @returns {Record<string, unknown>} */
function record(name, value) {
  if (!isRecord(value)) throw invalidArgument(name, "an object, as of an UpgradeTask that this package returned", value);
  return /** @type {Record<string, unknown>} */ (value);
}

/** @param {string} name @param {unknown} value @param {readonly string[]} words */
function word(name, value, words) {
  const index = words.indexOf(/** @type {string} */ (value));
  if (index < 0) throw invalidArgument(name, `one of ${words.join(", ")}`, value);
  return index;
}

/** Milliseconds since the epoch. @param {string} name @param {unknown} value */
function time(name, value) {
  if (value === null) return NaN;
  const ms = typeof value === "string" ? Date.parse(value) : epochMs(value);
  const isValid = !Number.isNaN(ms) && (typeof value !== "string" || new Date(ms).toISOString() === value);
  if (!isValid) throw invalidArgument(name, "null, a valid Date, or the ISO text that JSON makes of one", value);
  return ms;
}

/** NaN for anything but a date. @param {unknown} value */
function epochMs(value) {
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return NaN;
  }
}

/** @param {string} name @param {unknown} value */
function boolean(name, value) {
  if (typeof value !== "boolean") throw invalidArgument(name, "true or false", value);
  return Number(value);
}

/** @param {string} name @param {unknown} value @param {number} least */
function integer(name, value, least) {
  if (value === null) return NaN;
  const isWhole = Number.isSafeInteger(value) && /** @type {number} */ (value) >= least;
  const received = typeof value === "number" ? String(value) : undefined;
  if (!isWhole) throw invalidArgument(name, `null or a whole number${least === 0 ? " of at least 0" : ""}`, value, received);
  return /** @type {number} */ (value);
}
