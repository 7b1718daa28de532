/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").Assessment} Assessment */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("iot-upgrade-task").ValidationIssue} ValidationIssue */
/** The reader's choice for all times. @typedef {"local" | "UTC"} TimeZone */

/**
 * - `idle`: there is nothing to ask for.
 * - `loading`: the first answer is to come, or the first good one.
 * - `live`: asked again by itself, unless paused.
 * - `ended`: the task has ended; nothing is asked any more.
 * - `failed`: an error that no waiting mends has ended the asking.
 * - `saved`: an answer from elsewhere, such as a file; there is nobody to ask.
 *
 * @typedef {"idle" | "loading" | "live" | "ended" | "failed" | "saved"} Phase
 */

/**
 * Everything that the screen shows. The views make it visible, and know nothing else.
 *
 * @typedef {object} State
 * @property {Phase} phase
 * @property {string} operationId Of the task that is asked for; empty where there is none.
 * @property {UpgradeTask | null} task The last good answer.
 * @property {Assessment | null} assessment Of the task; null exactly where it is.
 * @property {UpgradeTaskUpdate["poll"] | null} poll The last asking that was told; null for a saved answer.
 * @property {UpgradeTaskUpdate["eta"]} eta From the last answer on.
 * @property {ValidationIssue[]} transitionIssues What the platform changed although it cannot change: impossible moves between two answers.
 * @property {unknown} error Why the last asking failed; null when it did not. In the phases `loading` and `live` it is tried again.
 * @property {number | null} nextPollAt When it is asked again by itself, in milliseconds since 1970; null when it is not.
 * @property {boolean} busy Somebody has just asked for a fresh answer that is not there yet.
 * @property {boolean} paused
 * @property {boolean} online
 * @property {boolean} stale The answer is older than it ought to be.
 * @property {number | null} interval How often it is asked, in seconds, where the reader has chosen; null: as the watch sees fit.
 * @property {TimeZone} zone Of the times.
 * @property {string} search What the reader looks for in the targets.
 * @property {string} notice What a button has just done, in words; empty most of the time.
 * @property {number} now In milliseconds since 1970.
 */

/** @returns {State} */
export function createState() {
  return {
    phase: "idle",
    operationId: "",
    task: null,
    assessment: null,
    poll: null,
    eta: null,
    transitionIssues: [],
    error: null,
    nextPollAt: null,
    busy: false,
    paused: false,
    online: true,
    stale: false,
    interval: null,
    zone: "local",
    search: "",
    notice: "",
    now: Date.now(),
  };
}
