/**
 * Every promise settles, whatever happens in the wasm: a panic or a trap there would leave
 * the promise of an async export pending for ever.
 */

import { UpgradeTaskError } from "./error.js";

/** How long after the expected time a call is given up. */
const GRACE_MS = 5_000;

/** A call that a wasm instance works on. */
class Call {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What is given back at the end. @type {(() => void)[]} */
  #held = [];
  #reject;

  /** @param {(error: unknown) => void} reject */
  constructor(reject) {
    this.#reject = reject;
  }

  /** The next sign of life comes within this time; else the call is lost. @param {number} ms */
  expect(ms) {
    this.rest();
    const lose = () => this.lose(lost("it did not settle in time"));
    this.#timer = setTimeout(lose, Math.min(ms + GRACE_MS, 2 ** 31 - 1));
  }

  /** Nobody knows when the next sign of life comes. */
  rest() {
    clearTimeout(this.#timer);
  }

  /** @param {() => void} giveBack */
  holds(giveBack) {
    this.#held.push(giveBack);
  }

  /** @param {unknown} error */
  lose(error) {
    this.#reject(error);
    this.end();
  }

  end() {
    this.rest();
    for (const giveBack of this.#held) giveBack();
  }
}

/** The calls that one wasm instance works on. */
export class Supervisor {
  /** @type {Set<Call>} */
  #calls = new Set();

  /**
   * Runs one call; the promise settles even if the instance is lost.
   *
   * @template T
   * @param {(call: Call) => Promise<T>} run
   * @returns {Promise<T>}
   */
  run(run) {
    return new Promise((resolve, reject) => {
      const call = new Call(reject);
      this.#calls.add(call);
      run(call)
        .finally(() => {
          call.end();
          this.#calls.delete(call);
        })
        .then(resolve, reject);
    });
  }

  /** The instance is lost, and all its calls with it. @param {unknown} error */
  loseAll(error) {
    for (const call of this.#calls) call.lose(error);
    this.#calls.clear();
  }
}

/**
 * @param {string} why
 * @param {unknown} [cause]
 */
export function lost(why, cause) {
  return new UpgradeTaskError(`A defect of iot-upgrade-task ended the call: ${why}.`, {
    code: "internal_error",
    hint: "Please report this with the steps that lead to it; the next call starts afresh.",
    cause,
  });
}
