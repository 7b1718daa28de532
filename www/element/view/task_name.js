import { h } from "preact";
import { muted } from "./elements.js";
import { code } from "./text.js";

/** Which task is shown, or queried. @param {string} operationId @param {import("../i18n/index.js").I18n} i18n */
export function taskName(operationId, i18n) {
  return h("p", { class: "task", part: "task" }, muted(i18n.facts.task), " ", code(operationId, i18n));
}
