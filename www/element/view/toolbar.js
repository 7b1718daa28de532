import { h } from "preact";
import { button } from "./elements.js";
import { notice } from "./notice.js";

/** @typedef {import("../state.js").State} State */

/** The export buttons, and the notice after one was used. @param {State} state @param {import("../i18n/index.js").I18n} i18n */
export function toolbar(state, { toolbar: texts }) {
  return h(
    "div",
    { class: "toolbar", part: "toolbar" },
    state.link ? button("copy-link", texts.link) : null,
    button("copy-summary", texts.summary),
    button("download", texts.download),
    notice(state, "copy-link", "copy-summary"),
  );
}
