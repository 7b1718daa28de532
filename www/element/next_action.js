/** @typedef {import("./state.js").Assessment} Assessment */
/** @typedef {import("./i18n/index.js").I18n} I18n */

/**
 * The one recommended next step.
 *
 * @param {Assessment} assessment
 * @param {I18n} i18n
 * @returns {{ isNothingToDo: boolean, label: string, text: string }}
 */
export function nextAction({ verdict, total, succeeded, failed, reasons }, { nextAction: texts }) {
  const nothing = (/** @type {string} */ text) => ({ isNothingToDo: true, label: texts.nothing, text });
  const action = (/** @type {string} */ text) => ({ isNothingToDo: false, label: texts.label, text });
  const isRetried = reasons.some(({ code }) => code === "may_be_retried");
  const left = Number(reasons.find(({ code }) => code === "window_ended_at")?.params.left);
  const remaining = Math.max(0, (total ?? 0) - succeeded);
  switch (verdict) {
    case "nothing_to_do": return action(texts.checkTargets);
    case "unknown": return action(texts.checkStatus);
    case "window_closed": return action(failed ? texts.investigateBeforeWindow(failed) : texts.newWindow(left));
    case "succeeded": return remaining ? action(texts.checkDevices(remaining)) : nothing(texts.allUpgraded);
    case "stopped": return failed ? action(texts.investigateThenRerun(failed)) : remaining ? action(texts.newTask(remaining)) : nothing(texts.taskEnded);
    case "failed":
    case "finished_with_failures":
      if (isRetried && failed) return action(texts.investigateAfterRetries(failed));
      return action(failed ? texts.investigateThenRerun(failed) : texts.investigateTask);
  }
  if (failed) return isRetried ? nothing(texts.awaitRetries) : action(texts.investigateNow(failed));
  if (verdict === "scheduled") return nothing(texts.startsWithWindow);
  if (verdict === "queued") return nothing(texts.startsByItself);
  return nothing(verdict === "waiting_for_devices" ? texts.startsWhenOnline : texts.continues);
}
