/** Section 6 of the rules: the counts and the verdict of a task. */

/** @import { Assessment, UpgradeTask } from "iot-upgrade-task" */

/** @param {UpgradeTask} task @param {Date} now @returns {Omit<Assessment, "reasons">} */
export function expectedAssessment(task, now) {
  const counts = countsOf(task);
  const terminal = ["failed", "success", "stop"].includes(task.status);
  const { total, finished, succeeded } = counts;
  return { verdict: verdictOf(task, counts, now), terminal, ...counts, finishedRatio: ratio(finished, total), successRatio: ratio(succeeded, total) };
}

/** @param {UpgradeTask} task */
function countsOf({ staResult }) {
  const { wait, processing, success, fail, stop, timeout } = Object.fromEntries(Object.entries(staResult).map(([name, count]) => [name, count ?? 0]));
  const { total } = staResult;
  const known = wait + processing + success + fail + stop;
  const failed = known + timeout === total ? fail + timeout : Math.max(fail, timeout);
  const finished = Math.min(success + failed + stop, Number.MAX_SAFE_INTEGER);
  const unaccounted = Math.max(0, (total ?? 0) - finished - processing - wait);
  return { total, finished, succeeded: success, failed, timedOut: Math.min(timeout, failed), stopped: stop, inProgress: processing, waiting: wait, unaccounted };
}

/** @param {number} count @param {number | null} total */
function ratio(count, total) {
  return total ? Math.min(1, count / total) : null;
}

/** @param {UpgradeTask} task @param {ReturnType<typeof countsOf>} counts @param {Date} now @returns {Assessment["verdict"]} */
function verdictOf({ status, policy }, { total, succeeded, failed, waiting, inProgress }, now) {
  if (status === "unknown") return "unknown";
  if (status === "stop") return "stopped";
  if (status === "failed") return succeeded > 0 ? "finished_with_failures" : "failed";
  if (status === "success") return total === 0 ? "nothing_to_do" : failed > 0 ? "finished_with_failures" : "succeeded";
  if (policy.executeType === "custom") {
    if (policy.startTime && now < policy.startTime) return "scheduled";
    if (policy.endTime && now > policy.endTime && waiting + inProgress > 0) return "window_closed";
  }
  if (total === 0) return "nothing_to_do";
  if (policy.executeType === "device_online" && waiting > 0 && inProgress === 0) return "waiting_for_devices";
  if (status === "wait") return "queued";
  return failed > 0 ? "in_progress_with_failures" : "in_progress";
}
