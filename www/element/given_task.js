/** Reads a task that the host page gave, which may have been serialized to JSON and back. */

import { elementError } from "./errors.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** Returns a copy of a value, or throws `invalid_argument` with its path. @typedef {(value: any, path: string) => unknown} Reader */

const HINT = "Give a task as `queryUpgradeTask` or `parseUpgradeTask` returned it, or its copy from JSON.";

/** @param {string} expected @param {(value: any) => boolean} isValid @param {(value: any) => unknown} [read] @returns {Reader} */
const value = (expected, isValid, read = (value) => value) => (value, path) => {
  const copy = copyOf(value, path);
  if (!isValid(copy)) throw wrong(path, expected, value);
  return read(copy);
};

/** @type {typeof value} */
const nullable = (expected, isValid, read = (value) => value) =>
  value(`${expected} or null`, (value) => value === null || isValid(value), (value) => (value === null ? null : read(value)));

/** In the order of the result. @param {Record<string, Reader>} fields @returns {Reader} */
const object = (fields) => (value, path) => {
  if (!isObject(value)) throw wrong(path, "an object", value);
  return Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(value[name], `${path}.${name}`)]));
};

const isText = (/** @type {unknown} */ value) => typeof value === "string";
const isObject = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {(value: any) => boolean} isElement */
const isListOf = (isElement) => (/** @type {unknown} */ value) => Array.isArray(value) && value.every(isElement);
const isTime = (/** @type {unknown} */ value) => isText(value) && !Number.isNaN(Date.parse(/** @type {string} */ (value)));
const isIssue = (/** @type {any} */ issue) => [issue?.path, issue?.code, issue?.severity, issue?.message].every(isText);

const OPERATE_TYPES = ["firmware_upgrade", "software_upgrade", "unknown"];

const text = nullable("a text", isText);
const texts = nullable("a list of texts", isListOf(isText));
const time = nullable("a Date or its text in JSON", isTime, (text) => new Date(text));
/** By `assessUpgradeTask`. */
const checkedLater = value("anything", () => true);

const task = object({
  operationId: value("a text", isText),
  createTime: time,
  startTime: time,
  stopTime: time,
  operateType: value(`one of ${OPERATE_TYPES.join(", ")}`, (type) => OPERATE_TYPES.includes(type)),
  targets: object({ deviceGroups: texts, deviceType: text, model: text, manufacturerName: text, devices: texts }),
  policy: object({ executeType: checkedLater, startTime: time, endTime: time, retryType: checkedLater, retryTimes: checkedLater }),
  status: checkedLater,
  staResult: checkedLater,
  extendPara: value("an object", isObject),
  issues: value("a list of issues", isListOf(isIssue)),
});

/** A copy of the task, which `assessUpgradeTask` has still to accept. @param {unknown} given @returns {UpgradeTask} */
export function readGivenTask(given) {
  return /** @type {UpgradeTask} */ (task(given, "task"));
}

/** As JSON carries it: a Date becomes a text. @param {unknown} value @param {string} path */
function copyOf(value, path) {
  try {
    const json = JSON.stringify(value);
    return json === undefined ? undefined : JSON.parse(json);
  } catch (cause) {
    throw elementError("invalid_argument", `\`${path}\` must be what JSON can express: no bigint and no cycle.`, HINT, cause);
  }
}

/** @param {string} path @param {string} expected @param {unknown} received */
function wrong(path, expected, received) {
  const type = received === null ? "null" : Array.isArray(received) ? "a list" : isText(received) ? JSON.stringify(received).slice(0, 120) : typeof received;
  return elementError("invalid_argument", `\`${path}\` must be ${expected}; received ${type}.`, HINT);
}
