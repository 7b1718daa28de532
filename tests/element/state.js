/** Builders for states of the screen. */

import { assessUpgradeTask, parseUpgradeTask } from "iot-upgrade-task";
import { createState } from "../../www/element/state.js";

/** @typedef {import("../../www/element/state.js").State} State */
/** @typedef {Partial<Record<"total" | "wait" | "processing" | "success" | "fail" | "stop" | "timeout", number>>} Counts */

// Far from UTC, so that local times and UTC differ.
process.env.TZ = "Asia/Shanghai";

export const NOW = Date.parse("2026-01-31T12:02:41Z");

/** @param {number} seconds */
export const ago = (seconds) => new Date(NOW - seconds * 1000);

const TASK = {
  operationId: "firmware-250-devices",
  createTime: "20260131T115940Z",
  startTime: "20260131T115948Z",
  operateType: "firmware_upgrade",
  targets: { devices: ["meter-1"] },
  policy: { executeType: "now" },
  status: "processing",
  extendPara: { fileVersion: "V2.4.1" },
};

/** A state with a task that is polled. @param {Counts} counts @param {object} fields @param {Partial<State>} change @returns {State} */
export function stateOf(counts, fields = {}, change = {}) {
  const staResult = { total: 250, wait: 0, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0, ...counts };
  const task = parseUpgradeTask(JSON.stringify({ ...TASK, staResult, ...fields }));
  const assessment = assessUpgradeTask(task, new Date(NOW));
  const poll = { number: 3, askedAt: ago(5), answeredAt: ago(4), changedAt: ago(48), nextInMs: 7_000 };
  return { ...createState(), phase: "live", operationId: task.operationId, task, assessment, poll, now: NOW, ...change };
}

/** The error that an error body is parsed to. @param {string} code @param {string} message */
export function errorOf(code, message = "") {
  try {
    parseUpgradeTask(JSON.stringify({ error_code: code, error_desc: message }));
  } catch (error) {
    return error;
  }
  throw new Error("This is not an error body.");
}
