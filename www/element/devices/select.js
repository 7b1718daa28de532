import { groupFailures } from "iot-upgrade-task";
import { describeReason } from "./describe.js";
import { filterSubTasks, sortSubTasks, subTasksOf } from "./rows.js";

/** @typedef {import("./state.js").UpgradeSubTask} UpgradeSubTask */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/**
 * @typedef {object} Selection
 * @property {UpgradeSubTask[]} subTasks The loaded devices of the opened filter.
 * @property {import("iot-upgrade-task").FailureGroup[]} groups Those of them that failed, by reason.
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
  const selection = { subTasks, groups: groupFailures(subTasks), matching };
  selections.set(lists, { key, selection });
  return selection;
}

/** The failed devices that are loaded, whatever is opened. @param {State} state @returns {UpgradeSubTask[]} */
export function failedSubTasks(state) {
  return subTasksOf(state.devices.lists, "fail", state);
}
