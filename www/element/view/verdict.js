import { h } from "preact";
import { reasonSentences, verdictSentence } from "../messages.js";
import { nextAction } from "../next_action.js";
import { severity } from "../severity.js";
import { icon } from "./icons.js";
import { unbroken } from "./text.js";

/** The verdict, its reasons and the next step, in the colour of how bad it is. @param {import("../messages.js").MessageContext} context @param {string} causes Why devices failed, as far as it is known. @param {boolean} isExplained Whether it is known of most of them. @param {import("../i18n/index.js").I18n} i18n */
export function verdict(context, causes, isExplained, i18n) {
  const { assessment, task } = context;
  const next = nextAction(context, i18n, isExplained);
  const sentences = [...reasonSentences(context, i18n), ...(causes ? [causes] : [])];
  const level = severity(context);
  return h(
    "div",
    { class: `verdict panel ${level}`, part: "verdict" },
    h("h2", { "data-verdict": assessment.verdict, "data-status": task.status, "data-severity": level }, icon(level), h("span", {}, unbroken(verdictSentence(context, i18n)))),
    sentences.length ? h("ul", { class: "reasons", part: "reasons" }, sentences.map((sentence) => h("li", {}, unbroken(sentence)))) : null,
    next && h("p", { class: next.isNothingToDo ? "next nothing" : "next", part: "next" }, h("strong", {}, next.label), next.text),
  );
}
