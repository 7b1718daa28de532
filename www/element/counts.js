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
export function isComplete({ staResult, targets }, assessment) {
  const isWhole = (targets.devices?.length ?? 0) <= (assessment.total ?? 0);
  return isWhole && assessment.unaccounted === 0 && wholeOf(assessment) !== null && Object.values(staResult).every((count) => count !== null);
}

/** Whether the platform reported any devices. @param {Assessment} assessment */
export function hasCounts({ total, finished, inProgress, waiting }) {
  return (total ?? 0) > 0 || finished + inProgress + waiting > 0;
}

/** Whether any device has been started. @param {Assessment} assessment */
export function isBegun({ finished, inProgress }) {
  return finished + inProgress > 0;
}

/** The total that the counts are a part of; null where it is not known, or they exceed it. @param {Assessment} assessment */
export function wholeOf({ total, finished, inProgress, waiting }) {
  return finished + inProgress + waiting > (total ?? 0) ? null : total;
}

/** Whether every device has the new version. @param {Assessment} assessment */
export function isUpgraded(assessment) {
  return assessment.succeeded > 0 && assessment.succeeded === wholeOf(assessment);
}

/** Whether the counts contradict the verdict, so that its words would mislead. @param {Assessment} assessment */
export function contradictsVerdict(assessment) {
  switch (assessment.verdict) {
    case "succeeded": return assessment.total !== null && !isUpgraded(assessment);
    case "finished_with_failures": return isUpgraded(assessment);
    case "nothing_to_do": return hasCounts(assessment);
    case "scheduled": return isBegun(assessment);
    default: return false;
  }
}

/** A whole percent: 100 only for the whole, and 0 also for less than one. @param {number} part @param {number} whole */
function wholePercent(part, whole) {
  if (part >= whole) return 100;
  const share = (100 * part) / whole;
  return share < 1 ? 0 : Math.min(99, Math.round(share));
}

/**
 * Whole percents that add up to 100 where the counts add up to the total (largest remainder). The share
 * that succeeded depends on no other count, so that it never falls; and nothing but the whole is 100. Nothing is a
 * share of a total that is not known, or that the counts exceed.
 *
 * @param {Counts} counts
 * @param {Assessment} assessment
 * @returns {Counts}
 */
export function percents(counts, assessment) {
  const results = /** @type {DeviceResult[]} */ (Object.keys(counts));
  const sum = results.reduce((sum, result) => sum + (counts[result] ?? 0), 0);
  const whole = wholeOf(assessment) ?? 0;
  const share = (/** @type {DeviceResult} */ result) => (100 * (counts[result] ?? 0)) / whole;
  const shares = /** @type {Counts} */ (Object.fromEntries(results.map((result) => [result, whole && counts[result] !== null ? wholePercent(counts[result], whole) : null])));
  // Counts that do not add up have no remainder to give away.
  if (sum !== whole) return shares;
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
