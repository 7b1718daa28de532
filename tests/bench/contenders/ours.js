/** This package, as its README has it. */

import { UpgradeTaskClient, parseUpgradeTask, queryUpgradeTask } from "iot-upgrade-task";

/** @typedef {import("./client.js").Question} Question */
/** @typedef {import("iot-upgrade-task").ClientOptions} ClientOptions */
/** @typedef {import("iot-upgrade-task").WatchOptions} WatchOptions */

/** What is measured is the client, not its patience. */
const requestsPerMinute = 1_000_000;

/**
 * With the default, `validation: "tolerant"`: the same checks, and on a good answer the same work, as `readStrictly`.
 *
 * @type {import("./reader.js").Read}
 */
export function read(bytes) {
  return { ok: true, task: parseUpgradeTask(bytes) };
}

/** Refuses where the others do. @type {import("./reader.js").Read} */
export function readStrictly(bytes) {
  try {
    return { ok: true, task: parseUpgradeTask(bytes, { validation: "strict" }) };
  } catch {
    return { ok: false, task: null };
  }
}

/** @param {Question} question */
export function query({ baseUrl, appKey, token, operationId }) {
  return queryUpgradeTask(operationId, token, { baseUrl, appKey, requestsPerMinute });
}

/**
 * @param {Question} question
 * @param {Partial<ClientOptions>} [clientOptions]
 * @param {WatchOptions} [watchOptions]
 */
export function watch({ baseUrl, appKey, token, operationId }, clientOptions, watchOptions) {
  const client = new UpgradeTaskClient({ baseUrl, appKey, requestsPerMinute, ...clientOptions });
  return client.watchUpgradeTask(operationId, token, watchOptions);
}
