import { isComplete } from "./counts.js";
import { missesWindow } from "./time_window.js";

/** @typedef {import("./messages.js").MessageContext} MessageContext */
/** @typedef {import("./i18n/index.js").I18n} I18n */

/**
 * The one recommended next step. What is not known is no reason for reassurance.
 *
 * @param {MessageContext} context
 * @param {I18n} i18n
 * @returns {{ isNothingToDo: boolean, label: string, text: string }}
 */
export function nextAction(context, { nextAction: texts, failures }) {
  const { task, assessment } = context;
  const { verdict, total, succeeded, failed, timedOut, waiting, reasons } = assessment;
  const nothing = (/** @type {string} */ text) => ({ isNothingToDo: true, label: texts.nothing, text });
  const action = (/** @type {string} */ text) => ({ isNothingToDo: false, label: texts.label, text });
  const isRetried = reasons.some(({ code }) => code === "may_be_retried");
  const left = Number(reasons.find(({ code }) => code === "window_ended_at")?.params.left);
  const remaining = Math.max(0, (total ?? 0) - succeeded);
  const causes = failures(failed - timedOut, timedOut);
  switch (verdict) {
    case "nothing_to_do": return action(texts.checkTargets);
    case "unknown": return action(texts.checkStatus);
    case "window_closed": return action(failed ? texts.investigateBeforeWindow(causes) : texts.newWindow(left));
    case "failed":
    case "finished_with_failures":
      if (isRetried && failed) return action(texts.investigateAfterRetries(causes));
      return action(failed ? texts.investigateThenRerun(causes, failed) : texts.investigateTask);
  }
  if (verdict === "stopped" && failed) return action(texts.investigateThenRerun(causes, failed));
  if (failed) return action(isRetried ? texts.awaitRetries : waiting ? texts.investigateNow(causes) : texts.investigate(causes));
  if (task.staResult.success !== null && verdict === "succeeded" && remaining) return action(texts.checkDevices(remaining));
  if (!isComplete(task, assessment)) return action(texts.checkCounts);
  if (verdict === "succeeded") return nothing(texts.allUpgraded);
  if (verdict === "stopped") return remaining ? action(texts.newTask(remaining)) : nothing(texts.taskEnded);
  if (missesWindow(context)) return action(texts.planWindow);
  if (verdict === "scheduled") return nothing(texts.startsWithWindow);
  if (verdict === "queued") return nothing(texts.startsByItself);
  return nothing(verdict === "waiting_for_devices" ? texts.startsWhenOnline : texts.continues);
}
