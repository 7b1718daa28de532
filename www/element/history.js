/** What was seen of a task since the page was opened. It is kept in memory only. */

/** @typedef {import("./state.js").Assessment} Assessment */
/** How many devices have ended, each of them counted once. @typedef {{ succeeded: number, failed: number, timedOut: number, stopped: number }} Ended */
/** The counts at a point in time, in milliseconds since 1970. @typedef {Ended & { at: number, total: number | null }} Sample */
/** The differences between two samples. @typedef {Ended & { at: number }} Change */

/** With more, every second one of the older half is dropped; its changes count for the next one. */
const MAX_SAMPLES = 200;

/** Adds the counts, if they have changed. @param {Sample[]} history @param {Assessment} assessment @param {number} at @returns {Sample[]} */
export function recordSample(history, assessment, at) {
  const sample = { at, ...endedOf(assessment), total: assessment.total };
  const last = history.at(-1);
  if (last && last.total === sample.total && Object.values(difference(last, sample)).every((count) => count === 0)) return history;
  const kept = history.length < MAX_SAMPLES ? history : history.filter((_, index) => index % 2 === 0 || index > MAX_SAMPLES / 2);
  return [...kept, sample];
}

/** The latest first. @param {Sample[]} history @returns {Change[]} */
export function changesOf(history) {
  const changes = history.slice(1).map((sample, index) => ({ at: sample.at, ...difference(history[index], sample) }));
  return changes.reverse();
}

/** @param {Assessment} assessment @returns {Ended} */
export function endedOf({ succeeded, failed, timedOut, stopped }) {
  return { succeeded, failed: failed - timedOut, timedOut, stopped };
}

/** @param {Ended} before @param {Ended} after @returns {Ended} */
export function difference(before, after) {
  const since = (/** @type {keyof Ended} */ key) => after[key] - before[key];
  return { succeeded: since("succeeded"), failed: since("failed"), timedOut: since("timedOut"), stopped: since("stopped") };
}
