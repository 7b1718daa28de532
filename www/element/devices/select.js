import { describeReason } from "./describe.js";
import { countOf, outdated } from "./plan.js";
import { failureGroups, filterSubTasks, sortSubTasks, subTasksOf } from "./rows.js";

/** @typedef {import("./state.js").Filter} Filter */
/** @typedef {import("./state.js").UpgradeSubTask} UpgradeSubTask */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/**
 * @typedef {object} Selection
 * @property {UpgradeSubTask[]} subTasks The loaded devices of the opened filter.
 * @property {import("./rows.js").FailureGroup[]} groups Those of them that failed, by reason.
 * @property {UpgradeSubTask[]} matching Those of them that the user searches for, sorted.
 */

/** The last selection from each set of lists: the screen renders every second, and there may be many devices. @type {WeakMap<object, { key: unknown[], selection: Selection }>} */
const selections = new WeakMap();

/** @param {State} state @param {I18n} i18n @returns {Selection} */
export function select(state, i18n) {
  const { lists, filter, reason, search, sort } = state.devices;
  const key = [filter, reason, search, sort, state.task, i18n];
  const last = selections.get(lists);
  if (last && key.every((value, index) => value === last.key[index])) return last.selection;
  const describe = (/** @type {UpgradeSubTask} */ subTask) => describeReason(subTask, i18n);
  const subTasks = subTasksOf(lists, filter, state);
  const matching = sortSubTasks(filterSubTasks(subTasks, { reason, search, describe }), sort, describe, state.now);
  const selection = { subTasks, groups: failureGroups(subTasks), matching };
  selections.set(lists, { key, selection });
  return selection;
}

/** How many of how many devices were saved; null where they are all that there are. @param {State} state @param {Filter} filter @returns {{ saved: number, count: number } | null} */
export function savedPart(state, filter) {
  const { lists, missing } = state.devices;
  if (state.phase !== "saved") return null;
  const counted = countOf(filter, state);
  const saved = subTasksOf(lists, filter, state).length;
  if (counted !== null && saved < counted) return { saved, count: counted };
  // Which of the others are of this filter is not known.
  const all = subTasksOf(lists, "all", state).length;
  return missing && counted === null ? { saved: all, count: all + missing } : null;
}

/** How many devices of a filter are listed, where that is not all. @param {State} state @param {Filter} filter @param {number} listed @param {I18n} i18n */
export function partSentence(state, filter, listed, { deviceList }) {
  const part = savedPart(state, filter);
  if (part) return deviceList.partial(part.saved, part.count);
  const count = countOf(filter, state);
  if (count === null || listed >= count) return "";
  return outdated(filter, state.devices, state).length ? deviceList.partial(listed, count) : deviceList.listsOnly(listed, count);
}

/** Whether devices of the opened filter are not listed, or may not be. @param {State} state */
export function isPartial(state) {
  const { devices, phase } = state;
  const filter = devices.filter ?? "all";
  if (phase === "saved") return savedPart(state, filter) !== null;
  return outdated(filter, devices, state).some((status) => !devices.lists[status]?.isComplete);
}

/** The issues of the loaded pages. @param {State} state */
export function issuesOf({ devices }) {
  return Object.values(devices.lists).flatMap(({ issues }) => issues);
}

/** @typedef {{ subTasks: UpgradeSubTask[], groups: import("./rows.js").FailureGroup[], count: number }} Failures */

/** The last failures from each set of lists. @type {WeakMap<object, { task: unknown, failures: Failures }>} */
const failuresOf = new WeakMap();

/** The failed devices that are loaded, whatever is opened; `count`: how many have failed by the task's counts, else how many are loaded. @param {State} state @returns {Failures} */
export function selectFailures(state) {
  const { lists } = state.devices;
  const last = failuresOf.get(lists);
  if (last && last.task === state.task) return last.failures;
  const subTasks = subTasksOf(lists, "fail", state);
  const failures = { subTasks, groups: failureGroups(subTasks), count: countOf("fail", state) ?? subTasks.length };
  failuresOf.set(lists, { task: state.task, failures });
  return failures;
}
