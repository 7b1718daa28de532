/** The other half of update.rs: puts a task, its error and what serde made of the update together. */

/** @typedef {import("./types.d.ts").UpgradeTaskUpdate} UpgradeTaskUpdate */

/**
 * Times as milliseconds since the epoch, where the public update has dates.
 *
 * @typedef {object} Told
 * @property {UpgradeTaskUpdate["assessment"]} assessment
 * @property {UpgradeTaskUpdate["changes"]} changes
 * @property {number} number
 * @property {number} askedMs
 * @property {number | null} answeredMs
 * @property {number | null} changedMs
 * @property {number | null} nextInMs
 * @property {UpgradeTaskUpdate["eta"]} eta
 */

/**
 * @param {UpgradeTaskUpdate["task"]} task
 * @param {Told} told
 * @param {UpgradeTaskUpdate["issues"]} issues
 * @param {UpgradeTaskUpdate["error"]} error
 * @returns {UpgradeTaskUpdate}
 */
export function buildUpdate(task = null, told, issues, error = null) {
  const { assessment, changes, number, askedMs, answeredMs, changedMs, nextInMs, eta } = told;
  return {
    task,
    assessment,
    changes: changes.map(({ path, from, to }) => ({ path, from: seen(path, from), to: seen(path, to) })),
    issues,
    poll: { number, askedAt: new Date(askedMs), answeredAt: date(answeredMs), changedAt: date(changedMs), nextInMs },
    eta,
    error,
  };
}

/**
 * What a changed field held.
 *
 * @param {string} path
 * @param {unknown} value
 */
function seen(path, value) {
  if (/time$/i.test(path)) return date(/** @type {number | null} */ (value));
  if (path === "extendPara") return JSON.parse(/** @type {string} */ (value));
  return value;
}

/** @param {number | null} ms */
function date(ms) {
  return ms === null ? null : new Date(ms);
}
