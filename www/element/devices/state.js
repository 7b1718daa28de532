/** `listedAs`: the status for which the platform listed a device whose own status is unknown. @typedef {import("iot-upgrade-task").UpgradeSubTask & { listedAs?: Status }} UpgradeSubTask */
/** @typedef {import("iot-upgrade-task").UpgradeSubTask["status"]} Status */
/** `all`: every status. @typedef {Status | "all"} Filter */
/** @typedef {"device" | "result" | "reason" | "started" | "ended" | "duration"} Column */

/** The statuses that can be queried, in the order of the screen: what needs attention comes first. */
export const QUERIED_STATUSES = /** @type {const} */ (["fail", "stop", "processing", "wait", "success"]);

/** What the screen calls them. */
export const RESULTS = /** @type {const} */ ({ fail: "failed", stop: "stopped", processing: "inProgress", wait: "waiting", success: "succeeded", unknown: "unknown" });

/**
 * The devices of one status.
 *
 * @typedef {object} DeviceList
 * @property {UpgradeSubTask[]} subTasks As far as they are loaded.
 * @property {boolean} isComplete
 * @property {number | null} count How many there were when they were loaded.
 * @property {number} loadedAt In milliseconds since 1970.
 * @property {import("iot-upgrade-task").ValidationIssue[]} issues Of its pages; the first ones.
 */

/**
 * Devices that failed for the same reason.
 *
 * @typedef {Pick<import("iot-upgrade-task").FailureGroup, "kind" | "reason">} ReasonFilter
 */

/**
 * The devices of the task, and what of them the user wants to see.
 *
 * @typedef {object} DevicesState
 * @property {boolean} isOff They are neither queried nor shown.
 * @property {Partial<Record<Status, DeviceList>>} lists
 * @property {number} missing How many devices there are, of any status, beyond those in the saved pages.
 * @property {Filter | null} filter Null: nothing was opened.
 * @property {ReasonFilter | null} reason
 * @property {string} search
 * @property {{ column: Column, isDescending: boolean } | null} sort Null: as the platform sent them.
 * @property {number} page From 0.
 * @property {{ loaded: number, expected: number | null, activity: import("../state.js").State["activity"] } | null} loading `activity`: what the load is doing, as far as the client tells.
 * @property {unknown} error Why the last load failed, or null.
 * @property {boolean} isTokenRenewal The platform rejected an access token that the user can replace.
 */

/** @param {boolean} [isOff] @returns {DevicesState} */
export function createDevicesState(isOff = false) {
  return { isOff, lists: {}, missing: 0, filter: null, reason: null, search: "", sort: null, page: 0, loading: null, error: null, isTokenRenewal: false };
}
