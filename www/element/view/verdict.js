import { h } from "preact";
import { reasonSentences, verdictSentence } from "../messages.js";
import { nextAction } from "../next_action.js";
import { icon } from "./icons.js";

/** @typedef {import("../state.js").Assessment["verdict"]} Verdict */

/** @type {Record<Verdict, import("./icons.js").IconName>} */
const ICONS = {
  scheduled: "waiting",
  queued: "waiting",
  waiting_for_devices: "waiting",
  in_progress: "inProgress",
  in_progress_with_failures: "inProgress",
  window_closed: "timedOut",
  succeeded: "succeeded",
  finished_with_failures: "timedOut",
  failed: "failed",
  stopped: "stopped",
  nothing_to_do: "unknown",
  unknown: "unknown",
};

/** The verdict, its reasons and the next step. @param {import("../messages.js").MessageContext} context @param {import("../i18n/index.js").I18n} i18n */
export function verdict(context, i18n) {
  const { assessment, task } = context;
  const { isNothingToDo, label, text } = nextAction(assessment, i18n);
  const sentences = reasonSentences(context, i18n);
  return h(
    "div",
    { class: "verdict", part: "verdict" },
    h("h2", { "data-verdict": assessment.verdict, "data-status": task.status }, icon(ICONS[assessment.verdict]), h("span", {}, verdictSentence(context, i18n))),
    sentences.length ? h("ul", { class: "reasons", part: "reasons" }, ...sentences.map((sentence) => h("li", {}, sentence))) : null,
    h("p", { class: isNothingToDo ? "next nothing" : "next", part: "next" }, h("strong", {}, label), text),
  );
}
