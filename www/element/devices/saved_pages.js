/** How much of the devices is in pages that were saved. */

/** @typedef {import("iot-upgrade-task").UpgradeSubTaskPage} UpgradeSubTaskPage */

/**
 * How many devices there are beyond those in the pages, by their `totalCount`. The pages of one query have the
 * same one; a page does not tell which devices were asked for.
 *
 * @param {UpgradeSubTaskPage[]} pages
 */
export function missingDevices(pages) {
  /** The devices by their keys, of all pages with a total. @type {Map<number, Map<unknown, string>>} */
  const byTotal = new Map();
  for (const { data, totalCount } of pages) {
    if (totalCount === null) continue;
    const found = byTotal.get(totalCount) ?? new Map();
    for (const subTask of data) found.set(subTask.subOperationId ?? subTask, subTask.status);
    byTotal.set(totalCount, found);
  }
  let missing = 0;
  for (const [total, found] of byTotal) {
    // More than the total are of several queries, one for each status.
    const queries = found.size > total ? new Set(found.values()).size : 1;
    missing += Math.max(0, total * queries - found.size);
  }
  return missing;
}
