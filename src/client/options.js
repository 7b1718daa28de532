/** The options that a caller gives: copied, and read by own properties alone. */

/** Stands for options that cannot be read: a getter or a proxy threw. The constructor must not throw; the first call rejects. */
export const UNREADABLE = Symbol("unreadable");

/**
 * A copy of an options object, so that later changes to the original have no effect. Anything else is
 * passed on as it is: Rust rejects it and gives the reason.
 *
 * @param {unknown} options
 */
export function copyOptions(options) {
  try {
    if (!isRecord(options)) return options;
    // Own properties only: what a page adds to `Object.prototype` is not an option.
    const copy = /** @type {Record<string, unknown>} */ (Object.assign(Object.create(null), options));
    if (Object.prototype.toString.call(copy.baseUrl) === "[object URL]") copy.baseUrl = urlText(copy.baseUrl);
    return copy;
  } catch {
    return UNREADABLE;
  }
}

/** @param {unknown} url */
function urlText(url) {
  try {
    return String(url);
  } catch {
    // A proxy of a URL, which is none.
    return url;
  }
}

/**
 * The value of an option.
 *
 * @param {unknown} options as `copyOptions` returned them
 * @param {string} name
 * @returns {any}
 */
export function getOption(options, name) {
  return isRecord(options) ? /** @type {Record<string, unknown>} */ (options)[name] : undefined;
}

/** @param {unknown} value @returns {value is object} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !isList(value);
}

/** @param {unknown} value */
export function isList(value) {
  try {
    return Array.isArray(value);
  } catch {
    // A revoked proxy.
    return false;
  }
}
