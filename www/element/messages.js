/** An assessment as text: for the screen, for screen readers, and for the summary. */

import { contradictsVerdict, countsOf, hasCounts, isBegun, isComplete, isUpgraded, percents, wholeOf } from "./counts.js";
import { describeError } from "./error_message.js";
import { printable } from "./printable.js";
import { isFromBeforeEnd, missesWindow } from "./time_window.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").UpgradeTask} UpgradeTask */
/** @typedef {import("./state.js").Assessment} Assessment */
/** @typedef {import("./i18n/index.js").I18n} I18n */

/**
 * An assessed task at a point in time.
 *
 * @typedef {object} MessageContext
 * @property {UpgradeTask} task
 * @property {string} operationId Of the queried task.
 * @property {Assessment} assessment
 * @property {State["eta"]} eta
 * @property {boolean} isReliable Whether the counts are complete, and contradict neither the targets nor earlier responses.
 * @property {number} unchangedMs For how long the counts are known not to have changed.
 * @property {boolean} isCurrent Whether it is as the platform last said, as far as can be known.
 * @property {number} answeredAt When the platform sent the task, as far as that is known.
 * @property {number} now
 * @property {import("./state.js").TimeZone} zone
 */

/** Null while there is no task. @param {State} state @returns {MessageContext | null} */
export function contextOf({ task, operationId, assessment, poll, givenAt, eta, phase, stale, online, transitionIssues, history, now, zone }) {
  if (!task || !assessment) return null;
  const isCurrent = phase === "live" ? online && !stale : phase !== "failed";
  const answeredAt = poll?.answeredAt?.getTime() ?? givenAt ?? now;
  const isReliable = isComplete(task, assessment) && !transitionIssues.some(({ path }) => path.startsWith("staResult"));
  const unchangedMs = now - (history.at(-1)?.at ?? now);
  // Only a current estimate counts.
  return { task, operationId, assessment, eta: phase === "live" && !stale ? eta : null, isReliable, unchangedMs, isCurrent, answeredAt, now, zone };
}

/** Whether the response is about another task than was asked for. @param {UpgradeTask} task */
export function isOfOtherTask({ issues }) {
  return issues.some(({ path, code }) => path === "operationId" && code === "inconsistent");
}

/** Verdicts whose sentence already mentions the waiting devices. @type {Assessment["verdict"][]} */
const MENTIONS_WAITING = ["scheduled", "queued", "waiting_for_devices", "window_closed"];

/** The verdict in one sentence. @param {MessageContext} context @param {I18n} i18n */
export function verdictSentence(context, i18n) {
  const { verdict, waiting } = context.assessment;
  const lead = verdict === "waiting_for_devices" ? i18n.waitingForDevices(waiting) : verdictWords(context.assessment, i18n);
  return i18n.sentence(lead, clauses(context, i18n));
}

/** The verdict in a word or two, which what follows does not contradict. @param {Assessment} assessment @param {I18n} i18n */
function verdictWords(assessment, { verdict: words, devices }) {
  const { verdict, terminal, succeeded } = assessment;
  // In Chinese, it is called a partial success.
  const isPartial = verdict !== "finished_with_failures" || succeeded > 0;
  if (isPartial && !contradictsVerdict(assessment)) return verdict === "in_progress_with_failures" ? words.in_progress : words[verdict];
  return terminal ? devices.finished : isBegun(assessment) ? words.in_progress : words.queued;
}

/** @param {MessageContext} context @param {I18n} i18n */
function clauses(context, i18n) {
  const { task, assessment, now } = context;
  const { clause, format } = i18n;
  const { verdict, total, succeeded, failed, finished, inProgress, waiting, reasons } = assessment;
  if (!hasCounts(assessment)) return verdict === "nothing_to_do" ? [] : [clause.noCounts];
  const start = isBegun(assessment) ? undefined : reasons.find(({ code }) => code === "starts_at");
  const isClosed = verdict === "window_closed";
  const isOlder = isFromBeforeEnd(context);
  const upgraded =
    task.staResult.success === null ? clause.upgradedUnknown
    : isUpgraded(assessment) ? clause.allUpgraded(succeeded)
    : clause.upgraded(succeeded, wholeOf(assessment) || null);
  const rest = (total ?? finished) - succeeded - failed;
  return [
    start ? clause.startsIn(format.timeUntil(timeOf(start).getTime() - now)) : upgraded,
    ...failureClauses(assessment, i18n),
    isOlder && clause.leftBefore(inProgress + waiting),
    isClosed && !isOlder && inProgress > 0 && clause.inProgress(inProgress),
    isClosed && !isOlder && waiting > 0 && clause.notReached(waiting),
    verdict === "stopped" && rest > 0 && clause.not(rest),
  ].filter((part) => typeof part === "string");
}

/** Such as "3 failed" and "1 timed out". @param {Assessment} assessment @param {I18n} i18n */
function failureClauses({ failed, timedOut }, { clause }) {
  return [failed > timedOut ? clause.failed(failed - timedOut) : "", timedOut > 0 ? clause.timedOut(timedOut) : ""].filter(Boolean);
}

/** The reasons of an assessment, one short sentence each. @param {MessageContext} context @param {I18n} i18n @returns {string[]} */
export function reasonSentences(context, i18n) {
  const { task, operationId, assessment } = context;
  const isAsExpected = assessment.verdict === "waiting_for_devices" && assessment.failed === 0 && context.task.staResult.fail !== null;
  const miss = missesWindow(context);
  return [
    operationId !== task.operationId ? i18n.reason.otherTask(printable(operationId), printable(task.operationId)) : "",
    miss ? i18n.reason.missesWindow(miss.isLikely, miss.left) : "",
    isAsExpected ? i18n.reason.asExpected : "",
    ...assessment.reasons.map((reason) => reasonSentence(reason, context, i18n)),
  ].filter(Boolean);
}

/**
 * Empty if the verdict's sentence or the counts cover it.
 *
 * @param {Assessment["reasons"][number]} reason
 * @param {MessageContext} context
 * @param {I18n} i18n
 */
function reasonSentence(reason, { task, assessment, now, zone }, { reason: texts, format }) {
  const { verdict, terminal } = assessment;
  const { count, times, sum, total } = /** @type {Record<string, number>} */ (reason.params);
  const time = () => format.dateTime(timeOf(reason), zone);
  switch (reason.code) {
    case "starts_at": return texts.startsAt(time());
    case "window_ended_at": return texts.windowEndedAt(time());
    case "window_ends_at": return texts.windowEndsAt(time(), format.timeUntil(timeOf(reason).getTime() - now));
    case "devices_failed":
    case "devices_timed_out":
    case "devices_stopped": return "";
    case "may_be_retried": return texts.mayBeRetried(times, terminal);
    case "devices_waiting":
      if (MENTIONS_WAITING.includes(verdict)) return "";
      if (terminal) return texts.neverReached(count);
      return task.policy.executeType === "device_online" ? texts.offline(count) : "";
    case "counts_unaccounted": return texts.unaccounted(count);
    case "counts_exceed_total": return texts.countsExceedTotal(sum, total);
    case "answer_has_issues": return texts.issues(count);
  }
}

/** @param {Assessment["reasons"][number]} reason */
function timeOf(reason) {
  return new Date(reason.params.time);
}

/**
 * A few words for a title, such as "62% · In progress · 3 failed"; empty while there is nothing to show.
 *
 * @param {State} state
 * @param {I18n} i18n
 */
export function headline(state, i18n) {
  const { task, assessment, error } = state;
  if (!task || !assessment) return error === null ? "" : describeError(error, i18n).title;
  const upgraded = percents(countsOf(task, assessment), assessment).succeeded;
  const share = upgraded === null ? "" : i18n.format.percent(upgraded, assessment.succeeded);
  return [notice(state, i18n), share, verdictWords(assessment, i18n), ...failureClauses(assessment, i18n)].filter(Boolean).join(" · ");
}

/** Why the content may no longer be true. @param {State} state @param {I18n} i18n */
function notice({ phase, online, stale, paused }, { live }) {
  if (phase === "failed") return live.failed;
  if (phase !== "live") return "";
  return !online ? live.disconnected : stale ? live.stale : paused ? live.paused : "";
}
