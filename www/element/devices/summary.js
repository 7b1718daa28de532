import { groupFailures } from "iot-upgrade-task";
import { printable } from "../printable.js";
import { describeFailure } from "./describe.js";
import { failedSubTasks } from "./select.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

const MAX_REASONS = 10;
const MAX_IDS = 20;
const MAX_CAUSES = 3;

/** The failed devices by reason, as far as they are loaded, for a ticket. @param {State} state @param {I18n} i18n @returns {string[]} */
export function failureLines(state, i18n) {
  const groups = groupFailures(failedSubTasks(state));
  const { heading, group, more } = i18n.deviceList.summary;
  const lines = groups.slice(0, MAX_REASONS).map(({ deviceIds, count, ...failure }) => {
    const shown = deviceIds.slice(0, MAX_IDS).map(printable);
    const rest = count - shown.length;
    return group(count, printable(describeFailure(failure, i18n)), [...shown, ...(rest && shown.length ? [more(rest)] : [])].join(", "));
  });
  return groups.length ? [heading, ...lines] : [];
}

/** The most frequent reasons in one sentence; empty if none is loaded. @param {State} state @param {I18n} i18n */
export function causesSentence(state, i18n) {
  const groups = groupFailures(failedSubTasks(state)).filter(({ kind }) => kind !== "none");
  const { cause, why, separator, otherReasons } = i18n.deviceList;
  const causes = groups.slice(0, MAX_CAUSES).map(({ count, ...failure }) => cause(count, printable(describeFailure(failure, i18n))));
  if (groups.length > MAX_CAUSES) causes.push(otherReasons(groups.length - MAX_CAUSES));
  return causes.length ? why(causes.join(separator)) : "";
}
