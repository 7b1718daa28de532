/** What the pages of an origin write for each other, by itself: what is read, forgotten and locked. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { SharedStore } from "../../src/client/shared_store.js";

const KEY = "iot-upgrade-task/budget/3/7";
const NOW = 1_800_000_000_000;

/** A `localStorage` with these entries. @param {Record<string, string>} entries */
function newStorage(entries) {
  const methods = {
    getItem: (/** @type {string} */ key) => entries[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => void (entries[key] = text),
    removeItem: (/** @type {string} */ key) => void delete entries[key],
  };
  return new Proxy(entries, { get: (target, name) => Reflect.get(methods, name) ?? Reflect.get(target, name) });
}

/**
 * The globals of a page, until the test ends.
 *
 * @param {import("node:test").TestContext} t
 * @param {Record<string, string>} entries of its storage
 * @param {Record<string, unknown>} [globals] in place of these
 */
function openPage(t, entries, globals = {}) {
  const page = { document: {}, navigator: { locks: {} }, origin: "https://console.example", localStorage: newStorage(entries), Date: { now: () => NOW }, ...globals };
  for (const [name, value] of Object.entries(page)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { configurable: true, ...(value instanceof Error ? { get() { throw value; } } : { value }) });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : Reflect.deleteProperty(globalThis, name)));
  }
}

test("what another page wrote is news once, what this page wrote is none", (t) => {
  /** @type {Record<string, string>} */
  const entries = {};
  openPage(t, entries);
  const store = new SharedStore(7);
  assert.deepEqual([store.news(), store.hasCompany], [undefined, false]);

  store.write(Float64Array.of(1, 2.5));
  assert.deepEqual([entries, store.news(), store.hasCompany], [{ [KEY]: "[1,2.5]" }, undefined, false]);
  entries[KEY] = "[3,4]";
  assert.deepEqual([store.news(), store.hasCompany], [Float64Array.of(3, 4), true]);
  assert.equal(store.news(), undefined);
});

test("an event is news if it is of this budget", (t) => {
  openPage(t, {});
  const store = new SharedStore(7);
  const newsOf = (/** @type {string} */ key, /** @type {string | null} */ newValue) => store.newsOf(/** @type {any} */ ({ key, newValue }));

  assert.deepEqual([newsOf("other", "[1]"), newsOf(KEY, null), store.hasCompany], [undefined, undefined, false]);
  assert.deepEqual([newsOf(KEY, "[1]"), store.hasCompany], [Float64Array.of(1), true]);
  assert.equal(newsOf(KEY, "[1]"), undefined);
  // Whatever a script of the origin writes is numbers, or none.
  assert.deepEqual(newsOf(KEY, "{"), new Float64Array());
});

test("budgets that nobody has written for an hour are forgotten, and nothing else is", (t) => {
  const old = JSON.stringify([NOW - 3_600_000]);
  const fresh = JSON.stringify([NOW - 3_599_999]);
  const entries = { [`${KEY}1`]: old, [`${KEY}2`]: fresh, [`${KEY}3`]: "{", [`${KEY}4`]: "[]", other: old, [`other ${KEY}`]: old };
  openPage(t, entries);

  new SharedStore(7);

  assert.deepEqual(entries, { [`${KEY}2`]: fresh, other: old, [`other ${KEY}`]: old });
});

/** @type {[string, Record<string, unknown>][]} */
const ALONE = [
  ["in a worker, which has no document", { document: undefined }],
  ["without locks", { navigator: {} }],
  ["of an opaque origin", { origin: "null" }],
  ["where the storage is forbidden", { localStorage: new Error("denied") }],
];
for (const [where, globals] of ALONE) {
  test(`${where}, a page is alone`, (t) => {
    const entries = { [KEY]: "[1]" };
    openPage(t, entries, globals);
    const store = new SharedStore(7);
    store.write(Float64Array.of(2));

    assert.deepEqual([store.news(), store.hasCompany, store.exclusively(() => "done"), entries], [undefined, false, "done", { [KEY]: "[1]" }]);
  });
}

/** A store with company whose lock is granted when the test says so. @param {import("node:test").TestContext} t */
function openLocked(t) {
  /** @type {{ name: string, steal?: boolean, grant: () => unknown, deny: (reason: unknown) => void }[]} */
  const requests = [];
  const request = (/** @type {string} */ name, /** @type {any[]} */ ...args) => new Promise((_, deny) => {
    requests.push({ name, steal: args.length > 1 ? args[0].steal : undefined, grant: args.at(-1), deny });
  });
  /** @type {Map<number, () => void>} */
  const timers = new Map();
  openPage(t, { [KEY]: JSON.stringify([NOW]) }, {
    navigator: { locks: { request } },
    setTimeout: (/** @type {() => void} */ work, /** @type {number} */ ms) => (timers.set(ms, work), ms),
    clearTimeout: (/** @type {number} */ ms) => timers.delete(ms),
  });
  const store = new SharedStore(7);
  store.news();
  return { store, requests, timers };
}

test("beside others, work is done once, when the lock is granted, and its error is the caller's", async (t) => {
  const { store, requests, timers } = openLocked(t);
  let count = 0;
  const done = store.exclusively(() => (count += 1));
  assert.deepEqual([count, requests.map(({ name, steal }) => [name, steal]), [...timers.keys()]], [0, [[KEY, undefined]], [1_000]]);

  requests[0].grant();
  requests[0].grant();
  assert.deepEqual([await done, count, timers.size], [1, 1, 0]);

  const thrown = new Error("A test.");
  const failing = store.exclusively(() => {
    throw thrown;
  });
  requests[1].grant();
  await assert.rejects(/** @type {Promise<unknown>} */ (failing), thrown);
});

test("a lock that is not granted is stolen, and one that is denied is none", async (t) => {
  const { store, requests, timers } = openLocked(t);
  const stolen = store.exclusively(() => "stolen");
  timers.get(1_000)?.();
  assert.deepEqual(requests.map(({ name, steal }) => [name, steal]), [[KEY, undefined], [KEY, true]]);
  requests[1].deny(new Error("denied"));
  assert.equal(await stolen, "stolen");

  const denied = store.exclusively(() => "denied");
  requests[2].deny(new Error("denied"));
  assert.equal(await denied, "denied");
});
