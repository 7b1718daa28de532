/**
 * @typedef {"succeeded" | "failed" | "timedOut" | "stopped" | "inProgress" | "waiting" | "unaccounted"} Result
 * @typedef {Record<Result | "finished", number> & { total: number | null }} Counts
 */

/**
 * The devices of a task by result. The platform does not say whether `timeout` is a part of
 * `fail`; where the sum shows that it stands beside it, it is added. Here it always is a part.
 *
 * @param {import("iot-upgrade-task/external").UpgradeTask["staResult"]} staResult
 * @returns {Counts}
 */
export function countDevices(staResult) {
  const { total } = staResult;
  const waiting = staResult.wait ?? 0;
  const inProgress = staResult.processing ?? 0;
  const succeeded = staResult.success ?? 0;
  const fail = staResult.fail ?? 0;
  const stopped = staResult.stop ?? 0;
  const timeout = staResult.timeout ?? 0;
  const beside = waiting + inProgress + succeeded + fail + stopped + timeout === total;
  const failed = beside ? fail + timeout : Math.max(fail, timeout);
  const finished = succeeded + failed + stopped;
  return {
    total,
    finished,
    succeeded,
    failed,
    timedOut: Math.min(timeout, failed),
    stopped,
    inProgress,
    waiting,
    unaccounted: Math.max(0, (total ?? 0) - finished - inProgress - waiting),
  };
}
