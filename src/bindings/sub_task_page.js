/** The page of subtasks that sub_task_page.rs describes. */

/** @typedef {import("../client/types.d.ts").UpgradeSubTask} UpgradeSubTask */

/**
 * @param {string} json the subtasks, with times in milliseconds since the epoch
 * @param {number | null} [pageNo]
 * @param {number | null} [pageSize]
 * @param {number | null} [totalCount]
 * @param {import("../client/types.d.ts").ValidationIssue[]} [issues]
 * @returns {import("../client/types.d.ts").UpgradeSubTaskPage}
 */
export function buildSubTaskPage(json, pageNo = null, pageSize = null, totalCount = null, issues = []) {
  const data = JSON.parse(json);
  for (const subTask of data) {
    for (const name of ["createTime", "startTime", "stopTime"]) {
      if (subTask[name] !== null) subTask[name] = new Date(subTask[name]);
    }
  }
  return { data, pageNo, pageSize, totalCount, issues };
}
