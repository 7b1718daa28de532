import { h } from "preact";

/** The export buttons, and the notice after one was used. @param {string} notice @param {import("../i18n/index.js").I18n} i18n */
export function toolbar(notice, { toolbar: { summary, download } }) {
  const button = (/** @type {string} */ action, /** @type {string} */ name) => h("button", { type: "button", "data-action": action }, name);
  return h(
    "div",
    { class: "toolbar", part: "toolbar" },
    button("copy-summary", summary),
    button("download", download),
    h("span", { class: "muted" }, notice),
  );
}
