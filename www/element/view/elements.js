/** Elements that several views have. */

import { h } from "preact";

/** @typedef {import("preact").ComponentChild} Child */

/** What is less important than the text around it. @param {Child[]} children */
export function muted(...children) {
  return h("span", { class: "muted" }, ...children);
}

/** An entry of a list of descriptions. @param {string} name @param {Child[]} value */
export function entry(name, ...value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, ...value));
}

/** A button that performs an action. @param {string} action @param {import("preact").ComponentChildren} content @param {Record<string, string | number | boolean | null>} [attributes] */
export function button(action, content, attributes) {
  return h("button", { key: action, type: "button", "data-action": action, ...attributes }, content);
}

/** @param {string} action @param {string} value @param {string} label */
export function searchField(action, value, label) {
  return h("input", { key: action, type: "search", "data-action": action, value, "aria-label": label, placeholder: label, autocomplete: "off", spellcheck: false });
}
