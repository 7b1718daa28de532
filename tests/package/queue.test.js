/** The queue of permits by itself: its order, and the work that it takes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Queue } from "../../src/client/queue.js";

/** @param {number} count */
function newQueue(count) {
  /** @type {Queue<number>} */
  const queue = new Queue();
  for (let item = 0; item < count; item += 1) queue.add(item);
  return queue;
}

test("the first is the one that was added before all others that are left", () => {
  const queue = newQueue(5);

  assert.equal(queue.first, 0);
  assert.deepEqual([0, 1, 3, 3, 7].map((item) => queue.delete(item)), [true, true, true, false, false]);
  assert.equal(queue.first, 2);
  queue.delete(2);
  assert.equal(queue.first, 4);
  queue.add(5);
  queue.delete(4);
  assert.equal(queue.first, 5);
  queue.delete(5);
  assert.equal(queue.first, undefined);
});

test("a thousand that leave one after the other are moved no more than once each, and none is kept", (t) => {
  const queue = newQueue(1_000);
  let moved = 0;
  let dropped = 0;
  const { splice } = Array.prototype;
  t.after(() => (Array.prototype.splice = splice));
  Array.prototype.splice = function (/** @type {number} */ start, /** @type {number} */ count) {
    dropped += count;
    moved += this.length - count;
    return splice.call(this, start, count);
  };

  for (let item = 0; item < 1_000; item += 1) {
    assert.equal(queue.first, item);
    queue.delete(item);
  }

  assert.equal(queue.first, undefined);
  assert.equal(dropped, 1_000);
  assert.ok(moved <= 1_000, `${moved}`);
});
