import { UpgradeTaskError } from "iot-upgrade-task";
import { h } from "preact";
import { describeError } from "../error_message.js";
import { entry } from "./elements.js";
import { issueList } from "./issues.js";
import { icon } from "./icons.js";
import { code, text } from "./text.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** Errors whose cause is only in the details, which are therefore open. @type {UpgradeTaskError["code"][]} */
const SPECIFIC = ["invalid_argument", "internal_error"];

/** The error of the last poll, and what to do about it. @param {State} state @param {I18n} i18n */
export function failure(state, i18n) {
  const { error } = state;
  if (error === null || isNoNetwork(state)) return null;
  const { title, remedy } = describeError(error, i18n, state.tokenRejections);
  const level = state.phase === "failed" || state.phase === "saved" ? "failed" : "retrying";
  return h(
    "section",
    { class: `failure panel ${level}`, part: "failure" },
    h("h2", {}, icon(level), h("span", {}, title)),
    h("p", {}, remedy),
    state.tokenRejections ? tokenForm(i18n) : null,
    details(error, i18n),
  );
}

/** Replaces a rejected access token. The field never has the focus by itself. @param {I18n} i18n */
export function tokenForm({ failure }) {
  return h(
    "form",
    { class: "token", "data-action": "renew-token" },
    h("label", {}, h("span", {}, failure.accessToken), h("input", { type: "password", required: true, autocomplete: "off", spellcheck: "false" })),
    h("button", { "data-main": true }, failure.renewToken),
  );
}

/** The offline notice already explains this error. @param {State} state */
function isNoNetwork({ error, online, phase }) {
  return !online && phase === "live" && error instanceof UpgradeTaskError && error.code === "network";
}

/** What the package and the platform say; the package says it in English. @param {unknown} error @param {I18n} i18n */
export function details(error, i18n) {
  const { failure, language } = i18n;
  const isEnglish = language === "en";
  const summary = h("summary", {}, failure.details);
  if (!(error instanceof UpgradeTaskError)) return h("details", {}, summary, english(String(error), i18n));
  return h(
    "details",
    // The key opens or closes it for another error; for the same one, the user does.
    { key: error.code, open: SPECIFIC.includes(error.code) },
    summary,
    // In other languages, the remedy above and the issues below have to do.
    isEnglish || !error.issues.length ? english(error.message, i18n) : null,
    isEnglish ? english(error.hint, i18n) : null,
    h(
      "dl",
      {},
      error.platformMessage === null ? null : entry(failure.platform, text(error.platformMessage, i18n)),
      entry(failure.code, code(error.code, i18n)),
      error.httpStatus === null ? null : entry(failure.httpStatus, code(String(error.httpStatus), i18n)),
      error.platformCode === null ? null : entry(failure.platformCode, code(error.platformCode, i18n)),
    ),
    issueList(error.issues, i18n),
  );
}

/** Without the quotes of code. @param {string} sentence @param {I18n} i18n */
function english(sentence, i18n) {
  return h("div", { lang: "en" }, text(sentence.replaceAll("`", ""), i18n));
}
