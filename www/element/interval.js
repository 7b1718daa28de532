/** How often a task is polled, and until when a response is up to date. */

/** A younger response is never out of date, even with a shorter interval. */
const MIN_FRESH_MS = 15_000;

/** What the user or the attribute chose, for a watch. @param {number | null} seconds Null: automatic. */
export function intervalRange(seconds) {
  // The package's defaults.
  const [minIntervalMs, maxIntervalMs] = [5_000, 60_000];
  if (seconds === null) return { minIntervalMs, maxIntervalMs };
  const ms = seconds * 1000;
  // While it is hidden, a page polls as seldom as a watch does.
  return { minIntervalMs: ms, maxIntervalMs: isPageHidden() ? Math.max(ms, maxIntervalMs) : ms };
}

/** How long a response is up to date. @param {number} nextInMs When the next poll was due at the time of the response. */
export function freshFor(nextInMs) {
  return Math.max(MIN_FRESH_MS, 2 * nextInMs);
}

export function isPageHidden() {
  return globalThis.document?.visibilityState === "hidden";
}
