/** What was seen of a task since the page was opened. It is kept in memory only. */

/** @typedef {import("./state.js").Assessment} Assessment */
/** The counts at a point in time, in milliseconds since 1970. @typedef {{ at: number, succeeded: number, failed: number, timedOut: number, stopped: number, total: number | null }} Sample */
/** The differences between two samples. @typedef {Omit<Sample, "total">} Change */

/** With more, every second one of the older half is dropped; its changes count for the next one. */
const MAX_SAMPLES = 200;

/** Adds the counts, if they have changed. @param {Sample[]} history @param {Assessment} assessment @param {number} at @returns {Sample[]} */
export function recordSample(history, { succeeded, failed, timedOut, stopped, total }, at) {
  const sample = { at, succeeded, failed: failed - timedOut, timedOut, stopped, total };
  const last = history.at(-1);
  if (last && isSame(last, sample)) return history;
  const kept = history.length < MAX_SAMPLES ? history : history.filter((_, index) => index % 2 === 0 || index > MAX_SAMPLES / 2);
  return [...kept, sample];
}

/** The latest first. @param {Sample[]} history @returns {Change[]} */
export function changesOf(history) {
  const changes = history.slice(1).map((sample, index) => {
    const since = (/** @type {"succeeded" | "failed" | "timedOut" | "stopped"} */ key) => sample[key] - history[index][key];
    return { at: sample.at, succeeded: since("succeeded"), failed: since("failed"), timedOut: since("timedOut"), stopped: since("stopped") };
  });
  return changes.reverse();
}

/** @param {Sample} one @param {Sample} other */
function isSame(one, other) {
  return /** @type {const} */ (["succeeded", "failed", "timedOut", "stopped", "total"]).every((key) => one[key] === other[key]);
}
