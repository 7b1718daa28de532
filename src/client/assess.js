/** The other half of assess.rs: takes an assessment apart that was handed over flat. */

/** @typedef {import("./types.d.ts").Assessment} Assessment */

// In the order of the variants of the Rust enums.
/** @type {Assessment["verdict"][]} */
const VERDICTS = [
  "scheduled",
  "queued",
  "waiting_for_devices",
  "in_progress",
  "in_progress_with_failures",
  "window_closed",
  "succeeded",
  "finished_with_failures",
  "failed",
  "stopped",
  "nothing_to_do",
  "unknown",
];

/** Each with the names of its params. A time is told as a text. */
const REASONS = [
  ["starts_at", "time"],
  ["window_ended_at", "time", "left"],
  ["devices_failed", "count"],
  ["devices_timed_out", "count"],
  ["devices_stopped", "count"],
  ["may_be_retried", "times"],
  ["devices_waiting", "count"],
  ["window_ends_at", "time", "left"],
  ["counts_unaccounted", "count"],
  ["counts_exceed_total", "sum", "total"],
  ["answer_has_issues", "count"],
];

/**
 * @param {Float64Array} flat see `Assessment::tell`
 * @returns {Assessment}
 */
export function buildAssessment(flat) {
  const [verdict, terminal, total, finished, succeeded, failed, timedOut, stopped, inProgress, waiting, unaccounted, finishedRatio, successRatio, ...reasons] =
    flat;
  return {
    verdict: VERDICTS[verdict],
    terminal: terminal === 1,
    total: known(total),
    finished,
    succeeded,
    failed,
    timedOut,
    stopped,
    inProgress,
    waiting,
    unaccounted,
    finishedRatio: known(finishedRatio),
    successRatio: known(successRatio),
    reasons: reasonsOf(reasons),
  };
}

/** @param {number[]} flat three for each @returns {Assessment["reasons"]} */
function reasonsOf(flat) {
  const reasons = [];
  for (let at = 0; at < flat.length; at += 3) {
    const [code, ...names] = REASONS[flat[at]];
    const param = (/** @type {string} */ name, /** @type {number} */ index) => {
      const number = flat[at + 1 + index];
      return [name, name === "time" ? new Date(number).toISOString() : number];
    };
    reasons.push({ code, params: Object.fromEntries(names.map(param)) });
  }
  return /** @type {any} */ (reasons);
}

/** @param {number} number */
export function known(number) {
  return Number.isNaN(number) ? null : number;
}

/** @param {number} ms */
export function date(ms) {
  return Number.isNaN(ms) ? null : new Date(ms);
}
