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

/** The fields in their order, and what they are where nobody says. */
const UNTOLD = {
  code: "internal_error",
  httpStatus: null,
  platformCode: null,
  platformMessage: null,
  retryable: false,
  retryAfterMs: null,
  hint: "",
  operationId: null,
};

export class UpgradeTaskError extends Error {
  /** @param {any} value */
  static [Symbol.hasInstance](value) {
    if (this !== UpgradeTaskError) return super[Symbol.hasInstance](value);
    return value?.[MARK] === true;
  }

  /**
   * @param {string} [message]
   * @param {ErrorOptions & Partial<Omit<Fields, "message">>} [fields]
   */
  constructor(message, { cause, ...fields } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, UNTOLD, { issues: [] }, fields);
  }
}

// A minifier renames the class, but not what it is called.
Object.defineProperty(UpgradeTaskError, "name", { value: "UpgradeTaskError" });
Object.defineProperties(UpgradeTaskError.prototype, {
  name: { value: "UpgradeTaskError", writable: true, configurable: true },
  [MARK]: { value: true },
});

/**
 * @param {string} why
 * @param {unknown} [cause]
 */
export function lost(why, cause) {
  return new UpgradeTaskError(`A defect of iot-upgrade-task ended the call: ${why}.`, {
    hint: "Please report this with the steps that lead to it; the next call starts afresh.",
    cause,
  });
}

/**
 * @param {any[]} texts in the order of `Failure::texts`
 * @param {number | null} httpStatus
 * @param {boolean} retryable
 * @param {number | null} retryAfterMs
 * @param {import("./types.d.ts").ValidationIssue[]} issues
 * @param {unknown} cause
 */
export function upgradeTaskError([code, message, platformCode, platformMessage, hint, operationId], httpStatus = null, retryable, retryAfterMs = null, issues, cause) {
  return new UpgradeTaskError(message, { code, httpStatus, platformCode, platformMessage, retryable, retryAfterMs, hint, operationId, issues, cause });
}

/**
 * @param {any[]} texts of each issue in turn, in the order of `ValidationIssue::texts`
 * @returns {import("./types.d.ts").ValidationIssue[]}
 */
export function issuesOf(texts) {
  const issues = [];
  for (let at = 0; at < texts.length; at += 5) {
    const [path, code, severity, message, received] = texts.slice(at);
    issues.push({ path, code, severity, message, received });
  }
  return issues;
}

/**
 * What was thrown, or, where it may hold a secret, an error with its name and its words without it.
 *
 * @param {unknown} cause
 * @param {(text: string) => string} scrub
 */
export function scrubbedCause(cause, scrub) {
  try {
    if (isHarmless(cause, scrub)) return cause;
    if (!(cause instanceof Error)) return new Error(scrub(String(cause)));
    const copy = new Error(scrub(String(cause.message)));
    copy.name = scrub(String(cause.name));
    copy.stack = scrub(String(cause.stack));
    return copy;
  } catch {
    return undefined;
  }
}

/**
 * Whether all of a value can be seen and none of it is a secret. A request that a caller's
 * `fetch` added to its error has headers, but nothing shows that it has.
 *
 * @param {unknown} value
 * @param {(text: string) => string} scrub
 * @param {Set<unknown>} [seen]
 * @returns {boolean}
 */
function isHarmless(value, scrub, seen = new Set()) {
  if (seen.has(value)) return true;
  const text = String(value);
  if (scrub(text) !== text) return false;
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  if (!(value instanceof Error || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)) return false;
  seen.add(value);
  return Reflect.ownKeys(value).every((key) => isHarmless(key, scrub, seen) && isHarmless(Reflect.get(value, key), scrub, seen));
}
