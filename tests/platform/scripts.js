/** Answers that a test has prepared for an operation id. */

/** @typedef {import("./answers.js").Answer} Answer */

export function createScripts() {
  /** @type {Map<string, (Answer | null)[]>} */
  const scripts = new Map();

  /**
   * The answers are given one after the other to calls that pass the gateway's checks, and the last one stays.
   * `null` is the answer that the platform gives of its own accord; so `[]` and `[null]` end a script.
   *
   * @param {string} operationId
   * @param {(Answer | null)[]} answers
   */
  function set(operationId, answers) {
    scripts.set(operationId, [...answers]);
  }

  /** @param {string} operationId */
  function next(operationId) {
    const answers = scripts.get(operationId) ?? [];
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? null;
  }

  return { set, next };
}
