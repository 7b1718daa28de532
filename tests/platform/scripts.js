/** Scripted responses by operation id, or by `${operationId}/subOperations` for its subtasks. */

/** @typedef {import("./responses.js").MockResponse} MockResponse */

export function createScripts() {
  /** @type {Map<string, (MockResponse | null)[]>} */
  const scripts = new Map();

  /**
   * The responses are sent in order to calls that pass the gateway's checks; the last one is repeated.
   * `null` stands for the unscripted response, so `[]` and `[null]` end a script.
   *
   * @param {string} operationId
   * @param {(MockResponse | null)[]} responses
   */
  function set(operationId, responses) {
    scripts.set(operationId, [...responses]);
  }

  /** @param {string} operationId */
  function next(operationId) {
    const responses = scripts.get(operationId) ?? [];
    return (responses.length > 1 ? responses.shift() : responses[0]) ?? null;
  }

  return { set, next };
}
