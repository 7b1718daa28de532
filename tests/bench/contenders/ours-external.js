/** This package with the WebAssembly in a separate file, which must be loaded before the first read. */

import { init, parseUpgradeTask, queryUpgradeTask } from "iot-upgrade-task/external";

export const ready = () => init();

/** @type {import("./reader.js").Read} */
export function read(bytes) {
  return { ok: true, task: parseUpgradeTask(bytes) };
}

export const query = queryUpgradeTask;
