import { failureOf, verdict } from "./explain.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./words/index.js").Words} Words */
/** `text` is empty where nothing is worth saying; what is urgent may interrupt. @typedef {{ text: string, isUrgent: boolean }} Announcement */

const SILENCE = { text: "", isUrgent: false };

/**
 * What is said to those who listen: news only, or every answer would interrupt them.
 *
 * @param {State} before When something was said last.
 * @param {State} after
 * @param {Words} words
 * @returns {Announcement}
 */
export function announcement(before, after, words) {
  const isEnd = after.phase === "failed" && (before.phase !== "failed" || before.error !== after.error);
  if (isEnd) return urgent(words.news.ended(failureOf(after.error, words).title));
  const isAsking = after.phase === "asking" || after.phase === "live";
  if (isAsking && after.online !== before.online) return polite(after.online ? words.news.online : words.news.offline);
  if (after.error !== null && before.error === null) {
    const { title } = failureOf(after.error, words);
    return polite(after.phase === "saved" ? title : words.news.failure(title));
  }
  const isRecovered = after.error === null && before.error !== null && after.task !== null;
  const { text, isUrgent } = course(before, after, words);
  const recovery = isRecovered && !isUrgent ? words.news.recovered : "";
  if (text || recovery) return { text: [recovery, text].filter(Boolean).join(" "), isUrgent };
  if (after.notice && after.notice !== before.notice) return polite(after.notice);
  return SILENCE;
}

/** How the task went on. @param {State} before @param {State} after @param {Words} words @returns {Announcement} */
function course(before, after, words) {
  const { task, assessment } = after;
  if (!task || !assessment) return SILENCE;
  const whole = () => verdict({ task, assessment, now: after.now, zone: after.zone }, words);
  const isSame = before.task?.operationId === task.operationId;
  if (!isSame || !before.task || !before.assessment) return polite(whole());
  if (task.status === "failed" && before.task.status !== "failed") return urgent(whole());
  const { assessment: earlier } = before;
  if (assessment.verdict !== earlier.verdict && assessment.terminal) return polite(whole());
  const isNews = assessment.verdict !== earlier.verdict || quarter(assessment) !== quarter(earlier);
  if (!isNews) return SILENCE;
  const since = (/** @type {"succeeded" | "failed" | "stopped"} */ key) => assessment[key] - earlier[key];
  const more = words.news.more(since("succeeded"), since("failed"), since("stopped"));
  return polite(more ? more + words.news.done(assessment.finished, assessment.total) : whole());
}

/** How many quarters of the devices are done. @param {import("./state.js").Assessment} assessment */
function quarter({ finished, total }) {
  return total ? Math.floor((4 * finished) / total) : 0;
}

/** @param {string} text */
function polite(text) {
  return { text, isUrgent: false };
}

/** @param {string} text */
function urgent(text) {
  return { text, isUrgent: true };
}
