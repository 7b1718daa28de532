/**
 * The arguments of a call, described for Rust, which validates them (`domain/request`). They cross the
 * boundary at once, as a list of texts in JSON, so that Rust runs none of the caller's code.
 */

import { isSignal } from "./operation.js";
import { UNREADABLE, getOption, isList, isRecord } from "./options.js";

/**
 * @typedef {object} Call the arguments of a call
 * @property {unknown} operationId
 * @property {unknown} accessToken
 * @property {unknown} clientOptions a copy
 * @property {unknown} options of the query or the watch, a copy
 * @property {import("./token_cache.js").TokenCache} [tokens] if a function provides the token
 */

/**
 * See `domain/request/call_arguments.rs`: where it was passed, and as text a string itself, a number or a
 * boolean.
 *
 * @typedef {[group: "call" | "client" | "options" | "url", name: string, kind: string, text: string]} Argument
 */

/** @param {Call} call */
export function callArguments({ operationId, accessToken, clientOptions, options }) {
  return toJson([
    ...toArgument(operationId, "call", "operationId"),
    ...toArgument(accessToken, "call", "accessToken"),
    ...toArgument(clientOptions, "call", "client"),
    ...toArgument(options, "call", "options"),
    ...properties(clientOptions, "client"),
    ...properties(options, "options"),
    ...urlParts(getOption(clientOptions, "baseUrl")),
  ]);
}

/** Options alone. @param {unknown} options as `copyOptions` returned them */
export function optionArguments(options) {
  return toJson([...toArgument(options, "call", "options"), ...properties(options, "options")]);
}

/** The result of a token function. @param {unknown} token */
export function tokenArgument(token) {
  return toJson(toArgument(token, "call", "token"));
}

/** What a page adds to prototypes has no effect: texts have no `toJSON`, and the list has its own. @param {string[]} list */
function toJson(list) {
  return JSON.stringify(Object.assign(list, { toJSON: undefined }));
}

/**
 * @param {unknown} value
 * @param {Argument[0]} group
 * @param {string} name
 * @returns {Argument}
 */
function toArgument(value, group, name) {
  return [group, name, kindOf(value), textOf(value)];
}

/** @param {unknown} options @param {Argument[0]} group */
function properties(options, group) {
  /** @type {string[]} */
  const list = [];
  if (isRecord(options)) Object.keys(options).forEach((name) => list.push(...toArgument(getOption(options, name), group, name)));
  return list;
}

/** The page's own origin, and the parts of a URL as the browser parses it. @param {unknown} text */
function urlParts(text) {
  const { document, location, origin } = globalThis;
  const absolute = parseUrl(text);
  const url = absolute ?? (location && parseUrl(text, document?.baseURI ?? location.href));
  const parts = {
    // A document without an address of its own, such as that of `srcdoc`, has the origin of the page around it.
    ...(location?.origin ? { pageOrigin: location.origin === "null" ? (origin ?? "null") : location.origin } : undefined),
    ...(absolute ? undefined : { relative: "yes" }),
    ...(url && { href: url.href, hostname: url.hostname, origin: url.origin }),
    ...(url?.username || url?.password ? { credentials: "yes" } : undefined),
  };
  return properties(parts, "url");
}

/** @param {unknown} text @param {string} [base] */
function parseUrl(text, base) {
  try {
    return typeof text === "string" ? new URL(text, base) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
function textOf(value) {
  if (typeof value === "number") return shown(value);
  return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
}

/** A number as text, or the reason why no option accepts it. @param {number} number */
function shown(number) {
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER && Number.isFinite(number)) return `a number beyond ±${Number.MAX_SAFE_INTEGER}`;
  const isShort = Number.isInteger(number) || Number.isNaN(number) || Number(number.toFixed(3)) === number;
  return isShort ? String(number) : "a number with more than three decimals";
}

/** The kind, as `ArgumentKind` in Rust names it. @param {unknown} value */
function kindOf(value) {
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  if (value === UNREADABLE) return "unreadable";
  if (typeof value !== "object") return typeof value;
  if (isList(value)) return "list";
  return isSignal(value) ? "signal" : "object";
}
