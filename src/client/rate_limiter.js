/**
 * The permits to send a request, for all clients and every copy of this package in the page. It
 * keeps the records; Rust (`domain/rate_limiter.rs`) decides by them.
 */

const KEY = Symbol.for("iot-upgrade-task/budgets");

/** What is shared by all calls with one base URL and app key. Times are `performance.now()`. */
class RateLimiter {
  /** Those that wait, in the order of arrival. @type {Set<Permit>} */
  #queue = new Set();
  /** How many of those that wait have which limit, so that the smallest is found without a walk. @type {Map<number, number>} */
  #limits = new Map();
  /** Those that were granted, in that order. @type {Permit[]} */
  #granted = [];
  #pausedUntil = 0;

  /**
   * Takes a place at the end of the queue.
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

  /** Leaves the queue. @param {Permit} permit @returns {boolean} whether it was there */
  dequeue(permit) {
    if (!this.#queue.delete(permit)) return false;
    const others = /** @type {number} */ (this.#limits.get(permit.limit)) - 1;
    if (others) this.#limits.set(permit.limit, others);
    else this.#limits.delete(permit.limit);
    return true;
  }

  /** @param {Permit} permit sent now */
  grant(permit) {
    this.dequeue(permit);
    this.#granted.push(permit);
    this.notify();
  }

  /** No permit is granted for so long. @param {number} ms */
  pauseFor(ms) {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
    this.notify();
  }

  /** Only the first has to look again: if all did, the cost would be quadratic. */
  notify() {
    this.#first?.notify();
  }

  get #first() {
    return this.#queue.values().next().value;
  }

  /**
   * How long this one waits before it looks again: 0 to send now, infinity until it is notified.
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
class Permit {
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

  /** In how many milliseconds to look again; 0 to send now. @param {import("./instance.js").Instance} instance that decides */
  delayMs(instance) {
    return this.#limiter.delayMs(this, instance);
  }

  /** Resolves when it may have come to the front. @returns {Promise<void>} */
  change() {
    return new Promise((resolve) => (this.notify = () => resolve()));
  }

  /** The request is sent now. */
  grant() {
    this.sentAt = performance.now();
    this.#limiter.grant(this);
  }

  /** The request has ended, or is not sent at all. */
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
