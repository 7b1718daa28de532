import { h } from "../dom.js";
import { words } from "../words.js";
import { code, text } from "./text.js";

/** @typedef {import("iot-upgrade-task/external").ValidationIssue} ValidationIssue */

const SHOWN = 10;

/** What was odd in an answer. @param {ValidationIssue[]} found */
export function issues(found) {
  const rest = found.slice(SHOWN);
  return found.length === 0
    ? null
    : h(
        "section",
        { class: "issues" },
        h("h2", {}, words.issues.heading(found.length)),
        list(found.slice(0, SHOWN)),
        rest.length ? h("details", {}, h("summary", {}, words.issues.more(rest.length)), list(rest)) : null,
      );
}

/** @param {ValidationIssue[]} found */
function list(found) {
  return h("ul", {}, ...found.map(({ path, message }) => h("li", {}, code(path), text(message))));
}
