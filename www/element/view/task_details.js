import { h } from "preact";
import { hasCounts } from "../messages.js";
import { bar, table } from "./devices.js";
import { facts } from "./facts.js";
import { figures } from "./figures.js";
import { issueList, transitionIssueList } from "./issues.js";
import { json } from "./json.js";
import { code } from "./text.js";
import { toolbar } from "./toolbar.js";
import { verdict } from "./verdict.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** The last successful response, most important content first. @param {State} state @param {I18n} i18n */
export function taskDetails(state, i18n) {
  const { task, assessment, now, zone } = state;
  if (!task || !assessment) return null;
  const showsCounts = hasCounts(assessment);
  return h(
    "article",
    { class: "answer", part: "answer", "data-stale": state.stale || null },
    h("p", { class: "task", part: "task" }, h("span", { class: "muted" }, i18n.facts.task), " ", code(task.operationId, i18n)),
    verdict({ task, assessment, now, zone }, i18n),
    showsCounts ? figures(state, assessment, i18n) : null,
    bar(assessment, i18n),
    h("div", { class: "columns" }, showsCounts ? table(assessment, i18n) : null, facts(state, task, i18n)),
    transitionIssueList(state.transitionIssues, i18n),
    issueList(task.issues, i18n),
    json(task, i18n),
    toolbar(state.notice, i18n),
  );
}
