import { parseUpgradeSubTask, parseUpgradeTask } from "iot-upgrade-task";

/** @typedef {string | Uint8Array | ArrayBuffer} Body */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeSubTaskPage} UpgradeSubTaskPage */

/**
 * Reads a saved response: of a task, of its devices, or both in one object. An error in the body is thrown.
 *
 * @param {Body} body
 * @returns {{ task: UpgradeTask | null, page: UpgradeSubTaskPage | null }}
 */
export function readSavedResponse(body) {
  const page = attempt(() => parseUpgradeSubTask(body));
  return { page, task: page ? attempt(() => parseUpgradeTask(body)) : parseUpgradeTask(body) };
}

/** @template T @param {() => T} parse */
function attempt(parse) {
  try {
    return parse();
  } catch {
    return null;
  }
}
