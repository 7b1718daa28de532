/** The other half of options.rs: what a caller gave. */

/** @typedef {import("glue").Value} Value */

/**
 * What an argument is.
 *
 * @param {unknown} value
 * @returns {Value}
 */
export function given(value) {
  return valueOf(value, kindOf(value));
}

/**
 * What an options object is, and each of its properties.
 *
 * @param {unknown} options a copy, so that reading it runs no code of the caller's
 * @returns {Value}
 */
export function givenOptions(options) {
  const kind = kindOf(options);
  const entries = kind === "an object" ? Object.entries(/** @type {object} */ (options)) : [];
  const properties = entries.map(([name, value]) => valueOf(value, isSignal(value) ? "an AbortSignal" : kindOf(value), name));
  return { ...valueOf(options, kind), property: (index) => properties[index] };
}

/**
 * @param {unknown} value
 * @param {string} kind
 * @param {string} name
 * @returns {Value}
 */
function valueOf(value, kind, name = "") {
  const number = kind === "a number" || kind === "a boolean" ? Number(value) : 0;
  return { name, kind, text: textOf(value, kind), number };
}

/**
 * @param {any} value
 * @param {string} kind
 */
function textOf(value, kind) {
  if (kind === "a number") return wordsOf(value);
  return kind === "a text" || kind === "a boolean" ? String(value) : kind;
}

/** A number, or why it is none that an option takes. @param {number} number */
function wordsOf(number) {
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER && Number.isFinite(number)) return `a number beyond ±${Number.MAX_SAFE_INTEGER}`;
  const isShort = Number.isNaN(number) || Number(number.toFixed(3)) === number;
  return isShort ? String(number) : "a number with more than three decimals";
}

/** What a value is, in words. @param {unknown} value */
function kindOf(value) {
  if (isList(value)) return "a list";
  return typeof value === "string" ? "a text" : typeOf(value);
}

/** The type of a value, in JavaScript's words. @param {unknown} value */
export function typeOf(value) {
  if (value === undefined || value === null) return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** @param {unknown} value */
function isList(value) {
  try {
    return Array.isArray(value);
  } catch {
    // A proxy that was revoked.
    return false;
  }
}

/**
 * A copy of an options object, so that a later change to it changes nothing here. Anything
 * else is passed on as it is: Rust refuses it and says why.
 *
 * @param {unknown} options
 */
export function copy(options) {
  try {
    if (!isRecord(options)) return options;
    const copy = /** @type {Record<string, unknown>} */ ({ ...options });
    if (Object.prototype.toString.call(copy.baseUrl) === "[object URL]") copy.baseUrl = String(copy.baseUrl);
    return copy;
  } catch {
    // A getter or a proxy threw. The constructor must not; `null` is refused by the first call.
    return null;
  }
}

/** @param {unknown} value @returns {value is object} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** By its shape, because a signal of another realm is one, too. @param {any} value @returns {value is AbortSignal} */
export function isSignal(value) {
  try {
    return typeof value.aborted === "boolean" && typeof value.addEventListener === "function" && typeof value.removeEventListener === "function";
  } catch {
    return false;
  }
}
