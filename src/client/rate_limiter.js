/**
 * The permits to send a request, for all clients and every copy of this package in the page. The
 * records are kept here; Rust (`domain/rate_limiter.rs`) decides when the next permit is granted.
 */

const KEY = Symbol.for("iot-upgrade-task/budgets");

/** The rate limiter of all calls with one base URL and app key. Times are `performance.now()`. */
class RateLimiter {
  /** The permits that wait, in the order of arrival. @type {Set<Permit>} */
  #queue = new Set();
  /** The number of waiting permits by limit, so that the smallest limit is found without iterating over them. @type {Map<number, number>} */
  #limits = new Map();
  /** The granted permits, in the order of granting. @type {Permit[]} */
  #granted = [];
  #pausedUntil = 0;

  /**
   * Adds a permit to the end of the queue.
   *
   * @param {number} limit requests a minute
   */
  enqueue(limit) {
    const permit = new Permit(this, limit);
    this.#queue.add(permit);
    this.#limits.set(limit, (this.#limits.get(limit) ?? 0) + 1);
    this.notify();
    return permit;
  }

  /** Removes a permit from the queue. @param {Permit} permit @returns {boolean} whether it was queued */
  dequeue(permit) {
    if (!this.#queue.delete(permit)) return false;
    const others = /** @type {number} */ (this.#limits.get(permit.limit)) - 1;
    if (others) this.#limits.set(permit.limit, others);
    else this.#limits.delete(permit.limit);
    return true;
  }

  /** @param {Permit} permit whose request is sent now */
  grant(permit) {
    this.dequeue(permit);
    this.#granted.push(permit);
    this.notify();
  }

  /** Grants no permit for this long. @param {number} ms */
  pauseFor(ms) {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
    this.notify();
  }

  /** Only the first in the queue checks again: if all did, the cost would be quadratic. */
  notify() {
    this.#first?.notify();
  }

  get #first() {
    return this.#queue.values().next().value;
  }

  /**
   * The delay before this permit checks again: 0 to send now, infinity until it is notified.
   *
   * @param {Permit} permit
   * @param {import("./instance.js").Instance} instance that decides
   */
  delayMs(permit, instance) {
    if (this.#first !== permit) return Infinity;
    const granted = this.#granted;
    const sentAt = Float64Array.from(granted, ({ sentAt }) => sentAt);
    const endedAt = Float64Array.from(granted, ({ endedAt }) => endedAt);
    const limits = Uint32Array.from(granted, ({ limit }) => limit);
    const smallestLimit = Math.min(...this.#limits.keys());
    const { delayMs, expired } = instance.call((wasm) => wasm.permitDelay(sentAt, endedAt, limits, smallestLimit, this.#pausedUntil, performance.now()));
    granted.splice(0, expired);
    return delayMs;
  }
}

/** The permit of one request. */
export class Permit {
  #limiter;
  sentAt = NaN;
  endedAt = NaN;
  /** Ends the wait for a change. */
  notify = () => {};

  /**
   * @param {RateLimiter} limiter
   * @param {number} limit requests a minute
   */
  constructor(limiter, limit) {
    this.#limiter = limiter;
    this.limit = limit;
  }

  /** The delay before it checks again, in milliseconds; 0 to send now. @param {import("./instance.js").Instance} instance that decides */
  delayMs(instance) {
    return this.#limiter.delayMs(this, instance);
  }

  /** Resolves when this permit is the first in the queue and has to check again. @returns {Promise<void>} */
  change() {
    return new Promise((resolve) => (this.notify = () => resolve()));
  }

  /** The request is sent now. */
  grant() {
    this.sentAt = performance.now();
    this.#limiter.grant(this);
  }

  /** The request has ended, or will not be sent. */
  release() {
    const waited = this.#limiter.dequeue(this);
    if (!waited && Number.isNaN(this.endedAt)) this.endedAt = performance.now();
    this.#limiter.notify();
  }
}

/**
 * @param {string} budget base URL and app key
 * @returns {RateLimiter}
 */
export function rateLimiterOf(budget) {
  /** @type {Record<symbol, Map<string, RateLimiter>>} */
  const page = /** @type {any} */ (globalThis);
  const all = (page[KEY] ??= new Map());
  let limiter = all.get(budget);
  if (!limiter) all.set(budget, (limiter = new RateLimiter()));
  return limiter;
}
