import { h } from "../dom.js";

/** @typedef {import("../words/index.js").Words} Words */

export const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONG = 300;
const EXCERPT = 80;

/**
 * Text from the platform. Isolated, because it may hold bidirectional controls; folded when long,
 * because it may hold anything.
 *
 * @param {string} value
 * @param {Words} words
 * @param {"bdi" | "code"} tag
 */
export function text(value, words, tag = "bdi") {
  if (value.length <= LONG) return h(tag, {}, value);
  const start = [...value.slice(0, 2 * EXCERPT).replace(BIDI_CONTROLS, "")].slice(0, EXCERPT).join("");
  return h(
    "details",
    { class: "long" },
    h("summary", {}, h(tag, {}, `${start}…`), " ", h("small", {}, words.characters(value.length))),
    h(tag, {}, value),
  );
}

/** An identifier or a version. @param {string} value @param {Words} words */
export function code(value, words) {
  return text(value, words, "code");
}

/** What the platform left out. @param {Words} words */
export function notGiven(words) {
  return h("span", { class: "muted" }, words.notGiven);
}
