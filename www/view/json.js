import { h } from "../dom.js";
import { words } from "../words.js";

const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The whole task, as JSON to copy. @param {unknown} task */
export function json(task) {
  const body = JSON.stringify(task, null, 2).replace(BIDI_CONTROLS, escaped);
  return h(
    "details",
    { class: "json" },
    h("summary", {}, words.json),
    h("pre", { tabindex: 0, role: "region", "aria-label": words.json }, body),
  );
}

/** The same character to a JSON reader, and harmless on the screen. @param {string} character */
function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
