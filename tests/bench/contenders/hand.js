/** Checks written by hand. */

import { client } from "./client.js";
import { EXECUTE_TYPES, LONGEST_LIST, MOST_RETRIES, OPERATE_TYPES, STATUSES, reader } from "./reader.js";
import { isTime } from "./time.js";

export const read = reader(isAnswer);
export const query = client(read);

/** @param {any} answer @returns {answer is import("./reader.js").Answer} */
function isAnswer(answer) {
  return (
    isObject(answer) &&
    typeof answer.operationId === "string" &&
    answer.operationId !== "" &&
    isTimeOrNone(answer.createTime) &&
    isTimeOrNone(answer.startTime) &&
    isTimeOrNone(answer.stopTime) &&
    OPERATE_TYPES.includes(answer.operateType) &&
    isTargets(answer.targets) &&
    (isNone(answer.policy) || isPolicy(answer.policy)) &&
    STATUSES.includes(answer.status) &&
    isStaResult(answer.staResult) &&
    (isNone(answer.extendPara) || (isObject(answer.extendPara) && isTextOrNone(answer.extendPara.fileVersion)))
  );
}

/** @param {any} targets */
function isTargets(targets) {
  return (
    isObject(targets) &&
    isListOrNone(targets.deviceGroups) &&
    isTextOrNone(targets.deviceType) &&
    isTextOrNone(targets.model) &&
    isTextOrNone(targets.manufacturerName) &&
    isListOrNone(targets.devices)
  );
}

/** @param {any} policy */
function isPolicy(policy) {
  return (
    isObject(policy) &&
    (isNone(policy.executeType) || EXECUTE_TYPES.includes(policy.executeType)) &&
    isTimeOrNone(policy.startTime) &&
    isTimeOrNone(policy.endTime) &&
    (isNone(policy.retryType) || typeof policy.retryType === "boolean") &&
    (isNone(policy.retryTimes) || (isCount(policy.retryTimes) && policy.retryTimes <= MOST_RETRIES))
  );
}

/** @param {any} counts */
function isStaResult(counts) {
  return (
    isObject(counts) &&
    isCount(counts.total) &&
    isCount(counts.wait) &&
    isCount(counts.processing) &&
    isCount(counts.success) &&
    isCount(counts.fail) &&
    isCount(counts.stop) &&
    isCount(counts.timeout)
  );
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isNone(value) {
  return value === null || value === undefined;
}

/** @param {unknown} value */
function isTextOrNone(value) {
  return typeof value === "string" || isNone(value);
}

/** @param {unknown} value */
function isTimeOrNone(value) {
  return typeof value === "string" ? isTime(value) : isNone(value);
}

/** @param {unknown} value */
function isListOrNone(value) {
  if (!Array.isArray(value)) return isNone(value);
  if (value.length > LONGEST_LIST) return false;
  for (let at = 0; at < value.length; at++) {
    if (typeof value[at] !== "string") return false;
  }
  return true;
}

/** @param {any} value */
function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}
