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
