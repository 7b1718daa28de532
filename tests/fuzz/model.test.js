/**
 * A client against a model: queries, aborts, tokens that expire, logins that fail, a machine that sleeps, in
 * any order. `npm run fuzz` sets the number of runs; without it, each run has the same ones.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { openFakeClockPage } from "../package/fake_clock_page.js";
import { runSteps } from "./model_page.js";

const { FUZZ_RUNS } = process.env;
const RUNS = { includeErrorInReport: true, ...(FUZZ_RUNS ? { numRuns: Number(FUZZ_RUNS) } : { numRuns: 60, seed: 1 }) };
/** What a query may end with here. */
const OUTCOMES = new Set(["wait", "AbortError", "unauthorized", "throttled", "timeout", "invalid_argument"]);

const ms = (/** @type {number} */ max) => fc.nat({ max });
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("query"), takesMs: ms(25_000) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("pass"), ms: ms(30_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("abort"), index: fc.nat({ max: 20 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("expire") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("login"), takesMs: ms(25_000), fails: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sleep"), ms: ms(4_000_000) }) },
);
const steps = /** @type {fc.Arbitrary<import("./model_page.js").Step[]>} */ (fc.array(step, { maxLength: 60, size: "max" }));

test("no minute exceeds the limit, every query settles, and a rejected token is never sent again", async (t) => {
  const { run } = await openFakeClockPage(t);
  let count = 0;

  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 12 }), async (steps, limit) => {
      const { sent, rejectedAt, mostLogins, outcomes } = await run(runSteps, { steps, limit, name: `run-${(count += 1)}` });

      assert.deepEqual(outcomes.filter((outcome) => !OUTCOMES.has(outcome)), []);
      for (const { time } of sent) assert.ok(sent.filter((other) => other.time >= time && other.time <= time + 60_000).length <= limit, "a minute exceeds the limit");
      assert.deepEqual(sent.filter(({ time, token }) => time > rejectedAt[token]), []);
      assert.ok(mostLogins <= 1, `${mostLogins} calls of the token function at once`);
    }),
    RUNS,
  );
});
