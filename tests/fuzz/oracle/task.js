/** Section 3 of the rules: an upgrade task. */

import { Fields, Issues, fromEntries } from "./fields.js";

/** @import { ObjectNode } from "./json.js" */

const OPERATE_TYPES = ["firmware_upgrade", "software_upgrade"];
const COUNTS = ["total", "wait", "processing", "success", "fail", "stop", "timeout"];

/** The task of a response; undefined if it is not usable. @param {ObjectNode} root */
export function readTask(root) {
  const issues = new Issues();
  const fields = new Fields(root.entries, "", issues);
  const id = fields.node("operationId");
  const isUsable = (id?.type === "number" || (id?.type === "text" && id.value !== "")) && fields.node("status") !== undefined;
  if (!isUsable) return undefined;

  const head = { operationId: fields.text("operationId"), ...readTimes(fields) };
  const operateType = readOperateType(fields);
  const targets = readTargets(fields);
  const policy = readPolicy(fields);
  const status = fields.word("status", ["wait", "processing", "failed", "success", "stop"]);
  const staResult = readCounts(fields);
  const extendPara = readExtendPara(fields);
  checkTimes(fields, head);
  return { value: { ...head, operateType, targets, policy, status, staResult, extendPara }, issues: issues.found };
}

/** @param {Fields} fields */
export function readTimes(fields) {
  return { createTime: fields.time("createTime"), startTime: fields.time("startTime"), stopTime: fields.time("stopTime") };
}

/** N13. @param {Fields} fields @param {ReturnType<typeof readTimes>} times */
export function checkTimes(fields, { createTime, startTime, stopTime }) {
  checkOrder(fields, "stopTime", stopTime, startTime);
  checkOrder(fields, "startTime", startTime, createTime);
}

/** @param {Fields} fields @param {string} name of the later time @param {Date | null} later @param {Date | null} earlier */
function checkOrder(fields, name, later, earlier) {
  if (later && earlier && later < earlier) fields.issues.rule(fields.path(name), "inconsistent", fields.node(name));
}

/** @param {Fields} fields */
export function readOperateType(fields) {
  fields.require("operateType");
  return fields.word("operateType", OPERATE_TYPES);
}

/** @param {Fields} task */
function readTargets(task) {
  task.require("targets");
  const fields = task.object("targets");
  const targets = {
    deviceGroups: fields.texts("deviceGroups"),
    ...{ deviceType: fields.text("deviceType"), model: fields.text("model"), manufacturerName: fields.text("manufacturerName") },
    devices: fields.texts("devices"),
  };
  const hasGroups = Boolean(targets.deviceGroups?.length);
  const hasDevices = Boolean(targets.devices?.length);
  if (hasGroups && hasDevices) task.issues.rule("targets", "inconsistent", task.node("targets"));
  // What was sent as a list may have meant something.
  const isSilent = task.issues.concern(fields.path("deviceGroups")) || task.issues.concern(fields.path("devices"));
  if (!hasGroups && !hasDevices && !isSilent) task.issues.rule("targets", "missing");
  if (hasGroups) for (const name of ["deviceType", "model", "manufacturerName"]) requireBy(fields, name);
  return targets;
}

/** @param {Fields} task */
function readPolicy(task) {
  const fields = task.object("policy");
  const policy = {
    executeType: fields.word("executeType", ["now", "device_online", "custom"], "now"),
    ...{ startTime: fields.time("startTime"), endTime: fields.time("endTime") },
    ...{ retryType: fields.boolean("retryType"), retryTimes: fields.integer("retryTimes") },
  };
  const { retryTimes, retryType } = policy;
  const isInRange = retryTimes === null || (retryTimes >= 1 && retryTimes <= 5) || (retryTimes === 0 && !retryType);
  if (!isInRange) fields.issues.violation(fields.path("retryTimes"), "out_of_range", fields.node("retryTimes"));
  if (policy.executeType === "custom") for (const name of ["startTime", "endTime"]) requireBy(fields, name);
  if (retryType) requireBy(fields, "retryTimes");
  checkOrder(fields, "endTime", policy.endTime, policy.startTime);
  return policy;
}

/** N13: a field that another one requires. @param {Fields} fields @param {string} name */
function requireBy(fields, name) {
  if (fields.node(name) === undefined) fields.issues.rule(fields.path(name), "missing", fields.entries.get(name));
}

/** @param {Fields} task */
function readCounts(task) {
  task.require("staResult");
  const fields = task.object("staResult");
  for (const name of COUNTS) fields.require(name);
  const counts = fromEntries(COUNTS.map((name) => /** @type {[string, number | null]} */ ([name, fields.count(name)])));
  const { total, wait, processing, success, fail, stop } = counts;
  const sum = [wait, processing, success, fail, stop].reduce((all, count) => all + BigInt(count ?? 0), 0n);
  if (total !== null && sum > BigInt(total)) task.issues.rule("staResult", "inconsistent", task.node("staResult"));
  return counts;
}

/** @param {Fields} task */
function readExtendPara(task) {
  const object = task.jsonObject("extendPara");
  const fields = new Fields(object?.entries ?? new Map(), "extendPara.", task.issues);
  const others = [...fields.entries].filter(([key]) => key !== "fileVersion");
  return fromEntries([["fileVersion", fields.text("fileVersion")], ...others.map(([key, node]) => /** @type {[string, unknown]} */ ([key, fields.any(node, fields.path(key))]))]);
}
