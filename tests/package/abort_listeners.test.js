/** The listener of a signal by itself: it is one, and stays until no call needs it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { onAbort } from "../../src/client/abort_listeners.js";

test("a call that ends leaves the others of its signal their listener, and the last one takes it away", () => {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (/** @type {any[]} */ ...args) => ((listeners += 1), Reflect.apply(addEventListener, signal, args));
  signal.removeEventListener = (/** @type {any[]} */ ...args) => ((listeners -= 1), Reflect.apply(removeEventListener, signal, args));
  /** @type {string[]} */
  const called = [];

  const [first, second] = ["first", "second"].map((name) => onAbort(signal, () => called.push(name)));
  assert.equal(listeners, 1);
  first();
  assert.equal(listeners, 1);
  second();
  assert.equal(listeners, 0);
  onAbort(signal, () => called.push("third"));
  assert.equal(listeners, 1);
  controller.abort();

  assert.deepEqual(called, ["third"]);
});
