import { printable } from "../printable.js";
import { describeFailure } from "./describe.js";
import { partSentence, selectFailures } from "./select.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

const MAX_REASONS = 10;
const MAX_IDS = 20;
const MAX_CAUSES = 3;

/** The failed devices by reason, as far as they are loaded, for a ticket. @param {State} state @param {I18n} i18n @returns {string[]} */
export function failureLines(state, i18n) {
  const { subTasks, groups } = selectFailures(state);
  const { cause, otherReasons, summary } = i18n.deviceList;
  const lines = groups.slice(0, MAX_REASONS).map((group) => {
    const { deviceIds, count } = group;
    const shown = deviceIds.slice(0, MAX_IDS).map(printable);
    const rest = count - shown.length;
    const reason = cause(count, label(group, i18n));
    return shown.length ? i18n.summary.line(reason, [...shown, ...(rest ? [summary.more(rest)] : [])].join(", ")) : reason;
  });
  if (groups.length > MAX_REASONS) lines.push(otherReasons(groups.length - MAX_REASONS));
  const isListed = state.devices.lists.fail !== undefined;
  const part = isListed ? partSentence(state, "fail", subTasks.length, i18n) : "";
  const all = part ? [part, ...lines] : lines;
  return all.length ? [summary.heading, ...all] : [];
}

/** The groups whose reason is known, the largest first. @param {State} state */
function knownCauses(state) {
  const { subTasks, groups, count } = selectFailures(state);
  // Since they were listed, some of them have been retried.
  return subTasks.length > count ? [] : groups.filter(({ kind }) => kind !== "none");
}

/** @param {import("./rows.js").FailureGroup[]} groups */
const devicesOf = (groups) => groups.reduce((sum, group) => sum + group.count, 0);

/** Whether it is known why most of the failed devices did. @param {State} state */
export function isExplained(state) {
  return 2 * devicesOf(knownCauses(state)) > selectFailures(state).count;
}

/** The most frequent reasons in one sentence; empty if none is known. @param {State} state @param {I18n} i18n */
export function causesSentence(state, i18n) {
  const { subTasks, count } = selectFailures(state);
  const known = knownCauses(state);
  if (known.length === 0) return "";
  const { cause, why, separator, otherReasons, kind, notListed } = i18n.deviceList;
  const causes = known.slice(0, MAX_CAUSES).map((group) => cause(group.count, label(group, i18n)));
  if (known.length > MAX_CAUSES) causes.push(otherReasons(known.length - MAX_CAUSES));
  const unexplained = subTasks.length - devicesOf(known);
  if (unexplained) causes.push(cause(unexplained, kind.none));
  if (count > subTasks.length) causes.push(cause(count - subTasks.length, notListed));
  return why(causes.join(separator));
}

/** A reason as a part of a sentence: without the period of its own. @param {import("./rows.js").FailureGroup} group @param {I18n} i18n */
function label(group, i18n) {
  return printable(describeFailure({ ...group, reason: group.reason.replace(/[.。\s]+$/, "") }, i18n));
}
