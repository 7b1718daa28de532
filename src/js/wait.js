/**
 * The other half of wait.rs: the waits of a call, and promises that can be given up. Giving one
 * up settles it, too: Rust's side of a promise that never settles would never be freed.
 *
 * @typedef {{ promise: Promise<unknown>, stop(): void }} Pending
 */

/** A longer timer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** What a call waits for, one thing after the other. All of it ends when the caller ends the call. */
export class Waits {
  /** Whether the last wait ended because its time, or that of the call, was over. */
  late = false;
  /** Whether the call was ended: by the caller or by the deadline. */
  ended = false;
  /** When the call is ended, by `performance.now()`. */
  deadline = Infinity;
  /** Why the caller ended the call. @type {unknown} */
  #reason;
  /** Rejects the wait that is under way. @type {(reason: unknown) => void} */
  #end = () => {};
  #call;

  /** @param {import("glue").Call} call */
  constructor(call) {
    this.#call = call;
  }

  /** The call ends when this signal is aborted; throws where it is. @param {AbortSignal} signal */
  follow(signal) {
    if (signal.aborted) throw signal.reason;
    const end = () => {
      this.ended = true;
      this.#reason = signal.reason;
      this.#end(signal.reason);
    };
    signal.addEventListener("abort", end);
    this.#call.holds(() => signal.removeEventListener("abort", end));
  }

  /**
   * Settles as the work does, or resolves after this time. Rejects when the call is ended.
   *
   * @param {number} ms
   * @param {Promise<unknown>} [work]
   */
  within(ms, work) {
    if (ms < LONGEST_MS) this.#call.expect(ms);
    else this.#call.rest();
    return this.#wait(ms, work);
  }

  /**
   * The same for something that is given up then.
   *
   * @param {number} ms
   * @param {Pending} pending
   */
  until(ms, { promise, stop }) {
    return this.within(ms, promise).finally(stop);
  }

  /**
   * The same where nobody expects a sign of life before.
   *
   * @param {number} ms
   * @param {Pending} pending
   */
  rest(ms, { promise, stop }) {
    this.#call.rest();
    return this.#wait(ms, promise).finally(stop);
  }

  /**
   * @param {number} ms
   * @param {Promise<unknown>} [work]
   */
  async #wait(ms, work) {
    this.late = false;
    const leftMs = this.deadline - performance.now();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    try {
      return await new Promise((resolve, reject) => {
        this.#end = reject;
        work?.then(resolve, reject);
        if (this.ended) reject(this.#reason);
        timer = setTimeout(() => {
          this.late = true;
          this.ended = leftMs < ms;
          if (this.ended) reject(undefined);
          else resolve(undefined);
        }, Math.ceil(Math.min(ms, leftMs, LONGEST_MS)));
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
