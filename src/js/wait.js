/**
 * The other half of wait.rs: the waits of a call, and promises that can be given up. Giving one
 * up settles it, too, so that whoever waits for it goes on.
 *
 * @typedef {{ promise: Promise<unknown>, stop(): void }} Pending
 */

import { scrubbedCause } from "./error.js";

/** A longer timer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** What came of a wait, for Rust: the value, or what was thrown, or nothing in time. */
export const DONE = 0;
const FAILED = 1;
export const LATE = 2;

/** @typedef {{ how: number, value?: unknown }} Outcome */

/** What a call waits for, one thing after the other. All of it ends when the call is ended. */
export class Waits {
  /** Why the call was ended. @type {{ reason: unknown } | undefined} */
  #ended;
  /** Rejects the wait that is under way. @type {(reason: unknown) => void} */
  #reject = () => {};
  #call;
  #scrub;

  /**
   * @param {import("glue").Call} call
   * @param {(text: string) => string} scrub takes the secrets out of a text
   */
  constructor(call, scrub) {
    this.#call = call;
    this.#scrub = scrub;
    call.holds(() => this.#end(null));
  }

  /** @param {unknown} reason */
  #end(reason) {
    this.#ended ??= { reason };
    this.#reject(reason);
  }

  /** The call is ended when this signal is aborted; throws where it is. @param {AbortSignal | undefined} signal */
  follow(signal) {
    if (!signal) return;
    if (signal.aborted) throw signal.reason;
    const end = () => this.#end(signal.reason);
    signal.addEventListener("abort", end);
    this.#call.holds(() => signal.removeEventListener("abort", end));
  }

  /**
   * The call is ended in so many milliseconds.
   *
   * @param {number} ms
   * @param {() => unknown} error the reason
   */
  endIn(ms, error) {
    if (ms === Infinity) return;
    const timer = setTimeout(() => this.#end(error()), Math.ceil(ms));
    this.#call.holds(() => clearTimeout(timer));
  }

  /**
   * What comes of the work in this time. Rejects when the call is ended.
   *
   * @param {number} ms
   * @param {Promise<unknown>} work
   * @returns {Promise<Outcome>}
   */
  async outcome(ms, work) {
    const done = work.then(
      (value) => ({ how: DONE, value }),
      (cause) => ({ how: FAILED, value: scrubbedCause(cause, this.#scrub) }),
    );
    return (await this.within(ms, done)) ?? { how: LATE };
  }

  /**
   * Settles as the work does, or resolves with nothing after this time. Rejects when the call
   * is ended.
   *
   * @template [T=undefined]
   * @param {number} ms
   * @param {Promise<T>} [work]
   */
  within(ms, work) {
    if (ms < LONGEST_MS) this.#call.expect(ms);
    else this.#call.rest();
    return this.#wait(ms, work);
  }

  /**
   * The same where nobody expects a sign of life before, for something that is given up then.
   *
   * @param {number} ms
   * @param {Pending} pending
   */
  rest(ms, { promise, stop }) {
    this.#call.rest();
    return this.#wait(ms, promise).finally(stop);
  }

  /**
   * @template T
   * @param {number} ms
   * @param {Promise<T>} [work]
   * @returns {Promise<T | undefined>}
   */
  async #wait(ms, work) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    try {
      return await new Promise((resolve, reject) => {
        this.#reject = reject;
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
 * Settles when the signal is aborted.
 *
 * @param {AbortSignal} signal
 * @returns {Pending}
 */
function aborted(signal) {
  const { promise, settle } = pending();
  if (signal.aborted) settle();
  else signal.addEventListener("abort", settle);
  return { promise, stop: () => (signal.removeEventListener("abort", settle), settle()) };
}

/** A promise, and what settles it. */
export function pending() {
  let settle = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((resolve) => (settle = () => resolve()));
  return { promise, settle };
}

/**
 * Waits for the promise, unless a signal is aborted first: then its reason is thrown.
 *
 * @param {Promise<void>} promise
 * @param {(AbortSignal | undefined)[]} given by the caller: what is no signal, Rust refuses
 */
export async function unlessAborted(promise, ...given) {
  const signals = given.filter((signal) => typeof signal?.addEventListener === "function");
  const aborts = signals.map((signal) => aborted(/** @type {AbortSignal} */ (signal)));
  await Promise.race([promise, ...aborts.map(({ promise }) => promise)]).finally(() => aborts.forEach(({ stop }) => stop()));
  for (const signal of signals) {
    if (signal?.aborted) throw signal.reason;
  }
}
