/** The subtasks of a task, each of which is one device. */

import { deviceId, stateAt } from "./devices.js";

/** @typedef {import("./scenarios.js").Scenario} Scenario */

const STATUSES = ["wait", "processing", "fail", "success", "stop"];
const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 100;

/**
 * All subtasks: a pure function of scenario, second and time format. A device that timed out has failed.
 *
 * @param {Scenario} scenario
 * @param {number} second
 * @param {(second: number) => string} timeAt
 */
export function subTasksAt(scenario, second, timeAt) {
  return scenario.devices.map((timeline, index) => {
    const { state, since, reason } = stateAt(scenario, timeline, second);
    const id = deviceId(scenario, index);
    const start = timeline.findLast(([at, state]) => state === "processing" && at <= Math.min(second, scenario.stoppedAt ?? second));
    return {
      subOperationId: `${scenario.operationId}-${index}`,
      createTime: timeAt(scenario.createdAt),
      startTime: start ? timeAt(start[0]) : null,
      stopTime: state === "wait" || state === "processing" ? null : timeAt(since),
      operateType: scenario.operateType,
      deviceId: id,
      status: state === "timeout" ? "fail" : state,
      detailInfo: reason && reason.replace("{deviceId}", id),
      extendInfo: null,
    };
  });
}

/**
 * The page that a query asks for.
 *
 * @param {ReturnType<typeof subTasksAt>} subTasks
 * @param {Record<string, string | undefined>} query
 * @returns {{ data: ReturnType<typeof subTasksAt>, pageNo: number, pageSize: number, totalCount: number } | "120015" | "123029"} the page, or the code of an error
 */
export function pageOf(subTasks, { subOperationStatus, pageNo = "0", pageSize = String(DEFAULT_PAGE_SIZE) }) {
  if (subOperationStatus !== undefined && !STATUSES.includes(subOperationStatus)) {
    return "120015";
  }
  const [page, size] = [pageNo, pageSize].map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : NaN));
  if (!(page >= 0 && size >= 1 && size <= MAX_PAGE_SIZE)) {
    return "123029";
  }
  const wanted = subTasks.filter(({ status }) => subOperationStatus === undefined || status === subOperationStatus);
  return { data: wanted.slice(page * size, (page + 1) * size), pageNo: page, pageSize: size, totalCount: wanted.length };
}
