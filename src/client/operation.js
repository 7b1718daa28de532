/**
 * A call in progress: it waits for one thing at a time, and releases its resources when it ends. Whatever
 * the caller's functions do afterwards has no effect.
 */

import { UpgradeTaskError, internalError } from "./error.js";
import { listen } from "./event_listeners.js";

/** A longer timer would fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What `raceTimeout` resolves with after the timeout. */
export const TIMED_OUT = Symbol("timed out");

/** @typedef {import("./types.d.ts").UpgradeTaskWatch["activity"]} Activity */

export class Operation {
  /** What it waits for. @type {Activity} */
  activity = { kind: "idle", since: new Date(), untilMs: null };
  /** @type {(() => unknown)[]} */
  #cleanups = [];
  /** Why the call has ended. @type {{ reason: unknown } | undefined} */
  #ended;
  /** Rejects the wait in progress. @type {(reason: unknown) => void} */
  #interrupt = () => {};

  /** @param {() => unknown} cleanup called when the call ends */
  onCleanup(cleanup) {
    this.#cleanups.push(cleanup);
  }

  /** Ends the call: the wait in progress, and any later one, rejects with the reason. @param {unknown} [reason] */
  end(reason) {
    this.#ended ??= { reason };
    this.#interrupt(reason);
  }

  /** Whether an error is why the call has ended, such as the caller's own `signal.reason`. @param {unknown} error */
  isEndedBy(error) {
    return this.#ended !== undefined && Object.is(this.#ended.reason, error);
  }

  /** What it waits for from now on. @param {Activity["kind"]} kind @param {number} [waitMs] at most; infinity where that is not known */
  note(kind, waitMs = Infinity) {
    const now = new Date();
    const since = kind === this.activity.kind ? this.activity.since : now;
    this.activity = { kind, since, untilMs: waitMs === Infinity ? null : Math.max(0, now.getTime() - since.getTime()) + Math.ceil(waitMs) };
  }

  /** Releases the resources of the call. */
  cleanup() {
    this.end();
    this.note("idle");
    for (const cleanup of this.#cleanups.splice(0)) {
      try {
        // An async `removeEventListener` may reject.
        Promise.resolve(cleanup()).catch(() => {});
      } catch {
        // The caller's signal may throw from `removeEventListener`; the rest is released nevertheless.
      }
    }
  }

  /**
   * Ends the call when this signal is aborted; throws its reason if it already is.
   *
   * @param {AbortSignal | undefined} signal as the caller passed it
   */
  linkSignal(signal) {
    if (!signal || !isSignal(signal)) return;
    const abort = () => this.end(reasonOf(signal));
    try {
      if (signal.aborted) abort();
      else this.onCleanup(listen(signal, "abort", abort));
    } catch (cause) {
      throw new UpgradeTaskError("`signal` must be an AbortSignal; its addEventListener threw.", {
        code: "invalid_argument",
        hint: "Give the signal of an AbortController.",
        cause,
      });
    }
    if (this.#ended) throw this.#ended.reason;
  }

  /**
   * Settles as the promise does, or resolves with `TIMED_OUT`. Rejects when the call ends.
   *
   * @template T
   * @param {Promise<T>} promise
   * @param {number} [timeoutMs]
   * @param {number} [lastResortMs] after which the call fails with `internal_error`
   * @returns {Promise<T | typeof TIMED_OUT>}
   */
  async raceTimeout(promise, timeoutMs = Infinity, lastResortMs = Infinity) {
    /** @type {ReturnType<typeof setTimeout>[]} */
    const timers = [];
    const after = (/** @type {number} */ ms, /** @type {() => void} */ work) => {
      if (ms < Infinity) timers.push(setTimeout(work, Math.ceil(Math.min(ms, LONGEST_TIMER_MS))));
    };
    try {
      return await new Promise((resolve, reject) => {
        this.#interrupt = reject;
        if (this.#ended) reject(this.#ended.reason);
        promise.then(resolve, reject);
        after(timeoutMs, () => resolve(TIMED_OUT));
        after(lastResortMs, () => reject(internalError("it did not settle in time")));
      });
    } finally {
      timers.forEach(clearTimeout);
      this.#interrupt = () => {};
    }
  }
}

/**
 * Runs a call to its end.
 *
 * @template T
 * @param {(operation: Operation) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function run(work) {
  const operation = new Operation();
  try {
    return await work(operation);
  } catch (error) {
    throw error instanceof UpgradeTaskError || operation.isEndedBy(error) ? error : internalError(String(error), error);
  } finally {
    operation.cleanup();
  }
}

/** @param {AbortSignal} signal */
function reasonOf(signal) {
  try {
    return signal.reason;
  } catch (error) {
    return error;
  }
}

/** By its shape, because a signal of another realm is one, too. @param {any} value @returns {value is AbortSignal} */
export function isSignal(value) {
  try {
    return typeof value.aborted === "boolean" && typeof value.addEventListener === "function" && typeof value.removeEventListener === "function";
  } catch {
    return false;
  }
}
