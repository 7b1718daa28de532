/** The other half of options.rs: what a caller gave. */

/** @param {object} options */
export function keysOf(options) {
  return Object.keys(options);
}

/**
 * @param {object} options
 * @param {string} key
 */
export function propertyOf(options, key) {
  try {
    return Reflect.get(options, key);
  } catch {
    return undefined;
  }
}

/** The kinds of value, in the order of `KINDS` in options.rs. @type {((value: any) => boolean)[]} */
const IS = [
  (value) => value === undefined,
  (value) => value === null,
  (value) => typeof value === "string",
  (value) => typeof value === "number",
  (value) => typeof value === "boolean",
  (value) => typeof value === "function",
  isSignal,
  Array.isArray,
  (value) => typeof value === "bigint",
  (value) => typeof value === "symbol",
  () => true,
];

/** @param {unknown} value */
export function kindOf(value) {
  return IS.findIndex((is) => is(value));
}

/** By its shape, because a signal of another realm is one, too. @param {any} value */
function isSignal(value) {
  try {
    return typeof value.aborted === "boolean" && typeof value.addEventListener === "function" && typeof value.removeEventListener === "function";
  } catch {
    return false;
  }
}
