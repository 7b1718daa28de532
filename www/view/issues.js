import { h } from "../dom.js";
import { words } from "../words.js";
import { code, text } from "./text.js";

/** @typedef {import("iot-upgrade-task/external").ValidationIssue} ValidationIssue */

const SHOWN = 10;

/** What was odd in an answer. @param {ValidationIssue[]} issues */
export function issues(issues) {
  const first = issues.slice(0, SHOWN);
  const rest = issues.slice(SHOWN);
  return h(
    "section",
    { class: "issues", hidden: issues.length === 0 },
    h("h2", {}, words.issues.heading(issues.length)),
    list(first),
    rest.length ? h("details", {}, h("summary", {}, words.issues.more(rest.length)), list(rest)) : null,
  );
}

/** @param {ValidationIssue[]} issues */
function list(issues) {
  return h("ul", {}, ...issues.map(({ path, message }) => h("li", {}, code(path), text(message))));
}
