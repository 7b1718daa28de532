import { h } from "preact";
import { muted } from "./elements.js";

/** @typedef {import("../i18n/index.js").I18n} I18n */

export const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const MAX_INLINE_LENGTH = 300;
const EXCERPT_LENGTH = 80;

/**
 * Untrusted text from the platform: isolated, because it may contain bidirectional controls, and
 * collapsed if it is long.
 *
 * @param {string} value
 * @param {I18n} i18n
 * @param {"bdi" | "code"} tag
 */
export function text(value, i18n, tag = "bdi") {
  if (value.length <= MAX_INLINE_LENGTH) return h(tag, {}, value);
  const start = [...value.slice(0, 2 * EXCERPT_LENGTH).replace(BIDI_CONTROLS, "")].slice(0, EXCERPT_LENGTH).join("");
  return h(
    "details",
    { class: "long" },
    h("summary", {}, h(tag, {}, `${start}…`), " ", h("small", {}, i18n.characters(value.length))),
    h(tag, {}, value),
  );
}

/** An identifier or a version. @param {string} value @param {I18n} i18n */
export function code(value, i18n) {
  return text(value, i18n, "code");
}

/** Placeholder for a missing value. @param {I18n} i18n */
export function notGiven(i18n) {
  return muted(i18n.notGiven);
}

/**
 * A sentence in which no line ends between a number and its unit, or at the hyphen of an id. In Chinese, one may end before
 * a number. Elements around what joins them, not special spaces, which would be copied.
 *
 * @param {string} sentence
 */
export function unbroken(sentence) {
  return sentence.split(/(\d(?: ×)? \S|\d[一-龥]|\w-\w|[一-龥](?=\d))/).map((part, index) => (index % 2 ? [h("span", { class: "unit" }, part), part.length === 1 && h("wbr", {})] : part));
}
