import { contextOf, reasonSentences, verdictSentence } from "../../www/element/messages.js";
import { nextAction } from "../../www/element/next_action.js";

/** All texts of a state: verdict, reasons, next action and headline. @param {import("./state.js").State} state @param {import("../../www/element/i18n/index.js").I18n} i18n @param {boolean} [isExplained] */
export function textsOf(state, i18n, isExplained = false) {
  const context = contextOf({ ...state, zone: "UTC" });
  if (!context) throw new Error("The state has no task.");
  const next = nextAction(context, i18n, isExplained);
  return [verdictSentence(context, i18n), ...reasonSentences(context, i18n), ...(next ? [next.label + next.text] : []), i18n.headline(state)];
}
