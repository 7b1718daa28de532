import { hasCounts, isBegun, isUpgraded } from "./counts.js";
import { isOfOtherTask } from "./messages.js";
import { isFromBeforeEnd, missesWindow } from "./time_window.js";

/** From here on, it is worth a word that nothing changes. */
const UNCHANGED_MS = 15 * 60_000;

/** @typedef {import("./messages.js").MessageContext} MessageContext */
/** @typedef {import("./i18n/index.js").I18n} I18n */

/**
 * The one recommended next step; null where the state is not current and there was nothing to do. What is not known
 * is no reason for reassurance.
 *
 * @param {MessageContext} context
 * @param {I18n} i18n
 * @param {boolean} isExplained Whether it is known why most of the failed devices did.
 * @returns {{ isNothingToDo: boolean, label: string, text: string } | null}
 */
export function nextAction(context, { nextAction: texts, format }, isExplained) {
  const { task, assessment, isReliable, unchangedMs } = context;
  const { verdict, terminal, total, succeeded, failed, stopped, inProgress, waiting, reasons } = assessment;
  const nothing = (/** @type {string} */ text) => (context.isCurrent ? { isNothingToDo: true, label: texts.nothing, text } : null);
  const action = (/** @type {string} */ text) => ({ isNothingToDo: false, label: texts.label, text });
  const isRetried = reasons.some(({ code }) => code === "may_be_retried");
  const remaining = Math.max(0, (total ?? 0) - succeeded);
  // What a new task can upgrade; the platform refuses it (Task Conflict) for devices that are still being upgraded.
  const rest = waiting + stopped;
  const causes = isExplained ? texts.removeCauses : texts.findCauses;
  if (isOfOtherTask(task)) return action(texts.checkCounts);
  if (verdict === "unknown") return action(texts.checkStatus);
  if (verdict === "nothing_to_do" && !hasCounts(assessment)) return action(texts.checkTargets);
  if (isFromBeforeEnd(context)) return action(texts.newResponse);
  if (verdict === "window_closed") {
    if (failed) return action(texts.investigateThen(causes, texts.newWindow(failed + waiting)));
    const then = waiting ? texts.newWindow(waiting) : "";
    return action(inProgress ? texts.awaitThen(inProgress, then) : then);
  }
  if (failed && terminal) return action(isRetried ? texts.investigateAfterRetries(causes, waiting) : texts.investigateThen(causes, texts.rerun(failed + rest)));
  if (failed) return action(isRetried ? texts.awaitRetries : waiting ? texts.investigateNow(causes) : texts.investigate(causes));
  if (task.status === "failed") return action(isUpgraded(assessment) ? texts.investigateStatus : texts.investigateTask);
  if (terminal && task.staResult.success !== null && remaining) return action(rest === remaining ? texts.newTask(remaining) : texts.checkDevices(remaining));
  if (!isReliable) return action(texts.checkCounts);
  if (terminal) return nothing(verdict === "succeeded" ? texts.allUpgraded : texts.taskEnded);
  if (missesWindow(context)) return action(texts.planWindow);
  if (verdict === "scheduled") return isBegun(assessment) ? action(texts.investigateStart) : nothing(texts.startsWithWindow);
  if (isUpgraded(assessment)) return nothing(texts.allUpgraded);
  if (!inProgress && !waiting) return action(texts.newTask(remaining));
  if (inProgress && unchangedMs >= UNCHANGED_MS) return action(texts.checkProgress(format.age(unchangedMs)));
  if (verdict === "queued" && !isBegun(assessment)) return nothing(texts.startsByItself);
  return nothing(verdict === "waiting_for_devices" ? texts.startsWhenOnline : texts.continues);
}
