/** What the watch is doing right now. */

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** A platform that takes longer than this is worth a word. */
const SLOW_MS = 5_000;

/** What keeps the next response waiting; null while nothing unusual does. @param {Pick<State, "activity" | "now">} state @param {I18n} i18n */
export function delay({ activity, now }, { live, format }) {
  if (!activity) return null;
  const sinceMs = Math.max(0, now - activity.since.getTime());
  const untilMs = activity.untilMs;
  switch (activity.kind) {
    case "token": return live.awaitsToken;
    case "budget": return live.awaitsLimit(untilMs === null || untilMs - sinceMs < 1000 ? null : format.age(untilMs - sinceMs));
    case "request": return sinceMs < SLOW_MS ? null : live.awaitsResponse(format.age(sinceMs), untilMs === null ? null : format.age(untilMs));
  }
  return null;
}
