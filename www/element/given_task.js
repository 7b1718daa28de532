/** Reads a task that the host page gave, which may have been serialized to JSON and back. */

import { elementError } from "./errors.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** What a field must be. @typedef {{ expected: string, isValid: (value: any) => boolean, read?: (value: any) => unknown }} Kind */
/** The kind of each field, in the order of the result. @typedef {{ [name: string]: Kind | Shape }} Shape */

const isText = (/** @type {unknown} */ value) => typeof value === "string";
const isObject = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {(value: any) => boolean} isElement */
const isListOf = (isElement) => (/** @type {unknown} */ value) => Array.isArray(value) && value.every(isElement);
const isTime = (/** @type {unknown} */ value) => isText(value) && !Number.isNaN(Date.parse(/** @type {string} */ (value)));

/** @param {Kind} kind @returns {Kind} */
const orNull = ({ expected, isValid, read = (value) => value }) => ({
  expected: `${expected} or null`,
  isValid: (value) => value === null || isValid(value),
  read: (value) => (value === null ? null : read(value)),
});

/** @type {Kind} */
const TEXT = { expected: "a text", isValid: isText };
const TEXT_OR_NULL = orNull(TEXT);
const TIME = orNull({ expected: "a Date or its text in JSON", isValid: isTime, read: (text) => new Date(text) });
const COUNT = orNull({ expected: "a whole number", isValid: Number.isSafeInteger });
const TEXTS = orNull({ expected: "a list of texts", isValid: isListOf(isText) });
/** @type {Kind} */
const BOOLEAN = { expected: "true or false", isValid: (value) => typeof value === "boolean" };
/** @type {Kind} */
const OBJECT = { expected: "an object", isValid: isObject };
/** @type {Kind} */
const ISSUES = { expected: "a list of issues", isValid: isListOf((issue) => [issue?.path, issue?.code, issue?.severity, issue?.message].every(isText)) };

/** @param {string[]} words @returns {Kind} */
const oneOf = (...words) => ({ expected: `one of ${words.join(", ")}`, isValid: (word) => words.includes(word) });

/** @type {Shape} */
const TASK = {
  operationId: TEXT,
  createTime: TIME,
  startTime: TIME,
  stopTime: TIME,
  operateType: oneOf("firmware_upgrade", "software_upgrade", "unknown"),
  targets: { deviceGroups: TEXTS, deviceType: TEXT_OR_NULL, model: TEXT_OR_NULL, manufacturerName: TEXT_OR_NULL, devices: TEXTS },
  policy: { executeType: oneOf("now", "device_online", "custom", "unknown"), startTime: TIME, endTime: TIME, retryType: BOOLEAN, retryTimes: COUNT },
  status: oneOf("wait", "processing", "failed", "success", "stop", "unknown"),
  staResult: { total: COUNT, wait: COUNT, processing: COUNT, success: COUNT, fail: COUNT, stop: COUNT, timeout: COUNT },
  extendPara: OBJECT,
  issues: ISSUES,
};

/** A copy of the task; throws `invalid_argument` with the name of the field that is none of a task. @param {unknown} task @returns {UpgradeTask} */
export function readGivenTask(task) {
  return /** @type {UpgradeTask} */ (readShape(task, TASK, "task"));
}

/** @param {any} object @param {Shape} shape @param {string} path @returns {Record<string, any>} */
function readShape(object, shape, path) {
  if (!isObject(object)) throw wrong(path, "an object", object);
  return Object.fromEntries(Object.entries(shape).map(([name, kind]) => [name, readField(object[name], kind, `${path}.${name}`)]));
}

/** @param {unknown} value @param {Kind | Shape} kind @param {string} path @returns {unknown} */
function readField(value, kind, path) {
  if (!isKind(kind)) return readShape(value, kind, path);
  const { expected, isValid, read = (value) => value } = kind;
  const copy = copyOf(value, path);
  if (!isValid(copy)) throw wrong(path, expected, value);
  return read(copy);
}

/** @param {Kind | Shape} kind @returns {kind is Kind} */
function isKind(kind) {
  return typeof kind.isValid === "function";
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

const HINT = "Give a task as `queryUpgradeTask` or `parseUpgradeTask` returned it, or its copy from JSON.";

/** @param {string} path @param {string} expected @param {unknown} received */
function wrong(path, expected, received) {
  const type = received === null ? "null" : Array.isArray(received) ? "a list" : isText(received) ? JSON.stringify(received).slice(0, 120) : typeof received;
  return elementError("invalid_argument", `\`${path}\` must be ${expected}; received ${type}.`, HINT);
}
