/** The other half of update.rs: puts an update together. */

import { buildAssessment, date, known } from "./assess.js";

/** @typedef {import("./types.d.ts").UpgradeTaskUpdate} UpgradeTaskUpdate */

/**
 * @param {UpgradeTaskUpdate["task"]} task
 * @param {UpgradeTaskUpdate["task"] | undefined} before
 * @param {string} changes the paths in which they differ, one in a line
 * @param {UpgradeTaskUpdate["issues"]} issues
 * @param {Float64Array} flat see `Update::flat`; a view into the wasm's memory: not to be kept
 * @param {UpgradeTaskUpdate["error"]} error
 * @returns {UpgradeTaskUpdate}
 */
export function buildUpdate(task = null, before, changes, issues, flat, error = null) {
  const [number, askedMs, answeredMs, changedMs, nextInMs, lowMs, highMs] = flat;
  const paths = changes.split("\n").slice(0, -1);
  return {
    task,
    assessment: task && buildAssessment(flat.subarray(7)),
    changes: paths.map((path) => ({ path, from: at(before, path), to: at(task, path) })),
    issues,
    poll: { number, askedAt: new Date(askedMs), answeredAt: date(answeredMs), changedAt: date(changedMs), nextInMs: known(nextInMs) },
    eta: Number.isNaN(lowMs) ? null : { lowMs, highMs },
    error,
  };
}

/**
 * What a task holds at a path.
 *
 * @param {any} task
 * @param {string} path
 */
function at(task, path) {
  return path.split(".").reduce((value, name) => value[name], task);
}
