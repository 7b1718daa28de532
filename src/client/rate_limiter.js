/**
 * The permits to send a request, for all clients and every copy of this package in the page, and for all
 * pages of the origin. What counts is kept here, as numbers; Rust (`domain/rate_limiter`) decides when
 * the next permit is granted.
 */

import { loadSync } from "./instance.js";
import { Queue } from "./queue.js";
import { SharedStore } from "./shared_store.js";

/** The number is that of the budget's format: copies with another have their own registry. */
const KEY = Symbol.for("iot-upgrade-task/budgets/3");

const MINUTE_MS = 60_000;

/** By how much a hidden page gives way to those that are seen. */
const HIDDEN_MS = 10_000;

/** Tells this page from the others. */
const page = Math.floor(Math.random() * 1e15);

/** Since 1970, so that pages of the origin agree; but when the clock is set, nothing changes. */
const origin = Math.min(Date.now() - performance.now(), performance.timeOrigin);
/** Whole milliseconds, rounded down: no request seems to end later than it did. */
const now = () => Math.floor(origin + performance.now());

/**
 * @typedef {object} PermitDelay see `domain/rate_limiter`
 * @property {number} nextTryMs the delay before it is worth another try, unless it is notified; 0 to send now
 * @property {number} mostMs how long it waits at most; infinity where that is not known
 * @property {number} pausedMs how long the platform wants no requests, where that is too long to wait
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
  /** What has ended since the last step: of each request, when it was sent and when it ended. @type {number[]} */
  #ended = [];
  /** Whether the shared store lacks a permit that was granted. */
  #isUnwritten = false;
  #store;

  /** @param {number} budget its digest */
  constructor(budget) {
    this.#store = new SharedStore(budget);
  }

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
   * @returns {PermitDelay | Promise<PermitDelay>}
   */
  acquire(permit) {
    const known = permit.isKnownToWait ? this.#try(permit, false) : undefined;
    if (known && known.nextTryMs > 0) return known;
    return this.#store.exclusively(() => this.#try(permit, true));
  }

  /** A request was handed to `fetch`. */
  sent() {
    if (this.#isUnwritten) void this.#store.exclusively(() => this.#write());
  }

  /** The request that was sent then has ended. @param {number} sentAt */
  release(sentAt) {
    this.#ended.push(sentAt, now());
    // A page that is alone takes it in, and writes it, with its next permit.
    void this.#note(() => this.#store.hasCompany && this.#store.exclusively(() => this.#publish()));
  }

  /** Grants no permit for this long. @param {number} ms */
  pauseFor(ms) {
    void this.#note(() => this.#store.exclusively(() => this.#publish(ms)));
  }

  /** Another page has written. @param {StorageEvent} event */
  learn(event) {
    const wasAlone = !this.#store.hasCompany;
    const news = this.#store.newsOf(event);
    if (!news) return;
    // A page that was alone has yet to write which of its requests have ended.
    void this.#note(() => {
      this.#update(news);
      return wasAlone && this.#store.exclusively(() => this.#publish());
    });
  }

  /**
   * @param {Permit} permit
   * @param {boolean} isExclusive whether it may be granted
   * @returns {PermitDelay}
   */
  #try(permit, isExclusive) {
    if (this.#queue.first !== permit) return { nextTryMs: Infinity, mostMs: Infinity, pausedMs: 0 };
    const { limit, leaseMs } = permit;
    const smallestLimit = Math.min(...this.#limits.keys());
    const at = now();
    const since = permit.queuedAt + (globalThis.document?.visibilityState === "hidden" ? HIDDEN_MS : 0);
    const result = loadSync().call((wasm) => wasm.acquirePermit(...this.#state(at, this.#store.news()), limit, smallestLimit, leaseMs, since, isExclusive));
    const delay = { nextTryMs: result[0], mostMs: result[1], pausedMs: result[2] };
    this.#keep(result.subarray(3), at + leaseMs);
    permit.isKnownToWait = true;
    const isGranted = delay.nextTryMs === 0 && isExclusive;
    if (isGranted) {
      permit.sentAt = at;
      this.dequeue(permit);
    }
    // A page that is alone writes it when the request is on its way: a write takes as long as all else that a permit needs.
    this.#isUnwritten ||= isGranted;
    if (isExclusive && (this.#store.hasCompany || !isGranted)) this.#write();
    return delay;
  }

  /** Writes what happened. @param {number} [pauseMs] for how long the platform wants no requests */
  #publish(pauseMs) {
    this.#update(this.#store.news(), pauseMs);
    this.#write();
  }

  #write() {
    this.#store.write(this.#budget);
    this.#isUnwritten = false;
  }

  /** @param {Float64Array} [news] @param {number} [pauseMs] */
  #update(news, pauseMs) {
    const at = now();
    this.#keep(loadSync().call((wasm) => wasm.updateBudget(...this.#state(at, news), pauseMs)), at + (pauseMs ?? 0));
  }

  /** What a step begins with. @param {number} at @param {Float64Array} [news] what other pages wrote @returns {import("glue").BudgetArguments} */
  #state(at, news) {
    return [this.#budget, page, at, news, this.#ended];
  }

  /** What a step ends with. @param {Float64Array} budget @param {number} until when what happened may matter, apart from the minute that everything counts */
  #keep(budget, until) {
    this.#budget = budget;
    this.#ended = [];
    this.#countsUntil = Math.max(this.#countsUntil, until + MINUTE_MS);
  }

  /** @param {() => unknown} work after which the first in the queue tries again */
  async #note(work) {
    try {
      await work();
    } catch {
      // The instance is lost. A release that was not recorded counts until its lease ends.
    }
    this.#notify();
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
  queuedAt = now();
  /** Whether the other pages know that it waits. */
  isKnownToWait = false;
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

  /** Tries to get it: see `RateLimiter`. @returns {PermitDelay | Promise<PermitDelay>} */
  acquire() {
    return this.#limiter.acquire(this);
  }

  /** Resolves when it is worth another try. @returns {Promise<void>} */
  change() {
    return new Promise((resolve) => (this.notify = () => resolve()));
  }

  /** The request was handed to `fetch`. */
  sent() {
    this.#limiter.sent();
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
  const all = (registry ??= registryOfPage());
  let limiter = all.get(budget);
  if (!limiter) {
    all.forEach(({ isIdle }, other) => isIdle && all.delete(other));
    all.set(budget, (limiter = new RateLimiter(budget)));
  }
  return limiter;
}

/** @type {Map<number, RateLimiter> | undefined} */
let registry;

/** @returns {Map<number, RateLimiter>} */
function registryOfPage() {
  const page = /** @type {any} */ (globalThis);
  return (page[KEY] ??= newRegistry());
}

/** @returns {Map<number, RateLimiter>} */
function newRegistry() {
  const all = new Map();
  globalThis.addEventListener?.("storage", (event) => all.forEach((limiter) => limiter.learn(event)));
  return all;
}
