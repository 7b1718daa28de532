/** Builds a task from a checked body, and checks the rules between its fields. */

import { timeOf } from "./time.js";

/** @typedef {import("./reader.js").TaskBody} TaskBody */
/** @typedef {import("./reader.js").Task} Task */

/** @param {TaskBody} body @returns {Task} */
export function taskOf({ operationId, createTime, startTime, stopTime, operateType, targets, policy, status, staResult, extendPara }) {
  return {
    operationId,
    createTime: timeOrNull(createTime),
    startTime: timeOrNull(startTime),
    stopTime: timeOrNull(stopTime),
    operateType,
    targets: {
      deviceGroups: targets.deviceGroups ?? null,
      deviceType: targets.deviceType ?? null,
      model: targets.model ?? null,
      manufacturerName: targets.manufacturerName ?? null,
      devices: targets.devices ?? null,
    },
    policy: {
      executeType: policy?.executeType ?? "now",
      startTime: timeOrNull(policy?.startTime),
      endTime: timeOrNull(policy?.endTime),
      retryType: policy?.retryType ?? false,
      retryTimes: policy?.retryTimes ?? null,
    },
    status,
    staResult: {
      total: staResult.total,
      wait: staResult.wait,
      processing: staResult.processing,
      success: staResult.success,
      fail: staResult.fail,
      stop: staResult.stop,
      timeout: staResult.timeout,
    },
    extendPara: { fileVersion: null, ...extendPara },
  };
}

/** @param {string | null | undefined} text */
function timeOrNull(text) {
  return typeof text === "string" ? timeOf(text) : null;
}

/** The documented rules that involve several fields. @param {Task} task */
export function isConsistent({ createTime, startTime, stopTime, targets, policy, staResult }) {
  const { total, wait, processing, success, fail, stop } = /** @type {Record<string, number>} */ (staResult);
  const byGroup = isFilled(targets.deviceGroups);
  return (
    byGroup !== isFilled(targets.devices) &&
    !(byGroup && (targets.deviceType === null || targets.model === null || targets.manufacturerName === null)) &&
    !(policy.executeType === "custom" && (policy.startTime === null || policy.endTime === null)) &&
    !(policy.retryType && !policy.retryTimes) &&
    inOrder(policy.startTime, policy.endTime) &&
    inOrder(startTime, stopTime) &&
    inOrder(createTime, startTime) &&
    wait + processing + success + fail + stop <= total
  );
}

/** @param {string[] | null} list */
function isFilled(list) {
  return list !== null && list.length > 0;
}

/**
 * @param {Date | null} earlier
 * @param {Date | null} later
 */
function inOrder(earlier, later) {
  return earlier === null || later === null || earlier <= later;
}
