import { countsOf, hasCounts, percents } from "./counts.js";
import { describeError } from "./error_message.js";
import { failureLines, isExplained } from "./devices/summary.js";
import { contextOf, reasonSentences, verdictSentence } from "./messages.js";
import { nextAction } from "./next_action.js";
import { printable } from "./printable.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").UpgradeTask} UpgradeTask */
/** @typedef {import("./i18n/index.js").I18n} I18n */
/** @typedef {string | null} Line */

const MAX_ISSUES = 5;

/**
 * The screen as plain text for a ticket. Times are in UTC, because its readers may be in another time zone.
 *
 * @param {State} state
 * @param {I18n} i18n
 */
export function summary(state, i18n) {
  const { task, error, transitionIssues } = state;
  const context = contextOf(state);
  const operationId = task?.operationId ?? state.operationId;
  /** @type {Line[]} */
  const lines = [
    operationId ? i18n.summary.task(printable(operationId)) : null,
    ...(context ? [...verdictLines({ ...context, zone: "UTC" }, isExplained(state), i18n), ...factLines(context.task, i18n)] : []),
    ...failureLines(state, i18n),
    ...transitionIssues.slice(0, MAX_ISSUES).map((issue) => printable(i18n.summary.line(i18n.issues.transitions, `${issue.path} ${i18n.issues.transition(issue)}`))),
    error === null ? null : describeError(error, i18n).title,
    freshnessLine(state, i18n),
  ];
  return lines.flatMap((line) => (line ? [`${line}\n`] : [])).join("");
}

/** @param {import("./messages.js").MessageContext} context @param {boolean} isExplained @param {I18n} i18n @returns {Line[]} */
function verdictLines(context, isExplained, i18n) {
  const next = nextAction(context, i18n, isExplained);
  return [verdictSentence(context, i18n), ...reasonSentences(context, i18n), next && next.label + next.text, hasCounts(context.assessment) ? countsLine(context, i18n) : null];
}

/** @param {import("./messages.js").MessageContext} context @param {I18n} i18n @returns {Line} */
function countsLine({ task, assessment }, { devices, result: labels, format }) {
  const counts = countsOf(task, assessment);
  const shares = percents(counts, assessment);
  const parts = /** @type {(keyof typeof counts)[]} */ (Object.keys(counts)).flatMap((result) => {
    const [count, share] = [counts[result], shares[result]];
    return count ? [`${labels[result]} ${format.number(count)}${share === null ? "" : ` (${format.percent(share, count)})`}`] : [];
  });
  return parts.length ? devices.bar(parts) : null;
}

/** @param {UpgradeTask} task @param {I18n} i18n @returns {Line[]} */
function factLines({ extendPara, operateType, targets, policy, createTime, startTime, stopTime, issues }, i18n) {
  const { facts, format, summary } = i18n;
  const line = (/** @type {string} */ name, /** @type {string | null | false} */ value) => (value ? summary.line(name, printable(value)) : null);
  const time = (/** @type {string} */ name, /** @type {Date | null} */ date) => line(name, date && format.dateTime(date, "UTC"));
  const { devices, deviceGroups, deviceType, model, manufacturerName } = targets;
  return [
    line(facts.version, extendPara.fileVersion),
    line(facts.type, i18n.type[operateType]),
    line(facts.targets, devices?.length ? i18n.targets.devices(devices.length) : (deviceGroups?.join(", ") ?? null)),
    line(i18n.targets.deviceType, deviceType),
    line(i18n.targets.model, model),
    line(i18n.targets.manufacturer, manufacturerName),
    line(facts.policy, i18n.policy[policy.executeType]),
    policy.retryType ? i18n.policy.retry(policy.retryTimes) : i18n.policy.noRetry,
    time(i18n.policy.from, policy.startTime),
    time(i18n.policy.until, policy.endTime),
    time(facts.created, createTime),
    time(facts.started, startTime),
    time(facts.ended, stopTime),
    ...issues.slice(0, MAX_ISSUES).map((issue) => line(issue.path, i18n.issues.issue(issue))),
  ];
}

/** @param {State} state @param {I18n} i18n @returns {Line} */
function freshnessLine({ phase, isGiven, givenAt, task, poll, now, stale, error }, { summary, live, format }) {
  if (isGiven && givenAt !== null) return summary.line(live.given, format.dateTime(new Date(givenAt), "UTC"));
  if (phase === "saved") return summary.saved(format.dateTime(new Date(now), "UTC"));
  if (!task || !poll?.answeredAt) return null;
  const time = format.dateTime(poll.answeredAt, "UTC");
  return stale || error !== null ? summary.lastResponse(time) : summary.asOf(time);
}
