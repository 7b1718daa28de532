/** How often a task is polled. */

/** What the user or the attribute chose, for a watch. @param {number | null} seconds Null: automatic. */
export function intervalRange(seconds) {
  // The package's defaults.
  const [minIntervalMs, maxIntervalMs] = [5_000, 60_000];
  if (seconds === null) return { minIntervalMs, maxIntervalMs };
  const ms = seconds * 1000;
  // While it is hidden, a page polls as seldom as a watch does.
  return { minIntervalMs: ms, maxIntervalMs: isPageHidden() ? Math.max(ms, maxIntervalMs) : ms };
}

export function isPageHidden() {
  return globalThis.document?.visibilityState === "hidden";
}
