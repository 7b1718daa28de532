/** Answers that a test has prepared for an operation id. */

/** @typedef {import("./responses.js").MockResponse} MockResponse */

export function createScripts() {
  /** @type {Map<string, (MockResponse | null)[]>} */
  const scripts = new Map();

  /**
   * The responses are given one after the other to calls that pass the gateway's checks, and the last one stays.
   * `null` is the answer that the platform gives of its own accord; so `[]` and `[null]` end a script.
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
