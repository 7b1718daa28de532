import { UpgradeTaskError } from "iot-upgrade-task/external";
import { h, patch } from "../dom.js";
import { words } from "../words.js";
import { issues } from "./issues.js";
import { sign } from "./shape.js";
import { code, text } from "./text.js";

/**
 * Shows why there is no answer, or nothing.
 *
 * @param {Element} container
 * @param {unknown} error
 */
export function render(container, error) {
  if (error === null) container.replaceChildren();
  else if (error instanceof UpgradeTaskError) patch(container, notice(error.message, error.hint), details(error));
  else patch(container, notice(String(error), ""));
}

/** @param {string} message @param {string} hint */
function notice(message, hint) {
  return h(
    "div",
    { class: "alert", role: "alert" },
    h("div", { class: "message" }, sign("failed"), text(message)),
    hint ? h("div", {}, text(hint)) : null,
  );
}

/** @param {UpgradeTaskError} error */
function details(error) {
  return h(
    "div",
    { class: "cause" },
    h(
      "dl",
      {},
      term(words.failure.code, error.code),
      error.httpStatus === null ? null : term(words.failure.httpStatus, String(error.httpStatus)),
      error.platformCode === null ? null : term(words.failure.platformCode, error.platformCode),
    ),
    issues(error.issues),
  );
}

/** @param {string} name @param {string} value */
function term(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, code(value)));
}
