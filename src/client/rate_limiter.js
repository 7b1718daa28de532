/**
 * The other half of budget.rs: who has called the platform and who waits to, for all clients
 * and every copy of this package in the page. It keeps the records; Rust decides by them.
 */

import { pending } from "./wait.js";

const KEY = Symbol.for("iot-upgrade-task/budgets");

/** What is shared by all calls with one base URL and app key. Times are `performance.now()`. */
class Budget {
  constructor() {
    /** @type {Place[]} in the order of arrival */
    this.queue = [];
    /** @type {Place[]} */
    this.sent = [];
    this.blockedUntil = 0;
    /** Settles when something happened that whoever is first in the queue should know. */
    this.change = pending();
  }

  tell() {
    this.change.settle();
    this.change = pending();
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

  /**
   * Waits until this call may be sent, and notes it as sent.
   *
   * @param {import("glue").Question} question
   * @param {import("./wait.js").Call} call
   */
  async turn(question, call) {
    const budget = this.#budget;
    const { queue, sent } = budget;
    for (let ms; (ms = this.#inMs(question)) > 0; ) await call.within(ms, budget.change.promise);
    queue.splice(queue.indexOf(this), 1);
    this.sentAt = performance.now();
    sent.push(this);
    budget.tell();
  }

  /** @param {import("glue").Question} question */
  #inMs(question) {
    const { queue, sent, blockedUntil } = this.#budget;
    if (queue[0] !== this) return Infinity;
    const places = Float64Array.from([...sent, ...queue].flatMap(({ sentAt, endedAt, limit }) => [sentAt, endedAt, limit]));
    const [ms, expired] = question.turn(places, blockedUntil, performance.now());
    sent.splice(0, expired);
    return ms;
  }

  /** Nobody may call for so long. @param {number} ms */
  block(ms) {
    this.#budget.blockedUntil = Math.max(this.#budget.blockedUntil, performance.now() + ms);
    this.#budget.tell();
  }

  /** The call is over, whether it was sent or not. */
  end() {
    const { queue } = this.#budget;
    const at = queue.indexOf(this);
    if (at >= 0) queue.splice(at, 1);
    else if (Number.isNaN(this.endedAt)) this.endedAt = performance.now();
    this.#budget.tell();
  }
}

/**
 * Takes a place at the end of the queue.
 *
 * @param {string} name of the budget: base URL and app key
 * @param {number} limit calls a minute
 * @param {import("./wait.js").Call} call
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
