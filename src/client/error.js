/** `UpgradeTaskError`, and how it is made. */

import { defineHidden } from "./hidden_property.js";

/** Marks the errors of every copy of this package in the page. */
const MARK = Symbol.for("iot-upgrade-task/error");

/** @typedef {import("./types.d.ts").ErrorCode} ErrorCode */

/**
 * @typedef {object} Failure as Rust describes it (`domain/error.rs`)
 * @property {ErrorCode} code
 * @property {string} message
 * @property {number | null} httpStatus
 * @property {string | null} platformCode
 * @property {string | null} platformMessage
 * @property {boolean} retryable
 * @property {number | null} retryAfterMs
 * @property {string} hint
 * @property {string | null} operationId
 * @property {import("./types.d.ts").ValidationIssue[]} issues
 */

export class UpgradeTaskError extends Error {
  /** @type {ErrorCode} */
  code = "internal_error";
  /** @type {number | null} */
  httpStatus = null;
  /** @type {string | null} */
  platformCode = null;
  /** @type {string | null} */
  platformMessage = null;
  retryable = false;
  /** @type {number | null} */
  retryAfterMs = null;
  hint = "";
  /** @type {string | null} */
  operationId = null;
  /** @type {import("./types.d.ts").ValidationIssue[]} */
  issues = [];

  /** @param {any} value */
  static [Symbol.hasInstance](value) {
    if (this !== UpgradeTaskError) return super[Symbol.hasInstance](value);
    return value?.[MARK] === true;
  }

  /**
   * @param {string} [message]
   * @param {ErrorOptions & Partial<Omit<Failure, "message">>} [fields]
   */
  constructor(message, fields = {}) {
    const { cause, ...others } = Object.assign(Object.create(null), fields);
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, others);
  }
}

// A minifier renames the class; its public name stays.
defineHidden(UpgradeTaskError, "name", "UpgradeTaskError");
defineHidden(UpgradeTaskError.prototype, "name", "UpgradeTaskError", true);
defineHidden(UpgradeTaskError.prototype, MARK, true);

/**
 * The error of a failure.
 *
 * @param {Failure} failure
 * @param {unknown} [cause]
 */
export function fromFailure({ message, ...fields }, cause) {
  return new UpgradeTaskError(message, { ...fields, cause });
}

/**
 * The error of an argument that is not validated in Rust.
 *
 * @param {string} name
 * @param {string} expected
 * @param {unknown} value
 * @param {string} [received] by default the type of the value, which may hold anything
 */
export function invalidArgument(name, expected, value, received = typeOf(value)) {
  return new UpgradeTaskError(`\`${name}\` must be ${expected}; received ${received}.`, {
    code: "invalid_argument",
    hint: `Give ${expected}.`,
  });
}

/** @param {unknown} value */
function typeOf(value) {
  if (value === undefined || value === null) return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/**
 * A defect of this package.
 *
 * @param {string} reason
 * @param {unknown} [cause]
 */
export function internalError(reason, cause) {
  return new UpgradeTaskError(`A defect of iot-upgrade-task ended the call: ${reason}.`, {
    hint: "Please report this with the steps that lead to it; the next call starts afresh.",
    cause,
  });
}

/**
 * A copy of an error of the browser, and of its causes, without secrets.
 *
 * @param {unknown} error
 * @param {(text: string) => string} scrub
 * @param {number} [depth] how many nested causes are copied
 * @returns {Error | undefined} undefined where it cannot be read
 */
export function scrubbedCopy(error, scrub, depth = 5) {
  try {
    const { name, message, stack, code, cause } = /** @type {Error & { code?: unknown }} */ (error instanceof Error ? error : new Error(String(error)));
    const copy = new Error(scrub(String(message)), cause === undefined || depth === 0 ? undefined : { cause: scrubbedCopy(cause, scrub, depth - 1) });
    copy.name = scrub(String(name));
    copy.stack = scrub(String(stack));
    // Node's reason, such as ECONNREFUSED.
    return typeof code === "string" ? Object.assign(copy, { code: scrub(code) }) : copy;
  } catch {
    return undefined;
  }
}
