/** An assessment as text: for the screen, for screen readers, and for the summary. */

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").UpgradeTask} UpgradeTask */
/** @typedef {import("./state.js").Assessment} Assessment */
/** @typedef {import("./i18n/index.js").I18n} I18n */

/**
 * An assessed task at a point in time.
 *
 * @typedef {object} MessageContext
 * @property {UpgradeTask} task
 * @property {Assessment} assessment
 * @property {number} now
 * @property {import("./state.js").TimeZone} zone
 */

/** Verdicts whose sentence already mentions the waiting devices. @type {Assessment["verdict"][]} */
const MENTIONS_WAITING = ["scheduled", "queued", "waiting_for_devices", "window_closed"];

/** The verdict in one sentence. @param {MessageContext} context @param {I18n} i18n */
export function verdictSentence({ assessment, now }, i18n) {
  const { verdict, waiting } = assessment;
  const lead =
    verdict === "waiting_for_devices" ? i18n.lead.waiting_for_devices(waiting)
    : verdict === "in_progress_with_failures" ? i18n.lead.in_progress_with_failures
    : i18n.verdict[verdict];
  return i18n.sentence(lead, clauses(assessment, now, i18n));
}

/** @param {Assessment} assessment @param {number} now @param {I18n} i18n */
function clauses(assessment, now, { clause, format }) {
  const { verdict, total, succeeded, failed, stopped, reasons } = assessment;
  if (verdict === "nothing_to_do") return [clause.noDevices];
  if (!hasCounts(assessment)) return [clause.noCounts];
  const start = reasons.find(({ code }) => code === "starts_at");
  const left = reasons.find(({ code }) => code === "window_ended_at");
  const isAll = succeeded === total && failed === 0;
  const upgraded = isAll ? clause.allUpgraded(succeeded) : clause.upgraded(succeeded, total);
  const isBegun = !start || assessment.finished + assessment.inProgress > 0;
  return [
    start && clause.startsIn(format.relativeTime(timeOf(start).getTime() - now)),
    isBegun ? upgraded : null,
    failed > 0 && clause.failed(failed),
    left && clause.notReached(Number(left.params.left)),
    verdict === "stopped" && stopped > 0 && clause.stopped(stopped),
  ].filter((part) => typeof part === "string");
}

/** Whether the platform reported any devices. @param {Assessment} assessment */
export function hasCounts({ total, finished, inProgress, waiting }) {
  return (total ?? 0) > 0 || finished + inProgress + waiting > 0;
}

/** The reasons of an assessment, one short sentence each. @param {MessageContext} context @param {I18n} i18n @returns {string[]} */
export function reasonSentences(context, i18n) {
  const { verdict, failed } = context.assessment;
  const isAsExpected = verdict === "waiting_for_devices" && failed === 0;
  const sentences = context.assessment.reasons.map((reason) => reasonSentence(reason, context, i18n));
  return [isAsExpected ? i18n.reason.asExpected : "", ...sentences].filter(Boolean);
}

/**
 * Empty if the verdict's sentence covers it.
 *
 * @param {Assessment["reasons"][number]} reason
 * @param {MessageContext} context
 * @param {I18n} i18n
 */
function reasonSentence(reason, { task, assessment, now, zone }, { reason: texts, format }) {
  const { verdict, terminal, failed } = assessment;
  const { count, times, left, sum, total } = /** @type {Record<string, number>} */ (reason.params);
  const time = () => format.dateTime(timeOf(reason), zone);
  switch (reason.code) {
    case "starts_at": return texts.startsAt(time());
    case "window_ended_at": return texts.windowEndedAt(time());
    case "window_ends_at": return texts.windowEndsAt(time(), format.relativeTime(timeOf(reason).getTime() - now), left);
    case "devices_failed": return "";
    case "devices_timed_out": return texts.timedOut(count, failed);
    case "devices_stopped": return verdict === "stopped" ? "" : texts.stopped(count);
    case "may_be_retried": return texts.mayBeRetried(times);
    case "devices_waiting":
      if (MENTIONS_WAITING.includes(verdict)) return "";
      if (terminal) return texts.neverReached(count);
      return task.policy.executeType === "device_online" ? texts.offline(count) : texts.waiting(count);
    case "counts_unaccounted": return texts.unaccounted(count);
    case "counts_exceed_total": return texts.countsExceedTotal(sum, total);
    case "answer_has_issues": return texts.issues(count);
  }
}

/** @param {Assessment["reasons"][number]} reason */
function timeOf(reason) {
  return new Date(reason.params.time);
}

/** A few words for a title, such as "62% · In progress"; empty while there is nothing to show. @param {State} state @param {I18n} i18n */
export function headline({ assessment, stale, error }, i18n) {
  if (!assessment) return error === null ? "" : describeError(error, i18n).title;
  const { terminal, finished, succeeded, total, verdict } = assessment;
  // For a task that has ended, the share that succeeded matters, not the share that finished.
  const share = total ? i18n.format.share(terminal ? succeeded : finished, total) : "";
  return [stale ? i18n.live.stale : "", share, i18n.verdict[verdict]].filter(Boolean).join(" · ");
}

/** Title and remedy of an error, for an operator. @param {unknown} error @param {I18n} i18n */
export function describeError(error, { failure }) {
  const { code, platformCode } = /** @type {{ code?: string, platformCode?: string | null }} */ (error ?? {});
  return (
    ownValue(failure.platformCodes, platformCode) ??
    ownValue(/** @type {Record<string, { title: string, remedy: string }>} */ (failure.codes), code) ??
    failure.unknown
  );
}

/** @template T @param {Record<string, T>} record @param {string | null | undefined} key From the platform, so it may be the name of an inherited property. */
function ownValue(record, key) {
  return typeof key === "string" && Object.hasOwn(record, key) ? record[key] : undefined;
}
