/** The listener of a signal or a page by itself: it is one, and stays until no call needs it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { listen } from "../../src/client/event_listeners.js";

test("a call that ends leaves the others of its signal their listener, and the last one takes it away", () => {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (/** @type {any[]} */ ...args) => ((listeners += 1), Reflect.apply(addEventListener, signal, args));
  signal.removeEventListener = (/** @type {any[]} */ ...args) => ((listeners -= 1), Reflect.apply(removeEventListener, signal, args));
  /** @type {string[]} */
  const called = [];

  const [first, second] = ["first", "second"].map((name) => listen(signal, "abort", () => called.push(name)));
  assert.equal(listeners, 1);
  first();
  assert.equal(listeners, 1);
  second();
  assert.equal(listeners, 0);
  listen(signal, "abort", () => called.push("third"));
  assert.equal(listeners, 1);
  controller.abort();

  assert.deepEqual(called, ["third"]);
});

test("each type of event has a listener of its own", () => {
  const target = new EventTarget();
  /** @type {string[]} */
  const called = [];
  const stop = listen(target, "visibilitychange", () => called.push("visibilitychange"));
  listen(target, "online", () => called.push("online"));

  target.dispatchEvent(new Event("online"));
  target.dispatchEvent(new Event("visibilitychange"));
  stop();
  target.dispatchEvent(new Event("visibilitychange"));

  assert.deepEqual(called, ["online", "visibilitychange"]);
});
