import { h } from "preact";
import { hasCounts } from "../counts.js";
import { causesSentence, isExplained } from "../devices/summary.js";
import { contextOf } from "../messages.js";
import { bar, counts } from "./counts.js";
import { devicesSection } from "./devices/section.js";
import { facts } from "./facts.js";
import { historyView } from "./history.js";
import { issueList, transitionIssueList } from "./issues.js";
import { json } from "./json.js";
import { taskName } from "./task_name.js";
import { toolbar } from "./toolbar.js";
import { verdict } from "./verdict.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** The last successful response, most important content first. @param {State} state @param {I18n} i18n */
export function taskDetails(state, i18n) {
  const context = contextOf(state);
  if (!context) return null;
  const { task, assessment } = context;
  return h(
    "article",
    { class: "response", part: "response", "data-stale": state.stale || null },
    taskName(task.operationId, i18n),
    verdict(context, causesSentence(state, i18n), isExplained(state), i18n),
    bar(context, i18n),
    hasCounts(assessment) ? counts(state, context, i18n) : null,
    historyView(state, i18n),
    devicesSection(state, i18n),
    facts(state, task, i18n),
    transitionIssueList(state.transitionIssues, i18n),
    issueList(task.issues, i18n),
    json(state, i18n),
    toolbar(state, i18n),
  );
}
