/** This package with its WebAssembly in a file of its own, which must be there before anything can be read. */

import { init, parseUpgradeTask, queryUpgradeTask } from "iot-upgrade-task/external";

export const ready = () => init();

/** @type {import("./reader.js").Read} */
export function read(bytes) {
  return { ok: true, task: parseUpgradeTask(bytes) };
}

export const query = queryUpgradeTask;
