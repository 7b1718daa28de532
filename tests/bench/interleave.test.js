/** Sampling and summarizing of the measurements. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { compared, interleave, spread } from "./interleave.js";

test("every contender is sampled once per round, and warm-up rounds are discarded", async () => {
  /** @type {string[]} */
  const turns = [];
  const contender = (/** @type {string} */ name) => () => turns.push(name);

  const samples = await interleave({ a: contender("a"), b: contender("b") }, { warmUp: 2, rounds: 3 });

  const rounds = [0, 2, 4, 6, 8].map((start) => turns.slice(start, start + 2).sort().join(" "));
  assert.deepEqual(rounds, Array(5).fill("a b"));
  const counted = [5, 6, 7, 8, 9, 10];
  assert.deepEqual([...samples.a, ...samples.b].sort((x, y) => x - y), counted);
  assert.equal(samples.a.length, 3);
});

test("ratios are taken per round", () => {
  const { fast, slow } = compared({ fast: [1, 10, 2], slow: [3, 30, 4] }, "fast");

  assert.deepEqual(fast.ratio, { median: 1, low: 1, high: 1 });
  assert.deepEqual(slow.ratio, { median: 3, low: 2.5, high: 3 });
  assert.equal(slow.cost.median, 4);
  assert.deepEqual(slow.samples, [3, 30, 4]);
});

test("a spread is the median and the quartiles, independent of the order of the numbers", () => {
  assert.deepEqual(spread([5, 1, 4, 2, 3]), { median: 3, low: 2, high: 4 });
  assert.deepEqual(spread([4, 1]), { median: 2.5, low: 1.75, high: 3.25 });
  assert.deepEqual(spread([7]), { median: 7, low: 7, high: 7 });
});
