import { h } from "../dom.js";
import { nextAction, reasons, verdict as sentence } from "../explain.js";
import { sign } from "./shape.js";

/** @typedef {import("../state.js").Assessment["verdict"]} Verdict */

/** @type {Record<Verdict, import("./shape.js").Shape>} */
const SIGNS = {
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

/** How it goes, why, and what to do. @param {import("../explain.js").Situation} situation @param {import("../i18n/index.js").I18n} i18n */
export function verdict(situation, i18n) {
  const { assessment, task } = situation;
  const { isNothing, label, text } = nextAction(assessment, i18n);
  const why = reasons(situation, i18n);
  return h(
    "div",
    { class: "verdict", part: "verdict" },
    h("h2", { "data-verdict": assessment.verdict, "data-status": task.status }, sign(SIGNS[assessment.verdict]), h("span", {}, sentence(situation, i18n))),
    why.length ? h("ul", { class: "reasons", part: "reasons" }, ...why.map((reason) => h("li", {}, reason))) : null,
    h("p", { class: isNothing ? "next nothing" : "next", part: "next" }, h("strong", {}, label), text),
  );
}
