/** The end of the time window against the estimated end of the task, and against the age of the response. */

/** @typedef {import("./messages.js").MessageContext} MessageContext */

/** Without an estimate, a window may be too short once it closes sooner, and less than this share of it is left. */
const [SHORT_MS, SHORT_SHARE] = [10 * 60_000, 0.25];

/**
 * About how many devices the window leaves behind; null where it is long enough, as far as is known.
 *
 * @param {MessageContext} context
 * @returns {{ isLikely: boolean, left: number } | null} Likely: even the shortest estimate is too long.
 */
export function missesWindow({ task, assessment, eta, now }) {
  const end = assessment.reasons.find(({ code }) => code === "window_ends_at");
  if (!end) return null;
  const endTime = new Date(end.params.time).getTime();
  const remainingMs = endTime - now;
  const windowMs = endTime - (task.policy.startTime?.getTime() ?? -Infinity);
  const shortMs = Math.min(SHORT_MS, SHORT_SHARE * windowMs);
  if (!eta) return remainingMs < shortMs ? { isLikely: false, left: Number(end.params.left) } : null;
  if (eta.highMs <= remainingMs) return null;
  const share = 1 - remainingMs / ((eta.lowMs + eta.highMs) / 2);
  return { isLikely: eta.lowMs > remainingMs, left: Math.max(1, Math.round(Number(end.params.left) * share)) };
}

/** Whether a window has closed since the response: which devices it still reached is not known. @param {MessageContext} context */
export function isFromBeforeEnd({ task, assessment, answeredAt }) {
  const { endTime } = task.policy;
  return assessment.verdict === "window_closed" && endTime !== null && answeredAt < endTime.getTime();
}
