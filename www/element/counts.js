/** The devices of a task by result: each device is counted once, and null is what the platform did not tell. */

/** @typedef {import("./state.js").UpgradeTask} UpgradeTask */
/** @typedef {import("./state.js").Assessment} Assessment */
/** @typedef {"succeeded" | "failed" | "timedOut" | "stopped" | "inProgress" | "waiting" | "unaccounted"} DeviceResult */
/** In the order of the bar. @typedef {Record<DeviceResult, number | null>} Counts */

/** @param {UpgradeTask} task @param {Assessment} assessment @returns {Counts} */
export function countsOf({ staResult: told }, assessment) {
  const { succeeded, failed, timedOut, stopped, inProgress, waiting, unaccounted } = assessment;
  return {
    succeeded: told.success === null ? null : succeeded,
    failed: told.fail === null ? null : failed - timedOut,
    timedOut: told.timeout === null ? null : timedOut,
    stopped: told.stop === null ? null : stopped,
    inProgress: told.processing === null ? null : inProgress,
    waiting: told.wait === null ? null : waiting,
    unaccounted,
  };
}

/** Whether the platform sent every count, and they cover all devices, those of the targets among them, and no others. @param {UpgradeTask} task @param {Assessment} assessment */
export function isComplete({ staResult, targets }, { unaccounted, total, finished, inProgress, waiting }) {
  const isWhole = (targets.devices?.length ?? 0) <= (total ?? 0);
  return isWhole && unaccounted === 0 && finished + inProgress + waiting <= (total ?? 0) && Object.values(staResult).every((count) => count !== null);
}

/** Whether the platform reported any devices. @param {Assessment} assessment */
export function hasCounts({ total, finished, inProgress, waiting }) {
  return (total ?? 0) > 0 || finished + inProgress + waiting > 0;
}

/** Whether any device has been started. @param {Assessment} assessment */
export function isBegun({ finished, inProgress }) {
  return finished + inProgress > 0;
}

/** Whether every device has the new version. @param {Assessment} assessment */
export function isUpgraded({ total, succeeded, failed }) {
  return succeeded > 0 && succeeded === total && failed === 0;
}

/** Whether the counts contradict the verdict, so that its words would mislead. @param {Assessment} assessment */
export function contradictsVerdict(assessment) {
  switch (assessment.verdict) {
    case "succeeded": return assessment.total !== null && assessment.succeeded !== assessment.total;
    case "finished_with_failures": return isUpgraded(assessment);
    case "nothing_to_do": return hasCounts(assessment);
    case "scheduled": return isBegun(assessment);
    default: return false;
  }
}

/** A whole percent: 100 only for the whole, and 0 also for less than one. @param {number} part @param {number} whole */
export function wholePercent(part, whole) {
  if (part >= whole) return 100;
  const share = (100 * part) / whole;
  return share < 1 ? 0 : Math.min(99, Math.round(share));
}

/**
 * Whole percents that add up to 100 where the counts add up to the total (largest remainder). The share
 * that succeeded depends on no other count, so that it never falls; and nothing but the whole is 100.
 *
 * @param {Counts} counts
 * @param {number | null} total
 * @returns {Counts}
 */
export function percents(counts, total) {
  const results = /** @type {DeviceResult[]} */ (Object.keys(counts));
  const whole = total || 1;
  const share = (/** @type {DeviceResult} */ result) => Math.min(100, (100 * (counts[result] ?? 0)) / whole);
  const shares = /** @type {Counts} */ (Object.fromEntries(results.map((result) => [result, total && counts[result] !== null ? wholePercent(counts[result], whole) : null])));
  const sum = results.reduce((sum, result) => sum + share(result), 0);
  // Counts that do not add up have no remainder to give away.
  if (Math.abs(sum - 100) > 1e-6) return shares;
  const others = results.filter((result) => result !== "succeeded" && counts[result]);
  for (const result of others) shares[result] = Math.floor(share(result));
  let rest = 100 - results.reduce((sum, result) => sum + (shares[result] ?? 0), 0);
  const byRemainder = others.sort((one, other) => (share(other) % 1) - (share(one) % 1));
  for (const result of byRemainder) {
    const floor = shares[result] ?? 0;
    if (rest < 1 || floor === 99) continue;
    // Less than one percent stays told as such.
    if (floor > 0) shares[result] = floor + 1;
    rest -= 1;
  }
  return shares;
}
