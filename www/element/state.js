import { createDevicesState } from "./devices/state.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").Assessment} Assessment */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("iot-upgrade-task").UpgradeTaskWatch} UpgradeTaskWatch */
/** @typedef {import("iot-upgrade-task").ValidationIssue} ValidationIssue */
/** The user's choice for all displayed times. @typedef {"local" | "UTC"} TimeZone */

/**
 * - `idle`: there is nothing to query.
 * - `loading`: no successful response yet.
 * - `live`: polling, or paused.
 * - `ended`: the task has ended, and polling with it.
 * - `failed`: a non-retryable error has ended polling.
 * - `saved`: a given task or a saved response, which is not polled.
 *
 * @typedef {"idle" | "loading" | "live" | "ended" | "failed" | "saved"} Phase
 */

/**
 * Everything that the screen shows. The views depend on nothing else.
 *
 * @typedef {object} State
 * @property {Phase} phase
 * @property {string} operationId Of the queried task; empty if there is none.
 * @property {UpgradeTask | null} task From the last successful response.
 * @property {Assessment | null} assessment Of the task; null if and only if the task is.
 * @property {UpgradeTaskUpdate["poll"] | null} poll From the last update; null for a saved response.
 * @property {boolean} isGiven The host page has given the task, and may give a newer one.
 * @property {number | null} givenAt When a task that is not polled was given, in milliseconds since 1970; else null.
 * @property {UpgradeTaskUpdate["eta"]} eta As of the last response.
 * @property {import("./history.js").Sample[]} history The counts since the page was opened, whenever they changed.
 * @property {UpgradeTaskWatch["activity"] | null} activity What the watch is doing; null when nothing is polled.
 * @property {ValidationIssue[]} transitionIssues Invalid transitions between two responses, such as a total that shrinks.
 * @property {string[]} missing The attributes and properties without which nothing can be queried; only in the phase `idle`.
 * @property {unknown} error Why the last poll failed, or null. In the phases `loading` and `live` it will be retried.
 * @property {number} tokenRejections How many times in a row the platform rejected an access token that the user can replace.
 * @property {number | null} nextPollAt Time of the next scheduled poll, in milliseconds since 1970, or null.
 * @property {boolean} busy A response that the user requested is pending.
 * @property {boolean} paused
 * @property {boolean} online
 * @property {boolean} stale The response is older than the polling interval allows for.
 * @property {number | null} interval The polling interval in seconds that the user has chosen; null: automatic.
 * @property {TimeZone} zone
 * @property {string} search The filter of the targets.
 * @property {import("./devices/state.js").DevicesState} devices
 * @property {string} notice Short-lived confirmation of an action, such as "Copied."; usually empty.
 * @property {string} noticeAction The action that the last notice is about.
 * @property {string} link A link to this screen, which the host page has given; usually empty.
 * @property {boolean} isRecording The host page's client plays a recording.
 * @property {number} now In milliseconds since 1970.
 */

/** What goes when other content is shown. */
export function createContent() {
  return {
    phase: /** @type {Phase} */ ("idle"),
    operationId: "",
    task: null,
    assessment: null,
    poll: null,
    isGiven: false,
    givenAt: null,
    eta: null,
    history: [],
    activity: null,
    transitionIssues: [],
    missing: [],
    error: null,
    tokenRejections: 0,
    nextPollAt: null,
    busy: false,
    online: true,
    stale: false,
    search: "",
    notice: "",
    noticeAction: "",
    now: Date.now(),
  };
}

/** With what stays: the choices of the user, and what the host page says. @returns {State} */
export function createState() {
  return {
    ...createContent(),
    paused: false,
    interval: null,
    zone: "local",
    devices: createDevicesState(),
    link: "",
    isRecording: false,
  };
}
