import { contradictsVerdict } from "./counts.js";
import { contextOf, isOfOtherTask } from "./messages.js";
import { missesWindow } from "./time_window.js";

/** @typedef {import("./messages.js").MessageContext} MessageContext */
/** @typedef {import("./types.d.ts").Severity} Severity */

/** How bad it is as far as the last response tells: unknown without one, and where it may no longer be true. @param {import("./state.js").State} state @returns {Severity} */
export function severityOf(state) {
  const context = contextOf(state);
  if (state.phase === "failed") return "warning";
  return context?.isCurrent ? severity(context) : "unknown";
}

/** From this share of all devices on, failures are no longer single ones. Of all, as on the screen: of those that have finished, the share would fall while they finish. */
const MANY_FAILED = 0.1;

/** The worst of what is known, so that a failure is seen before it is read. @param {MessageContext} context @returns {Severity} */
export function severity(context) {
  const { task, assessment, isReliable } = context;
  const { verdict, total, failed, finished, inProgress, waiting } = assessment;
  if (verdict === "failed") return "failed";
  if (failed) return failed >= MANY_FAILED * (total || finished + inProgress + waiting) ? "failed" : "warning";
  if (contradictsVerdict(assessment) || isOfOtherTask(task)) return "warning";
  switch (verdict) {
    // The platform calls the task failed, and no device.
    case "finished_with_failures": return "failed";
    case "stopped": return "stopped";
    case "nothing_to_do": return "unknown";
    case "window_closed":
    case "unknown": return "warning";
  }
  if (!isReliable || missesWindow(context)) return "warning";
  if (verdict === "succeeded") return "succeeded";
  return verdict === "in_progress" || verdict === "in_progress_with_failures" ? "inProgress" : "waiting";
}
