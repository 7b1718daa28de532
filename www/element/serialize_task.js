import { formatTimestamp } from "iot-upgrade-task";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").ValidationIssue} ValidationIssue */

/**
 * A task in the platform's own form: `parseUpgradeTask` reads back the same values, and issues for
 * whatever was refused. A value that was merely in another form comes in the right one, and one
 * that was too long for its issue to keep is lost.
 *
 * @param {UpgradeTask} task
 */
export function serializeTask({ issues, ...task }) {
  const fields = /** @type {Record<string, any>} */ (toWireValue(task));
  for (const issue of issues) if (issue.severity === "violation") restore(fields, issue);
  return JSON.stringify(fields, null, 2);
}

/** @param {unknown} value @returns {unknown} */
function toWireValue(value) {
  if (value instanceof Date) return formatTimestamp(value);
  if (Array.isArray(value)) return value.map(toWireValue);
  if (value === null || typeof value !== "object") return value;
  // Assigning `__proto__` would set the prototype; `fromEntries` makes it a key.
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toWireValue(field)]));
}

/** Puts back what was refused, and leaves out what was missing. @param {Record<string, any>} fields @param {ValidationIssue} issue */
function restore(fields, { path, code, received }) {
  const [, fieldPath, , index] = /** @type {string[]} */ (/^(.*?)(\[(\d+)\])?$/.exec(path));
  const keys = fieldPath.split(".");
  const key = /** @type {string} */ (keys.pop());
  const parent = keys.reduce((object, name) => object[name], fields);
  if (code === "missing") {
    // An object that only lacks something keeps the rest.
    if (isEmpty(parent[key])) delete parent[key];
    return;
  }
  try {
    const value = JSON.parse(received ?? "");
    if (index === undefined) parent[key] = value;
    else parent[key].splice(Number(index), 0, value);
  } catch {
    // Cut, it is JSON no more; the rest is worth keeping without it.
  }
}

/** @param {unknown} field */
function isEmpty(field) {
  if (typeof field !== "object" || field === null) return true;
  return Object.values(field).every((value) => value === null || (Array.isArray(value) && value.length === 0));
}
