/**
 * The other half of budget.rs: who has called the platform and who waits to, for all clients
 * and every copy of this package in the page. It keeps the records; Rust decides by them.
 */

const KEY = Symbol.for("iot-upgrade-task/budgets");

/** What is shared by all calls with one base URL and app key. Times are `performance.now()`. */
class Budget {
  constructor() {
    /** @type {Place[]} in the order of arrival */
    this.queue = [];
    /** @type {Place[]} */
    this.sent = [];
    this.blockedUntil = 0;
    this.#renew();
  }

  #renew() {
    /** Resolves when something happened that whoever is first in the queue should know. @type {Promise<void>} */
    this.change = new Promise((resolve) => (this.resolve = resolve));
  }

  tell() {
    this.resolve?.();
    this.#renew();
  }
}

/** One call's place: in the queue, then among the calls that were sent. */
class Place {
  #budget;

  /**
   * @param {Budget} budget
   * @param {number} limit calls a minute
   */
  constructor(budget, limit) {
    this.#budget = budget;
    this.limit = limit;
    this.sentAt = NaN;
    this.endedAt = NaN;
    budget.queue.push(this);
    budget.tell();
  }

  now() {
    return performance.now();
  }

  get isFirst() {
    return this.#budget.queue[0] === this;
  }

  get blockedUntil() {
    return this.#budget.blockedUntil;
  }

  /** The records, flat: when sent, when ended (NaN: not yet), the limit; for each call. */
  get calls() {
    return Float64Array.from(this.#budget.sent.flatMap(({ sentAt, endedAt, limit }) => [sentAt, endedAt, limit]));
  }

  /** The limits of those who wait. */
  get waiting() {
    return Uint32Array.from(this.#budget.queue, ({ limit }) => limit);
  }

  /** Resolves at the next change, or when the wait is given up. */
  changed() {
    return { promise: this.#budget.change, stop() {} };
  }

  /** @param {number} count of the oldest records, which count no longer */
  forget(count) {
    this.#budget.sent.splice(0, count);
  }

  send() {
    const { queue, sent } = this.#budget;
    queue.splice(queue.indexOf(this), 1);
    this.sentAt = this.now();
    sent.push(this);
    this.#budget.tell();
  }

  /** Nobody may call for so long. @param {number} ms */
  block(ms) {
    this.#budget.blockedUntil = Math.max(this.#budget.blockedUntil, this.now() + ms);
    this.#budget.tell();
  }

  /** The call is over, whether it was sent or not. */
  end() {
    const { queue } = this.#budget;
    const at = queue.indexOf(this);
    if (at >= 0) queue.splice(at, 1);
    else if (Number.isNaN(this.endedAt)) this.endedAt = this.now();
    this.#budget.tell();
  }
}

/**
 * Takes a place at the end of the queue.
 *
 * @param {string} name of the budget: base URL and app key
 * @param {number} limit calls a minute
 * @param {import("glue").Call} call
 */
export function enter(name, limit, call) {
  /** @type {Record<symbol, Map<string, Budget>>} */
  const page = /** @type {any} */ (globalThis);
  const all = (page[KEY] ??= new Map());
  let budget = all.get(name);
  if (!budget) all.set(name, (budget = new Budget()));
  const place = new Place(budget, limit);
  // A place that nobody gives back would hold up all others for ever.
  call.holds(() => place.end());
  return place;
}
