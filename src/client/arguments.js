/**
 * What a caller gave, described for Rust, which judges it: everything crosses the boundary at once,
 * as JSON. Reading it there runs no code of the caller's.
 */

import { isSignal } from "./operation.js";

/**
 * @typedef {object} Argument see `domain/request/argument.rs`
 * @property {string} [name] of an option
 * @property {string} kind
 * @property {string} [text] a text itself; of a number, how it is shown
 */

/**
 * All that a call was given.
 *
 * @param {object} call
 * @param {unknown} call.operationId
 * @param {unknown} call.accessToken
 * @param {unknown} call.clientOptions a copy, as `copyOptions` makes it
 * @param {unknown} call.options likewise
 */
export function callArguments({ operationId, accessToken, clientOptions, options }) {
  const baseUrl = ownProperty(clientOptions, "baseUrl");
  return JSON.stringify({
    operationId: toArgument(operationId),
    accessToken: toArgument(accessToken),
    clientOptions: describeOptions(clientOptions),
    options: describeOptions(options),
    url: typeof baseUrl === "string" ? resolveUrl(baseUrl) : null,
  });
}

/** Options alone. @param {unknown} options a copy */
export function optionArguments(options) {
  return JSON.stringify(describeOptions(options));
}

/** @param {unknown} value @param {string} [name] @returns {Argument} */
export function toArgument(value, name) {
  const kind = kindOf(value);
  if (kind === "text") return { name, kind, text: /** @type {string} */ (value) };
  if (kind === "number") return { name, kind, text: shown(/** @type {number} */ (value)) };
  if (kind === "boolean") return { name, kind, text: String(value) };
  return { name, kind };
}

/** @param {unknown} options */
function describeOptions(options) {
  const argument = toArgument(options);
  if (argument.kind !== "object") return argument;
  const properties = Object.entries(/** @type {object} */ (options)).map(([name, value]) => toArgument(value, name));
  return { ...argument, properties };
}

/** The browser's own URL parser, and the page's own address. @param {string} text */
function resolveUrl(text) {
  const absolute = parseUrl(text);
  const { document, location } = globalThis;
  const url = absolute ?? (location && parseUrl(text, document?.baseURI ?? location.href));
  if (!url) return null;
  const { href, hostname, origin, username, password } = url;
  return { href, hostname, origin, hasCredentials: username + password !== "", pageOrigin: absolute ? null : location.origin };
}

/** @param {string} text @param {string} [base] */
function parseUrl(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** A number, or why it is none that an option takes. @param {number} number */
function shown(number) {
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER && Number.isFinite(number)) return `a number beyond ±${Number.MAX_SAFE_INTEGER}`;
  const isShort = Number.isNaN(number) || Number(number.toFixed(3)) === number;
  return isShort ? String(number) : "a number with more than three decimals";
}

/** In the words of `ArgumentKind`. @param {unknown} value */
function kindOf(value) {
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  if (typeof value !== "object") return typeof value;
  if (isList(value)) return "list";
  return isSignal(value) ? "signal" : "object";
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
export function copyOptions(options) {
  try {
    if (!isRecord(options)) return options;
    // Own properties alone: what a page puts on `Object.prototype` is no option.
    const copy = /** @type {Record<string, unknown>} */ (Object.assign(Object.create(null), options));
    if (Object.prototype.toString.call(copy.baseUrl) === "[object URL]") copy.baseUrl = String(copy.baseUrl);
    return copy;
  } catch {
    // A getter or a proxy threw. The constructor must not; `null` is refused by the first call.
    return null;
  }
}

/**
 * What a copy holds under this name.
 *
 * @param {unknown} options as `copyOptions` returned them
 * @param {string} name
 * @returns {any}
 */
export function ownProperty(options, name) {
  return isRecord(options) ? /** @type {Record<string, unknown>} */ (options)[name] : undefined;
}

/** @param {unknown} value @returns {value is object} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
