/** This package, used as in its README. */

import { UpgradeTaskClient, parseUpgradeTask, queryUpgradeTask } from "iot-upgrade-task";

/** @typedef {import("./client.js").TaskQuery} TaskQuery */
/** @typedef {import("iot-upgrade-task").ClientOptions} ClientOptions */
/** @typedef {import("iot-upgrade-task").WatchOptions} WatchOptions */

/** The rate limiter must not delay the measurements. */
const requestsPerMinute = 1_000_000;

/**
 * With the default `validation: "tolerant"`: the same checks as `readStrictly`, and the same work on a valid response.
 *
 * @type {import("./reader.js").Read}
 */
export function read(bytes) {
  return { ok: true, task: parseUpgradeTask(bytes) };
}

/** Rejects what the other contenders reject. @type {import("./reader.js").Read} */
export function readStrictly(bytes) {
  try {
    return { ok: true, task: parseUpgradeTask(bytes, { validation: "strict" }) };
  } catch {
    return { ok: false, task: null };
  }
}

/** @param {TaskQuery} taskQuery */
export function query({ baseUrl, appKey, token, operationId }) {
  return queryUpgradeTask(operationId, token, { baseUrl, appKey, requestsPerMinute });
}

/**
 * @param {TaskQuery} taskQuery
 * @param {Partial<ClientOptions>} [clientOptions]
 * @param {WatchOptions} [watchOptions]
 */
export function watch({ baseUrl, appKey, token, operationId }, clientOptions, watchOptions) {
  const client = new UpgradeTaskClient({ baseUrl, appKey, requestsPerMinute, ...clientOptions });
  return client.watchUpgradeTask(operationId, token, watchOptions);
}
