/** Which violations of a policy are told of a request, by itself. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isBlockedByPolicy } from "../../src/client/content_security_policy.js";

const URL = "https://platform.example/operations/op";

/**
 * Whether the request counts as blocked, in a page that reports these violations a number of tasks later.
 *
 * @param {import("node:test").TestContext} t
 * @param {object} page
 * @param {object[]} [page.violations]
 * @param {number} [page.onTask]
 * @param {boolean} [page.onLine]
 * @param {boolean} [page.reports] Whether the environment knows such events.
 */
async function isBlocked(t, { violations = [], onTask = 0, onLine = true, reports = true }) {
  /** @type {Map<string, (event: any) => void>} */
  const listeners = new Map();
  let tasks = 0;
  const report = () => tasks === onTask && violations.forEach((violation) => listeners.get("securitypolicyviolation")?.(violation));
  const globals = {
    navigator: { onLine },
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ listener) => (listeners.set(type, listener), report()),
    removeEventListener: (/** @type {string} */ type, /** @type {() => void} */ listener) => listeners.get(type) === listener && listeners.delete(type),
    MessageChannel: class {
      port1 = { onmessage: () => {}, close() {} };
      port2 = { postMessage: () => queueMicrotask(() => { tasks += 1; report(); this.port1.onmessage(); }) };
    },
    ...(reports ? { SecurityPolicyViolationEvent: class {} } : {}),
  };
  for (const [name, value] of Object.entries(globals)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { configurable: true, value });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : Reflect.deleteProperty(globalThis, name)));
  }
  const found = await isBlockedByPolicy(URL);
  assert.equal(listeners.size, 0);
  return { found, tasks };
}

const OURS = { blockedURI: URL, disposition: "enforce" };

test("a violation that this URL caused, and that was enforced, is told within three tasks", async (t) => {
  assert.deepEqual(await isBlocked(t, { violations: [OURS] }), { found: true, tasks: 0 });
  assert.deepEqual(await isBlocked(t, { violations: [OURS], onTask: 3 }), { found: true, tasks: 3 });
  assert.deepEqual(await isBlocked(t, { violations: [OURS], onTask: 4 }), { found: false, tasks: 3 });
  assert.deepEqual(await isBlocked(t, { violations: [OURS, { ...OURS, disposition: "report" }] }), { found: true, tasks: 0 });
});

test("those of other requests, and those that are only reported, are not", async (t) => {
  assert.deepEqual(await isBlocked(t, { violations: [{ ...OURS, blockedURI: "https://other.example/" }] }), { found: false, tasks: 3 });
  assert.deepEqual(await isBlocked(t, { violations: [{ ...OURS, disposition: "report" }] }), { found: false, tasks: 3 });
});

test("offline, and where there are no such events, nothing is waited for", async (t) => {
  assert.deepEqual(await isBlocked(t, { violations: [OURS], onLine: false }), { found: false, tasks: 0 });
  Reflect.deleteProperty(globalThis, "SecurityPolicyViolationEvent");
  assert.deepEqual(await isBlocked(t, { violations: [OURS], reports: false }), { found: false, tasks: 0 });
});
