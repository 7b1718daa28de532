/** Checks written by hand. */

import { client } from "./client.js";
import { EXECUTE_TYPES, MAX_LIST_LENGTH, MAX_RETRIES, OPERATE_TYPES, STATUSES, createReader } from "./reader.js";
import { isTime } from "./time.js";

export const read = createReader(isTaskBody);
export const query = client(read);

/** @param {any} body @returns {body is import("./reader.js").TaskBody} */
function isTaskBody(body) {
  return (
    isObject(body) &&
    typeof body.operationId === "string" &&
    body.operationId !== "" &&
    isTimeOrNullish(body.createTime) &&
    isTimeOrNullish(body.startTime) &&
    isTimeOrNullish(body.stopTime) &&
    OPERATE_TYPES.includes(body.operateType) &&
    isTargets(body.targets) &&
    (isNullish(body.policy) || isPolicy(body.policy)) &&
    STATUSES.includes(body.status) &&
    isStaResult(body.staResult) &&
    (isNullish(body.extendPara) || (isObject(body.extendPara) && isStringOrNullish(body.extendPara.fileVersion)))
  );
}

/** @param {any} targets */
function isTargets(targets) {
  return (
    isObject(targets) &&
    isListOrNullish(targets.deviceGroups) &&
    isStringOrNullish(targets.deviceType) &&
    isStringOrNullish(targets.model) &&
    isStringOrNullish(targets.manufacturerName) &&
    isListOrNullish(targets.devices)
  );
}

/** @param {any} policy */
function isPolicy(policy) {
  return (
    isObject(policy) &&
    (isNullish(policy.executeType) || EXECUTE_TYPES.includes(policy.executeType)) &&
    isTimeOrNullish(policy.startTime) &&
    isTimeOrNullish(policy.endTime) &&
    (isNullish(policy.retryType) || typeof policy.retryType === "boolean") &&
    (isNullish(policy.retryTimes) || (isCount(policy.retryTimes) && policy.retryTimes <= MAX_RETRIES))
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
function isNullish(value) {
  return value === null || value === undefined;
}

/** @param {unknown} value */
function isStringOrNullish(value) {
  return typeof value === "string" || isNullish(value);
}

/** @param {unknown} value */
function isTimeOrNullish(value) {
  return typeof value === "string" ? isTime(value) : isNullish(value);
}

/** @param {unknown} value */
function isListOrNullish(value) {
  if (!Array.isArray(value)) return isNullish(value);
  if (value.length > MAX_LIST_LENGTH) return false;
  for (let at = 0; at < value.length; at++) {
    if (typeof value[at] !== "string") return false;
  }
  return true;
}

/** @param {any} value */
function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}
