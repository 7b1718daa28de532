import { h } from "../dom.js";
import { BIDI_CONTROLS } from "./text.js";

/** The whole task, as JSON to copy. @param {unknown} task @param {import("../i18n/index.js").I18n} i18n */
export function json(task, { json: { title, copy } }) {
  const body = JSON.stringify(task, null, 2).replace(BIDI_CONTROLS, escaped);
  return h(
    "details",
    { class: "json", part: "json" },
    h("summary", {}, title),
    h("button", { type: "button", "data-action": "copy-json" }, copy),
    h("pre", { tabindex: 0, role: "region", "aria-label": title }, body),
  );
}

/** The same character to a JSON reader, and harmless on the screen. @param {string} character */
function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
