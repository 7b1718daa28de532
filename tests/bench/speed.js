/** Duration from the bytes of a response to the task. Also runs in the browser. */

import { body, bodyNames } from "./bodies.js";
import { compared, interleave } from "./interleave.js";

/** Long enough for the resolution of the browser's clock, and for each sample to include garbage collection. */
const SAMPLE_MS = 10;

/** @typedef {import("./contenders/reader.js").Read} Read */

/** The last task read, exported so that the reads cannot be optimized away. @type {unknown} */
export let sink;

/**
 * @param {Record<string, Read>} reads
 * @returns Milliseconds by response body and contender.
 */
export async function speed(reads) {
  const races = bodyNames.map((name) => {
    const bytes = body(name);
    const samplers = Object.entries(reads).map(([reader, read]) => [reader, sampler(read, bytes)]);
    return { name, samplers: Object.fromEntries(samplers) };
  });
  // Every contender reads every body first, so that its code is optimized for all of them before any is measured.
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
