import { h } from "preact";
import { code, text } from "./text.js";

/** @typedef {import("../state.js").ValidationIssue} ValidationIssue */
/** @typedef {import("../i18n/index.js").I18n} I18n */

const MAX_SHOWN = 10;

/** The validation issues of a response. @param {ValidationIssue[]} issues @param {I18n} i18n */
export function issueList(issues, i18n) {
  const { heading, issue } = i18n.issues;
  return section(heading(issues.length), issues, issue, i18n);
}

/** Invalid transitions between responses. @param {ValidationIssue[]} issues @param {I18n} i18n */
export function transitionIssueList(issues, i18n) {
  return section(i18n.issues.transitions, issues, i18n.issues.transition, i18n);
}

/** @param {string} title @param {ValidationIssue[]} issues @param {(issue: ValidationIssue) => string} describe @param {I18n} i18n */
function section(title, issues, describe, i18n) {
  if (issues.length === 0) return null;
  const list = (/** @type {ValidationIssue[]} */ shown) =>
    h("ul", {}, ...shown.map((issue) => h("li", {}, code(issue.path, i18n), text(describe(issue), i18n))));
  const hidden = issues.slice(MAX_SHOWN);
  return h(
    "section",
    { class: "issues", part: "issues" },
    h("h3", {}, title),
    list(issues.slice(0, MAX_SHOWN)),
    hidden.length ? h("details", {}, h("summary", {}, i18n.issues.more(hidden.length)), list(hidden)) : null,
  );
}
