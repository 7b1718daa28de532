/** The other half of error.rs: the class that callers catch. */

/** Marks the errors of every copy of this package in the page. */
const MARK = Symbol.for("iot-upgrade-task/error");

/** @typedef {import("./types.d.ts").ErrorCode} ErrorCode */

/**
 * @typedef {object} Fields
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
  /** @param {unknown} value */
  static [Symbol.hasInstance](value) {
    if (this !== UpgradeTaskError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && MARK in value;
  }

  /**
   * @param {string} [message]
   * @param {ErrorOptions & Partial<Omit<Fields, "message">>} [fields]
   */
  constructor(message, { cause, ...fields } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = fields.code ?? "internal_error";
    this.httpStatus = fields.httpStatus ?? null;
    this.platformCode = fields.platformCode ?? null;
    this.platformMessage = fields.platformMessage ?? null;
    this.retryable = fields.retryable ?? false;
    this.retryAfterMs = fields.retryAfterMs ?? null;
    this.hint = fields.hint ?? "";
    this.operationId = fields.operationId ?? null;
    this.issues = fields.issues ?? [];
  }
}

// A minifier renames the class, but not what it is called.
Object.defineProperty(UpgradeTaskError, "name", { value: "UpgradeTaskError" });
Object.defineProperties(UpgradeTaskError.prototype, {
  name: { value: "UpgradeTaskError", writable: true, configurable: true },
  [MARK]: { value: true },
});

/**
 * @param {Fields} fields
 * @param {unknown} cause
 */
export function upgradeTaskError({ message, ...fields }, cause) {
  return new UpgradeTaskError(message, { ...fields, cause });
}

/**
 * What was thrown, or, where its words hold a secret, an error with the same name without it.
 *
 * @param {unknown} cause
 * @param {(text: string) => string} scrub
 */
export function scrubbedCause(cause, scrub) {
  try {
    const words = typeof cause === "object" && cause !== null ? Object.getOwnPropertyNames(cause) : [];
    const told = [String(cause), ...words.map((word) => String(Reflect.get(/** @type {object} */ (cause), word)))];
    if (told.every((text) => scrub(text) === text)) return cause;
    const copy = new Error(scrub(cause instanceof Error ? cause.message : String(cause)));
    if (cause instanceof Error) copy.name = scrub(cause.name);
    copy.stack = scrub(copy.stack ?? "");
    return copy;
  } catch {
    return undefined;
  }
}
