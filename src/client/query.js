/** One query: of a task, or of a page of its subtasks. */

import { callArguments } from "./arguments.js";
import { Driver } from "./driver.js";
import { Environment } from "./environment.js";
import { isLoaded, load, loadSync } from "./instance.js";
import { run } from "./operation.js";
import { getOption } from "./options.js";

/** @typedef {import("./arguments.js").Call} Call */
/** @typedef {import("./operation.js").Operation} Operation */

/** @param {Call} call @returns {Promise<import("./types.d.ts").UpgradeTask>} */
export function queryTask(call) {
  return run((operation) => query(call, operation, (wasm) => wasm.Session.query(callArguments(call))));
}

/** @param {Call} call @returns {Promise<import("./types.d.ts").UpgradeSubTaskPage>} */
export function querySubTaskPage(call) {
  return run((operation) => requestSubTaskPage(call, operation));
}

/**
 * @param {Call} call
 * @param {Operation} operation
 * @param {number} [pageNo] by default, the one in the options
 * @returns {Promise<import("./types.d.ts").UpgradeSubTaskPage>}
 */
export function requestSubTaskPage(call, operation, pageNo) {
  return query(call, operation, (wasm) => wasm.Session.querySubTask(callArguments(call), pageNo));
}

/**
 * @param {Call} call
 * @param {Operation} operation
 * @param {(wasm: import("glue").Wasm) => import("glue").Session} start
 * @returns {Promise<any>}
 */
async function query({ accessToken, clientOptions, options, tokens }, operation, start) {
  operation.linkSignal(getOption(options, "signal"));
  if (!isLoaded()) await operation.raceTimeout(load());
  const instance = loadSync();
  const session = instance.call(start);
  tokens?.use(/** @type {any} */ (accessToken));
  try {
    const means = { instance, environment: new Environment(tokens), tokens, ownFetch: getOption(clientOptions, "fetch") };
    return await new Driver(session, means, operation).run();
  } finally {
    instance.free(session);
  }
}
