/** Which devices are worth a call: the counts of the task tell which lists have changed. */

import { QUERIED_STATUSES } from "./state.js";

/** @typedef {import("./state.js").DeviceList} DeviceList */
/** @typedef {import("./state.js").DevicesState} DevicesState */
/** @typedef {import("./state.js").Filter} Filter */
/** @typedef {import("./state.js").Status} Status */
/** @typedef {(typeof QUERIED_STATUSES)[number]} QueriedStatus */
/** What of the screen's state the plan depends on. @typedef {Pick<import("../state.js").State, "task" | "assessment">} Counted */

/** The platform's limit of a page. */
export const PAGE_SIZE = 100;
/** Failed devices are queried without being asked for at most this often. */
const MIN_AUTOMATIC_MS = 60_000;

/** How many devices have a status, by the counts of the task; null where they do not tell. @param {Filter} filter @param {Counted} state */
export function countOf(filter, { task, assessment }) {
  if (!task || !assessment) return null;
  const { staResult } = task;
  // A device that timed out has failed, whether the platform counts it there or not.
  if (filter === "fail") return staResult.fail === null ? null : assessment.failed;
  if (filter === "all") return assessment.total;
  return filter === "unknown" ? null : staResult[filter];
}

/** The lists of a filter that are not up to date. @param {Filter} filter @param {DevicesState} devices @param {Counted} state @returns {QueriedStatus[]} */
export function outdated(filter, { lists }, state) {
  const statuses = filter === "all" ? QUERIED_STATUSES : QUERIED_STATUSES.filter((status) => status === filter);
  return statuses.filter((status) => !isUpToDate(lists[status], countOf(status, state)));
}

/** @param {DeviceList | undefined} list @param {number | null} count */
function isUpToDate(list, count) {
  return count === 0 || (!!list?.isComplete && list.count === count);
}

/** How many calls it takes to load these lists, at least. @param {QueriedStatus[]} statuses @param {Counted} state */
export function callsFor(statuses, state) {
  return statuses.reduce((sum, status) => sum + Math.max(1, Math.ceil((countOf(status, state) ?? 0) / PAGE_SIZE)), 0);
}

/** @param {QueriedStatus[]} statuses @param {Counted} state @returns {number | null} Null: not every count is known. */
export function devicesIn(statuses, state) {
  const counts = statuses.map((status) => countOf(status, state));
  return counts.includes(null) ? null : counts.reduce((/** @type {number} */ sum, count) => sum + Number(count), 0);
}

/**
 * Whether a page of failed devices is due without being asked for: when their number has changed, but at
 * most once a minute until the task has ended.
 *
 * @param {import("../state.js").State} state
 * @param {{ count: number, at: number } | null} last The number at the last such query, and when that was.
 */
export function isAutomaticDue(state, last) {
  const { phase, task, online, paused, now } = state;
  const count = countOf("fail", state);
  if (!task || !count || count === last?.count || !online) return false;
  if (phase === "ended" || !last) return phase === "ended" || (phase === "live" && !paused);
  return phase === "live" && !paused && now - last.at >= MIN_AUTOMATIC_MS;
}

/** The list with the subtasks of another page: those with the same id are replaced. @param {UpgradeSubTask[]} subTasks @param {UpgradeSubTask[]} page @returns {UpgradeSubTask[]} @typedef {import("./state.js").UpgradeSubTask} UpgradeSubTask */
export function merge(subTasks, page) {
  const fresh = new Map(page.map((subTask) => [subTask.subOperationId ?? subTask, subTask]));
  const merged = subTasks.map((subTask) => {
    const key = subTask.subOperationId ?? subTask;
    const replacement = fresh.get(key);
    fresh.delete(key);
    return replacement ?? subTask;
  });
  return merged.concat(...fresh.values());
}
