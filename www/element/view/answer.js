import { h } from "../dom.js";
import { isCounted } from "../explain.js";
import { bar, table } from "./devices.js";
import { facts } from "./facts.js";
import { figures } from "./figures.js";
import { issues, moves } from "./issues.js";
import { json } from "./json.js";
import { code } from "./text.js";
import { toolbar } from "./toolbar.js";
import { verdict } from "./verdict.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../words/index.js").Words} Words */

/** The last good answer, the most telling first. @param {State} state @param {Words} words */
export function answer(state, words) {
  const { task, assessment, now, zone } = state;
  if (!task || !assessment) return null;
  const counted = isCounted(assessment);
  return h(
    "article",
    { class: "answer", part: "answer", "data-stale": state.stale },
    h("p", { class: "task", part: "task" }, h("span", { class: "muted" }, words.facts.task), " ", code(task.operationId, words)),
    verdict({ task, assessment, now, zone }, words),
    counted ? figures(state, assessment, words) : null,
    bar(assessment, words),
    h("div", { class: "columns" }, counted ? table(assessment, words) : null, facts(state, task, words)),
    moves(state.moves, words),
    issues(task.issues, words),
    json(task, words),
    toolbar(state.notice, words),
  );
}
