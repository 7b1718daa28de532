import { h } from "../dom.js";
import { code, text } from "./text.js";

/** @typedef {import("../state.js").ValidationIssue} ValidationIssue */
/** @typedef {import("../i18n/index.js").I18n} I18n */

const SHOWN = 10;

/** What was odd in an answer. @param {ValidationIssue[]} found @param {I18n} i18n */
export function issues(found, i18n) {
  const { heading, issue } = i18n.issues;
  return section(heading(found.length), found, issue, i18n);
}

/** What the platform has changed that cannot change. @param {ValidationIssue[]} found @param {I18n} i18n */
export function transitionIssues(found, i18n) {
  return section(i18n.issues.transitions, found, i18n.issues.transition, i18n);
}

/** @param {string} title @param {ValidationIssue[]} found @param {(issue: ValidationIssue) => string} say @param {I18n} i18n */
function section(title, found, say, i18n) {
  if (found.length === 0) return null;
  const list = (/** @type {ValidationIssue[]} */ part) =>
    h("ul", {}, ...part.map((issue) => h("li", {}, code(issue.path, i18n), text(say(issue), i18n))));
  const rest = found.slice(SHOWN);
  return h(
    "section",
    { class: "issues", part: "issues" },
    h("h3", {}, title),
    list(found.slice(0, SHOWN)),
    rest.length ? h("details", {}, h("summary", {}, i18n.issues.more(rest.length)), list(rest)) : null,
  );
}
