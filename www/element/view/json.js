import { h } from "preact";
import { button } from "./elements.js";
import { notice } from "./notice.js";
import { BIDI_CONTROLS } from "./text.js";

/** The whole task as JSON. @param {import("../state.js").State} state @param {import("../i18n/index.js").I18n} i18n */
export function json(state, { json: { title, copy } }) {
  const body = JSON.stringify(state.task, null, 2).replace(BIDI_CONTROLS, escaped);
  return h(
    "details",
    { class: "json", part: "json" },
    h("summary", {}, title),
    button("copy-json", copy),
    " ",
    notice(state, "copy-json"),
    h("pre", { tabIndex: 0, role: "region", "aria-label": title }, body),
  );
}

/** Escaped, it is the same JSON and does not reorder the text around it. @param {string} character */
function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
