/** How long it takes from the bytes of an answer to the task. Runs in the browser, too. */

import { body, bodyNames } from "./bodies.js";
import { compared, interleave } from "./interleave.js";

/** Long enough for the browser's clock, and for each sample to have its share of garbage to collect. */
const SAMPLE_MS = 10;

/** @typedef {import("./contenders/reader.js").Read} Read */

/** The last task read: what can be looked at later cannot be optimized away. @type {unknown} */
export let sink;

/**
 * @param {Record<string, Read>} reads
 * @returns Milliseconds, by answer and contender.
 */
export async function speed(reads) {
  const races = bodyNames.map((name) => {
    const bytes = body(name);
    const samplers = Object.entries(reads).map(([reader, read]) => [reader, sampler(read, bytes)]);
    return { name, samplers: Object.fromEntries(samplers) };
  });
  // All have seen all answers, and are compiled for them, before any is measured.
  for (const { samplers } of races) await interleave(samplers, { warmUp: 9, rounds: 0 });

  /** @type {Record<string, ReturnType<typeof compared>>} */
  const speeds = {};
  for (const { name, samplers } of races) {
    speeds[name] = compared(await interleave(samplers, { warmUp: 1, rounds: 25 }), "json");
  }
  return speeds;
}

/**
 * @param {Read} read
 * @param {Uint8Array} bytes
 */
function sampler(read, bytes) {
  let times = 1;
  return () => {
    for (;;) {
      const start = performance.now();
      for (let time = 0; time < times; time++) sink = read(bytes);
      const spent = performance.now() - start;
      if (spent >= SAMPLE_MS) return spent / times;
      times *= 2;
    }
  };
}
