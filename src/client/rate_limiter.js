/**
 * The permits to send a request, for all clients and every copy of this package in the page. What
 * counts is kept here, as numbers; Rust (`domain/rate_limiter`) decides when the next permit is granted.
 */

import { loadSync } from "./instance.js";
import { Queue } from "./queue.js";

/** The number is that of the budget's format: copies with another have their own registry. */
const KEY = Symbol.for("iot-upgrade-task/budgets/2");

const MINUTE_MS = 60_000;

/** Whole milliseconds, rounded down: no request seems to end later than it did. */
const now = () => Math.floor(performance.now());

/**
 * @typedef {object} PermitDelay see `domain/rate_limiter`
 * @property {number} nextTryMs the delay before it is worth another try, unless it is notified; 0 to send now
 * @property {number} mostMs how long it waits at most; infinity where that is not known
 */

/** The rate limiter of all calls with one base URL and app key. */
class RateLimiter {
  /** The permits that wait. @type {Queue<Permit>} */
  #queue = new Queue();
  /** The number of waiting permits by limit, so that the smallest limit is found without iterating over them. @type {Map<number, number>} */
  #limits = new Map();
  /** See `domain/rate_limiter/numbers.rs`. @type {Float64Array} */
  #budget = new Float64Array();
  /** Until when any of it may count. */
  #countsUntil = 0;

  /** Whether it can be forgotten. */
  get isIdle() {
    return this.#limits.size === 0 && now() > this.#countsUntil;
  }

  /**
   * Adds a permit to the end of the queue.
   *
   * @param {number} limit requests a minute
   * @param {number} leaseMs how long after its sending the request has ended for certain
   */
  enqueue(limit, leaseMs) {
    const permit = new Permit(this, limit, leaseMs);
    this.#queue.add(permit);
    this.#limits.set(limit, (this.#limits.get(limit) ?? 0) + 1);
    return permit;
  }

  /** Removes a permit from the queue. @param {Permit} permit */
  dequeue(permit) {
    if (!this.#queue.delete(permit)) return;
    const others = /** @type {number} */ (this.#limits.get(permit.limit)) - 1;
    if (others) this.#limits.set(permit.limit, others);
    else this.#limits.delete(permit.limit);
    this.#notify();
  }

  /**
   * Grants the permit, if its request may be sent now. Only the first in the queue may try: if all did,
   * the cost would be quadratic.
   *
   * @param {Permit} permit
   * @returns {PermitDelay}
   */
  acquire(permit) {
    if (this.#queue.first !== permit) return { nextTryMs: Infinity, mostMs: Infinity };
    const { limit, leaseMs } = permit;
    const smallestLimit = Math.min(...this.#limits.keys());
    const at = now();
    const [nextTryMs, mostMs] = this.#update(at, leaseMs, (budget) => budget.acquire(limit, smallestLimit, leaseMs));
    if (nextTryMs === 0) {
      permit.sentAt = at;
      this.dequeue(permit);
    }
    return { nextTryMs, mostMs };
  }

  /** The request that was sent then has ended. @param {number} sentAt */
  release(sentAt) {
    this.#update(now(), 0, (budget) => budget.release(sentAt));
    this.#notify();
  }

  /** Grants no permit for this long. @param {number} ms */
  pauseFor(ms) {
    this.#update(now(), ms, (budget) => budget.pause(ms));
    this.#notify();
  }

  /**
   * @template T
   * @param {number} at the time
   * @param {number} ms for how long the change may matter, apart from the minute that everything counts
   * @param {(budget: import("glue").Budget) => T} change
   * @returns {T}
   */
  #update(at, ms, change) {
    return loadSync().call((wasm) => {
      const budget = new wasm.Budget(this.#budget, at);
      const result = change(budget);
      this.#budget = budget.numbers();
      this.#countsUntil = Math.max(this.#countsUntil, at + ms + MINUTE_MS);
      budget.free();
      return result;
    });
  }

  #notify() {
    this.#queue.first?.notify();
  }
}

/** The permit of one request. */
export class Permit {
  #limiter;
  /** When it was granted. @type {number | undefined} */
  sentAt;
  #isReleased = false;
  /** Ends the wait for a change. */
  notify = () => {};

  /**
   * @param {RateLimiter} limiter
   * @param {number} limit requests a minute
   * @param {number} leaseMs how long after its sending the request has ended for certain
   */
  constructor(limiter, limit, leaseMs) {
    this.#limiter = limiter;
    this.limit = limit;
    this.leaseMs = leaseMs;
  }

  /** Tries to get it: see `RateLimiter`. @returns {PermitDelay} */
  acquire() {
    return this.#limiter.acquire(this);
  }

  /** Resolves when it is worth another try. @returns {Promise<void>} */
  change() {
    return new Promise((resolve) => (this.notify = () => resolve()));
  }

  /** The request has ended, or will not be sent. */
  release() {
    if (this.#isReleased) return;
    this.#isReleased = true;
    if (this.sentAt === undefined) this.#limiter.dequeue(this);
    else this.#limiter.release(this.sentAt);
  }
}

/**
 * @param {number} budget the digest of base URL and app key
 * @returns {RateLimiter}
 */
export function rateLimiterOf(budget) {
  /** @type {Record<symbol, Map<number, RateLimiter>>} */
  const page = /** @type {any} */ (globalThis);
  const all = (page[KEY] ??= new Map());
  let limiter = all.get(budget);
  if (!limiter) {
    for (const [other, { isIdle }] of all) if (isIdle) all.delete(other);
    all.set(budget, (limiter = new RateLimiter()));
  }
  return limiter;
}
