/**
 * The other half of wait.rs: a call and what it waits for. Its promise settles, whatever happens
 * in the wasm: a panic or a trap there would leave the promise of an async export pending for ever.
 */

import { lost } from "./error.js";
import { isSignal } from "./options.js";

/** A longer timer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;
/** How long after the expected time a call is given up. */
const GRACE_MS = 5_000;

/** What came of a wait, for Rust: the value, or what was thrown, or nothing in time. */
export const DONE = 0;
export const FAILED = 1;
export const LATE = 2;

/** @typedef {{ how: number, value?: unknown }} Outcome */

/** A call. It waits for one thing after the other; all of that ends when the call is ended. */
export class Call {
  /** Rejects the caller's promise. @type {(error: unknown) => void} */
  #reject;
  /** Gives the call up. @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;
  /** What is given back at the end. @type {(() => void)[]} */
  #held = [];
  /** Why the call was ended. @type {{ reason: unknown } | undefined} */
  #ended;
  /** Rejects the wait that is under way. @type {(reason: unknown) => void} */
  #interrupt = () => {};

  /** @param {(error: unknown) => void} reject */
  constructor(reject) {
    this.#reject = reject;
  }

  /** @param {() => void} giveBack called at the end */
  holds(giveBack) {
    this.#held.push(giveBack);
  }

  /** The caller is told this; the call goes no further. @param {unknown} error */
  lose(error) {
    this.#reject(error);
    this.over();
  }

  over() {
    clearTimeout(this.#watchdog);
    this.end();
    for (const giveBack of this.#held) giveBack();
  }

  /** What the call waits for rejects. @param {unknown} [reason] */
  end(reason) {
    this.#ended ??= { reason };
    this.#interrupt(reason);
  }

  /**
   * The call is ended when this signal is aborted; throws where it is.
   *
   * @param {AbortSignal | undefined} signal given by the caller: what is no signal, Rust refuses
   */
  follow(signal) {
    if (!signal || !isSignal(signal)) return;
    if (signal.aborted) throw signal.reason;
    const end = () => this.end(signal.reason);
    signal.addEventListener("abort", end);
    this.holds(() => signal.removeEventListener("abort", end));
  }

  /**
   * The call is ended in so many milliseconds.
   *
   * @param {number} ms
   * @param {() => unknown} error the reason
   */
  endIn(ms, error) {
    if (ms === Infinity) return;
    const timer = setTimeout(() => this.end(error()), Math.ceil(ms));
    this.holds(() => clearTimeout(timer));
  }

  /**
   * Settles as the work does, or resolves with nothing after this time. Rejects when the call
   * is ended.
   *
   * @template [T=undefined]
   * @param {number} ms
   * @param {Promise<T>} [work]
   * @param {number} [lostInMs] when the next sign of life is overdue, and the call lost
   * @returns {Promise<T | undefined>}
   */
  async within(ms, work, lostInMs = ms + GRACE_MS) {
    clearTimeout(this.#watchdog);
    const lose = () => this.lose(lost("it did not settle in time"));
    if (lostInMs < LONGEST_MS) this.#watchdog = setTimeout(lose, lostInMs);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    try {
      return await new Promise((resolve, reject) => {
        this.#interrupt = reject;
        work?.then(resolve, reject);
        if (this.#ended) reject(this.#ended.reason);
        timer = setTimeout(() => resolve(undefined), Math.ceil(Math.min(ms, LONGEST_MS)));
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Runs a call.
 *
 * @template T
 * @param {(call: Call) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function run(work) {
  return new Promise((resolve, reject) => {
    const call = new Call(reject);
    work(call)
      .finally(() => call.over())
      .then(resolve, reject);
  });
}

/** A promise, and what settles it. */
export function pending() {
  let settle = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((resolve) => (settle = () => resolve()));
  return { promise, settle };
}
