/** How long a whole query takes, of a platform on the own machine. Runs in the browser, too. */

import { compared, interleave } from "./interleave.js";

/** Of one sample. */
const CALLS = 50;

/** @typedef {import("./contenders/client.js").Question} Question */

/**
 * @param {Record<string, (question: Question) => Promise<unknown>>} queries
 * @param {Record<string, Question>} questions Each contender's own: flow control counts by application.
 * @returns Milliseconds, by contender.
 */
export async function loopback(queries, questions) {
  const samplers = Object.entries(queries).map(([name, query]) => [name, sampler(query, questions[name])]);
  return compared(await interleave(Object.fromEntries(samplers), { warmUp: 2, rounds: 15 }), "json");
}

/**
 * @param {(question: Question) => Promise<unknown>} query
 * @param {Question} question
 */
function sampler(query, question) {
  return async () => {
    const start = performance.now();
    for (let call = 0; call < CALLS; call++) await query(question);
    return (performance.now() - start) / CALLS;
  };
}
