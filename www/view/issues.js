import { h } from "../dom.js";
import { words } from "../words.js";
import { code, text } from "./text.js";

/** @typedef {import("iot-upgrade-task/external").ValidationIssue} ValidationIssue */

const SHOWN = 10;

/** What was odd in an answer. @param {ValidationIssue[]} issues */
export function issues(issues) {
  const rest = issues.slice(SHOWN);
  return issues.length === 0
    ? null
    : h(
        "section",
        { class: "issues" },
        h("h2", {}, words.issues.heading(issues.length)),
        list(issues.slice(0, SHOWN)),
        rest.length ? h("details", {}, h("summary", {}, words.issues.more(rest.length)), list(rest)) : null,
      );
}

/** @param {ValidationIssue[]} issues */
function list(issues) {
  return h("ul", {}, ...issues.map(({ path, message }) => h("li", {}, code(path), text(message))));
}
