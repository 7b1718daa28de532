/**
 * A queue from which anything can be taken out. (The first of a `Set` is found by passing over all that
 * was deleted before it, which is quadratic.)
 */

/** @template T */
export class Queue {
  /** What was taken out stays until it would be the first. @type {T[]} */
  #items = [];
  /** @type {Set<T>} */
  #queued = new Set();
  #head = 0;

  get first() {
    while (this.#head < this.#items.length && !this.#queued.has(this.#items[this.#head])) this.#head += 1;
    if (this.#head * 2 > this.#items.length) {
      this.#items.splice(0, this.#head);
      this.#head = 0;
    }
    return this.#items.at(this.#head);
  }

  /** @param {T} item */
  add(item) {
    this.#items.push(item);
    this.#queued.add(item);
  }

  /** @param {T} item @returns {boolean} whether it was in the queue */
  delete(item) {
    return this.#queued.delete(item);
  }
}
