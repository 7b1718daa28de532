import { formatTimestamp } from "iot-upgrade-task";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").ValidationIssue} ValidationIssue */

/**
 * The inverse of `parseUpgradeTask`: parsing the result gives the same values and the same
 * violations. A coerced value is written in its correct form. A rejected value is lost if it was
 * too long to be kept in its issue.
 *
 * @param {UpgradeTask} task
 */
export function serializeTask({ issues, ...task }) {
  const fields = /** @type {Record<string, any>} */ (toWireValue(task));
  for (const issue of issues) if (issue.severity === "violation") restore(fields, issue);
  return JSON.stringify(fields, null, 2);
}

/** Devices as a page that `parseUpgradeSubTask` reads. @param {import("iot-upgrade-task").UpgradeSubTask[]} data @param {number} totalCount */
export function serializeSubTasks(data, totalCount) {
  return JSON.stringify(toWireValue({ data, totalCount }), null, 2);
}

/** @param {unknown} value @returns {unknown} */
function toWireValue(value) {
  if (value instanceof Date) return formatTimestamp(value);
  if (Array.isArray(value)) return value.map(toWireValue);
  if (value === null || typeof value !== "object") return value;
  // Assigning `__proto__` would set the prototype; `fromEntries` creates an own property.
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toWireValue(field)]));
}

/** Restores a rejected value, or removes a missing field. @param {Record<string, any>} fields @param {ValidationIssue} issue */
function restore(fields, { path, code, received }) {
  const [, fieldPath, , index] = /** @type {string[]} */ (/^(.*?)(\[(\d+)\])?$/.exec(path));
  const keys = fieldPath.split(".");
  const key = /** @type {string} */ (keys.pop());
  const parent = keys.reduce((object, name) => object[name], fields);
  if (code === "missing") {
    // An object with other fields is incomplete rather than missing.
    if (isEmpty(parent[key])) delete parent[key];
    return;
  }
  try {
    const value = JSON.parse(received ?? "");
    if (index === undefined) parent[key] = value;
    else parent[key].splice(Number(index), 0, value);
  } catch {
    // A truncated value is not valid JSON; the rest of the task is kept without it.
  }
}

/** @param {unknown} field */
function isEmpty(field) {
  if (typeof field !== "object" || field === null) return true;
  return Object.values(field).every((value) => value === null || (Array.isArray(value) && value.length === 0));
}
