/** A call in progress by itself: what it waits for, and how it ends. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { UpgradeTaskError } from "../../src/client/error.js";
import { Operation, TIMED_OUT, isSignal, run } from "../../src/client/operation.js";

const never = new Promise(() => {});
const signal = { aborted: false, reason: undefined, addEventListener() {}, removeEventListener() {} };

/** @param {unknown} parts of a signal @returns {AbortSignal} */
const asSignal = (parts) => /** @type {any} */ (parts);

test("an activity goes on since it began, and ends with the call", (t) => {
  const { Date } = globalThis;
  t.after(() => (globalThis.Date = Date));
  let now = 1_000;
  globalThis.Date = /** @type {any} */ (class extends Date {
    constructor() {
      super(now);
    }
  });
  const operation = new Operation();
  const activity = () => {
    const { kind, since, untilMs } = operation.activity;
    return [kind, since.getTime(), untilMs];
  };
  assert.deepEqual(activity(), ["idle", 1_000, null]);

  now = 2_000;
  operation.note("budget", 500);
  assert.deepEqual(activity(), ["budget", 2_000, 500]);
  now = 2_300;
  operation.note("budget", 400);
  assert.deepEqual(activity(), ["budget", 2_000, 700]);
  // The clock was set back.
  now = 1_500;
  operation.note("budget", 400);
  assert.deepEqual(activity(), ["budget", 2_000, 400]);
  operation.note("budget");
  assert.deepEqual(activity(), ["budget", 2_000, null]);
  operation.cleanup();
  assert.deepEqual(activity(), ["idle", 1_500, null]);
});

test("timers are whole, no longer than a timer can be, and gone when the wait is over", async (t) => {
  const { setTimeout, clearTimeout } = globalThis;
  t.after(() => Object.assign(globalThis, { setTimeout, clearTimeout }));
  /** @type {number[]} */
  const set = [];
  /** @type {number[]} */
  const cleared = [];
  Object.assign(globalThis, { setTimeout: (/** @type {() => void} */ _, /** @type {number} */ ms) => set.push(ms), clearTimeout: (/** @type {number} */ id) => void cleared.push(id) });

  const operation = new Operation();
  assert.equal(await operation.raceTimeout(Promise.resolve("result"), 0.2, 2 ** 31), "result");
  assert.deepEqual([set, cleared], [[1, 2 ** 31 - 1], [1, 2]]);
  assert.equal(await operation.raceTimeout(Promise.resolve("result")), "result");
  assert.equal(await operation.raceTimeout(Promise.resolve("result"), Infinity), "result");
  assert.equal(set.length, 2);
});

test("a wait ends by its timeout, by its last resort, or with the call", async () => {
  const operation = new Operation();
  assert.equal(await operation.raceTimeout(never, 1), TIMED_OUT);
  await assert.rejects(operation.raceTimeout(never, Infinity, 1), { code: "internal_error", message: "A defect of iot-upgrade-task ended the call: it did not settle in time." });

  const reason = new Error("The user left.");
  const waiting = operation.raceTimeout(never);
  operation.end(reason);
  operation.end(new Error("A later reason."));
  await assert.rejects(waiting, reason);
  await assert.rejects(operation.raceTimeout(Promise.resolve()), reason);
  assert.deepEqual([operation.isEndedBy(reason), operation.isEndedBy(undefined)], [true, false]);
});

test("all resources are released once, also behind one that throws", () => {
  const operation = new Operation();
  /** @type {string[]} */
  const released = [];
  operation.onCleanup(() => {
    throw new Error("A test.");
  });
  operation.onCleanup(async () => {
    throw new Error("A test.");
  });
  operation.onCleanup(() => released.push("last"));

  operation.cleanup();
  operation.cleanup();

  assert.deepEqual(released, ["last"]);
});

test("what a call throws is an UpgradeTaskError, or why it was ended", async () => {
  const own = new UpgradeTaskError("A test.");
  await assert.rejects(run(async () => { throw own; }), own);
  await assert.rejects(
    run(async () => { throw "a text"; }),
    { code: "internal_error", message: "A defect of iot-upgrade-task ended the call: a text.", cause: "a text" },
  );
  // Its reason is none of a call that has not ended.
  await assert.rejects(run(async () => { throw undefined; }), { code: "internal_error" });
  const reason = { left: true };
  await assert.rejects(run(async (operation) => (operation.end(reason), operation.raceTimeout(never))), reason);
});

test("a signal is known by its shape", () => {
  assert.equal(isSignal(new AbortController().signal), true);
  assert.equal(isSignal(signal), true);
  for (const name of ["aborted", "addEventListener", "removeEventListener"]) assert.equal(isSignal({ ...signal, [name]: undefined }), false, name);
  assert.equal(isSignal(null), false);
  assert.equal(isSignal({ ...signal, get aborted() { throw new Error("A test."); } }), false);
});

test("the call ends with its signal, whatever that does", () => {
  // What is no signal is refused in Rust.
  new Operation().linkSignal(undefined);
  new Operation().linkSignal(asSignal({ ...signal, removeEventListener: undefined, get aborted() { throw new Error("A test."); } }));

  const reason = { left: true };
  assert.throws(() => new Operation().linkSignal(asSignal({ ...signal, aborted: true, reason })), (error) => error === reason);
  const unreadable = new Error("A test.");
  assert.throws(() => new Operation().linkSignal(asSignal({ ...signal, aborted: true, get reason() { throw unreadable; } })), (error) => error === unreadable);
  const deaf = { ...signal, addEventListener() { throw unreadable; } };
  assert.throws(() => new Operation().linkSignal(asSignal(deaf)), {
    name: "UpgradeTaskError",
    code: "invalid_argument",
    message: "`signal` must be an AbortSignal; its addEventListener threw.",
    hint: "Give the signal of an AbortController.",
    cause: unreadable,
  });

  const controller = new AbortController();
  const operation = new Operation();
  operation.linkSignal(controller.signal);
  controller.abort(reason);
  assert.equal(operation.isEndedBy(reason), true);
});
