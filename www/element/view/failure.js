import { UpgradeTaskError } from "iot-upgrade-task";
import { h } from "../dom.js";
import { failureOf } from "../explain.js";
import { issues } from "./issues.js";
import { sign } from "./shape.js";
import { code, text } from "./text.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../words/index.js").Words} Words */

/** Failures of which only the details say what is wrong. @type {UpgradeTaskError["code"][]} */
const SPECIFIC = ["invalid_argument", "internal_error"];

/** Why there is no answer, or no fresh one, and what to do about it. @param {State} state @param {Words} words */
export function failure(state, words) {
  const { error } = state;
  if (error === null || isNoNetwork(state)) return null;
  const { title, remedy } = failureOf(error, words);
  const isFinal = state.phase === "failed" || state.phase === "saved";
  return h(
    "section",
    { class: isFinal ? "failure final" : "failure", part: "failure" },
    h("h2", {}, sign(isFinal ? "failed" : "timedOut"), h("span", {}, title)),
    h("p", {}, remedy),
    h("p", { class: "muted" }, retry(state, words)),
    details(error, words),
  );
}

/** Being offline is told already. @param {State} state */
function isNoNetwork({ error, online, phase }) {
  return !online && phase === "live" && error instanceof UpgradeTaskError && error.code === "network";
}

/** @param {State} state @param {Words} words */
function retry({ phase, nextAt, busy, now }, { failure, format }) {
  if (phase !== "asking" && phase !== "live") return null;
  if (busy) return failure.retryNow;
  if (nextAt === null) return null;
  return nextAt - now < 1000 ? failure.retryNow : failure.retry(format.distance(nextAt - now));
}

/** In the words of the platform and of the package, which are English. @param {unknown} error @param {Words} words */
function details(error, words) {
  const { failure } = words;
  const summary = h("summary", {}, failure.details);
  if (!(error instanceof UpgradeTaskError)) return h("details", {}, summary, english(String(error), words));
  return h(
    "details",
    { open: SPECIFIC.includes(error.code) },
    summary,
    english(error.message, words),
    english(error.hint, words),
    h(
      "dl",
      {},
      error.platformMessage === null ? null : term(failure.platform, text(error.platformMessage, words)),
      term(failure.code, code(error.code, words)),
      error.httpStatus === null ? null : term(failure.httpStatus, code(String(error.httpStatus), words)),
      error.platformCode === null ? null : term(failure.platformCode, code(error.platformCode, words)),
    ),
    issues(error.issues, words),
  );
}

/** @param {string} sentence @param {Words} words */
function english(sentence, words) {
  return h("div", { lang: "en" }, text(sentence, words));
}

/** @param {string} name @param {Node} value */
function term(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}
