/** The state of the page by itself, and of an environment without one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Environment } from "../../src/client/environment.js";
import { Operation } from "../../src/client/operation.js";

test("without a page nothing is hidden or offline, and a wait ends by its timeout or a notification", async (t) => {
  const { document, addEventListener } = /** @type {any} */ (globalThis);
  assert.deepEqual([document, addEventListener], [undefined, undefined]);
  const navigator = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  t.after(() => navigator && Object.defineProperty(globalThis, "navigator", navigator));
  Reflect.deleteProperty(globalThis, "navigator");

  const environment = new Environment();
  const [currentToken, , , , isHidden, isOffline, isPaused] = environment.read();
  assert.deepEqual([isHidden, isOffline, currentToken, isPaused], [false, false, undefined, false]);
  environment.notify();
  await environment.change(new Operation(), 1);
  const changed = environment.change(new Operation());
  environment.notify();
  await changed;
});

test("a document without events, as some servers have it, is no page", async (t) => {
  const global = /** @type {any} */ (globalThis);
  global.document = {};
  t.after(() => delete global.document);

  const environment = new Environment();
  const changed = environment.change(new Operation());
  environment.notify();
  await changed;
});

test("all waits of a page share its listeners, and end when it is shown or goes online", async (t) => {
  const page = new EventTarget();
  let listeners = 0;
  const add = page.addEventListener.bind(page);
  const remove = page.removeEventListener.bind(page);
  const { addEventListener, removeEventListener } = globalThis;
  t.after(() => Object.assign(globalThis, { document: undefined, addEventListener, removeEventListener }));
  Object.assign(page, {
    addEventListener: (/** @type {Parameters<typeof add>} */ ...args) => ((listeners += 1), add(...args)),
    removeEventListener: (/** @type {Parameters<typeof remove>} */ ...args) => ((listeners -= 1), remove(...args)),
  });
  // Of the window, too.
  Object.assign(globalThis, { document: page, addEventListener: page.addEventListener, removeEventListener: page.removeEventListener });

  for (const type of ["visibilitychange", "online"]) {
    const waits = [1, 2, 3].map(() => new Environment().change(new Operation()));
    assert.equal(listeners, 2);
    page.dispatchEvent(new Event(type));
    await Promise.all(waits);
    assert.equal(listeners, 0);
  }
});
