import { describeError } from "./error_message.js";
import { difference, endedOf } from "./history.js";
import { contextOf, verdictSentence } from "./messages.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./i18n/index.js").I18n} I18n */
/** `text` is empty if there is nothing to announce; `politeness` as in `aria-live`. @typedef {{ text: string, politeness: "polite" | "assertive" }} Announcement */

/** @type {Announcement} */
const NOTHING = { text: "", politeness: "polite" };

/**
 * What a screen reader announces: only what is new, since every response would interrupt the user otherwise.
 *
 * @param {State} before The state at the last announcement.
 * @param {State} after
 * @param {I18n} i18n
 * @returns {Announcement}
 */
export function announcement(before, after, i18n) {
  const isFailure = after.phase === "failed" && (before.phase !== "failed" || before.error !== after.error);
  if (isFailure) return assertive(i18n.announcements.pollingEnded(describeError(after.error, i18n, after.tokenRejections).title));
  const isActive = after.phase === "loading" || after.phase === "live";
  if (isActive && after.online !== before.online) return polite(after.online ? i18n.announcements.online : i18n.announcements.offline);
  if (after.error !== null && before.error === null) {
    const { title } = describeError(after.error, i18n);
    return polite(after.phase === "saved" ? title : i18n.announcements.failure(title));
  }
  const isRecovered = after.error === null && before.error !== null && after.task !== null;
  const { text, politeness } = progress(before, after, i18n);
  const recovery = isRecovered && politeness === "polite" ? i18n.announcements.recovered : "";
  if (text || recovery) return { text: [recovery, text].filter(Boolean).join(" "), politeness };
  if (after.notice && after.notice !== before.notice) return polite(after.notice);
  return NOTHING;
}

/** The progress of the task. @param {State} before @param {State} after @param {I18n} i18n @returns {Announcement} */
function progress(before, after, i18n) {
  const context = contextOf(after);
  if (!context) return NOTHING;
  const { task, assessment } = context;
  const fullSentence = () => verdictSentence(context, i18n);
  const isSame = before.task?.operationId === task.operationId;
  if (!isSame || !before.task || !before.assessment) return polite(fullSentence());
  if (task.status === "failed" && before.task.status !== "failed") return assertive(fullSentence());
  const { assessment: earlier } = before;
  if (assessment.verdict !== earlier.verdict && assessment.terminal) return polite(fullSentence());
  const isNews = assessment.verdict !== earlier.verdict || quarter(assessment) !== quarter(earlier);
  if (!isNews) return NOTHING;
  const added = i18n.announcements.progress(difference(endedOf(earlier), endedOf(assessment)));
  return polite(added ? i18n.announcements.done(added, assessment.finished, assessment.total) : fullSentence());
}

/** The number of quarters of all devices that have finished. @param {import("./state.js").Assessment} assessment */
function quarter({ finished, total }) {
  return total ? Math.floor((4 * finished) / total) : 0;
}

/** @param {string} text @returns {Announcement} */
function polite(text) {
  return { text, politeness: "polite" };
}

/** @param {string} text @returns {Announcement} */
function assertive(text) {
  return { text, politeness: "assertive" };
}
