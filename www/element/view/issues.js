import { h } from "../dom.js";
import { code, text } from "./text.js";

/** @typedef {import("../state.js").ValidationIssue} ValidationIssue */
/** @typedef {import("../words/index.js").Words} Words */

const SHOWN = 10;

/** What was odd in an answer. @param {ValidationIssue[]} found @param {Words} words */
export function issues(found, words) {
  const { heading, issue } = words.issues;
  return section(heading(found.length), found, issue, words);
}

/** What the platform has changed that cannot change. @param {ValidationIssue[]} found @param {Words} words */
export function moves(found, words) {
  return section(words.issues.moves, found, words.issues.move, words);
}

/** @param {string} title @param {ValidationIssue[]} found @param {(issue: ValidationIssue) => string} say @param {Words} words */
function section(title, found, say, words) {
  if (found.length === 0) return null;
  const list = (/** @type {ValidationIssue[]} */ part) =>
    h("ul", {}, ...part.map((issue) => h("li", {}, code(issue.path, words), text(say(issue), words))));
  const rest = found.slice(SHOWN);
  return h(
    "section",
    { class: "issues", part: "issues" },
    h("h3", {}, title),
    list(found.slice(0, SHOWN)),
    rest.length ? h("details", {}, h("summary", {}, words.issues.more(rest.length)), list(rest)) : null,
  );
}
