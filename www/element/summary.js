import { describeError, hasCounts, reasonSentences, verdictSentence } from "./messages.js";
import { nextAction } from "./next_action.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").UpgradeTask} UpgradeTask */
/** @typedef {import("./state.js").Assessment} Assessment */
/** @typedef {import("./i18n/index.js").I18n} I18n */
/** @typedef {string | null} Line */

/** Longer text from the platform is truncated, so that it does not hide the rest. */
const MAX_TEXT_LENGTH = 200;
const MAX_ISSUES = 5;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * The screen as plain text for a ticket. Times are in UTC, because its readers may be in another time zone.
 *
 * @param {State} state
 * @param {I18n} i18n
 */
export function summary(state, i18n) {
  const { task, assessment, error, transitionIssues, now } = state;
  const operationId = task?.operationId ?? state.operationId;
  /** @type {Line[]} */
  const lines = [
    operationId ? i18n.summary.task(printable(operationId)) : null,
    ...(task && assessment ? [...verdictLines(task, assessment, now, i18n), ...factLines(task, i18n)] : []),
    ...transitionIssues.slice(0, MAX_ISSUES).map((issue) => printable(i18n.summary.line(i18n.issues.transitions, `${issue.path} ${i18n.issues.transition(issue)}`))),
    error === null ? null : describeError(error, i18n).title,
    freshnessLine(state, i18n),
  ];
  return lines.flatMap((line) => (line ? [`${line}\n`] : [])).join("");
}

/** @param {UpgradeTask} task @param {Assessment} assessment @param {number} now @param {I18n} i18n @returns {Line[]} */
function verdictLines(task, assessment, now, i18n) {
  const context = /** @type {const} */ ({ task, assessment, now, zone: "UTC" });
  const { label, text } = nextAction(assessment, i18n);
  return [
    verdictSentence(context, i18n),
    ...reasonSentences(context, i18n),
    label + text,
    ...(hasCounts(assessment) ? numberLines(assessment, i18n) : []),
  ];
}

/** @param {Assessment} assessment @param {I18n} i18n @returns {Line[]} */
function numberLines(assessment, { devices, result, format, summary }) {
  const { total, finished, succeeded, failed, timedOut } = assessment;
  const of = (/** @type {number} */ count) =>
    total ? `${format.number(count)} / ${format.number(total)} (${format.share(count, total)})` : format.number(count);
  const counts = { ...assessment, failed: failed - timedOut };
  const parts = /** @type {(keyof typeof result)[]} */ (Object.keys(result))
    .filter((name) => counts[name] > 0)
    .map((name) => `${result[name]} ${format.number(counts[name])}`);
  return [
    summary.line(devices.finished, of(finished)),
    summary.line(devices.successful, of(succeeded)),
    parts.length ? devices.bar(parts) : null,
  ];
}

/** @param {UpgradeTask} task @param {I18n} i18n @returns {Line[]} */
function factLines({ extendPara, operateType, createTime, startTime, stopTime, issues }, i18n) {
  const { facts, format, summary } = i18n;
  const time = (/** @type {string} */ name, /** @type {Date | null} */ date) => date && summary.line(name, format.dateTime(date, "UTC"));
  return [
    extendPara.fileVersion ? summary.line(facts.version, printable(extendPara.fileVersion)) : null,
    summary.line(facts.type, i18n.type[operateType]),
    time(facts.created, createTime),
    time(facts.started, startTime),
    time(facts.ended, stopTime),
    ...issues.slice(0, MAX_ISSUES).map((issue) => printable(summary.line(issue.path, i18n.issues.issue(issue)))),
  ];
}

/** @param {State} state @param {I18n} i18n @returns {Line} */
function freshnessLine({ phase, task, poll, now, stale, error }, { summary, format }) {
  if (phase === "saved") return summary.saved(format.dateTime(new Date(now), "UTC"));
  if (!task || !poll?.answeredAt) return null;
  const time = format.dateTime(poll.answeredAt, "UTC");
  return stale || error !== null ? summary.lastResponse(time) : summary.asOf(time);
}

/** On one line, without control and bidirectional characters, which would affect the text around it. @param {string} text */
function printable(text) {
  const clean = text.replace(UNPRINTABLE, " ").trim();
  return clean.length > MAX_TEXT_LENGTH ? `${[...clean.slice(0, MAX_TEXT_LENGTH)].slice(0, -1).join("")}…` : clean;
}
