/** How long a whole query takes, of a platform on the own machine. Runs in the browser, too. */

import { compared, interleave } from "./interleave.js";

/** Of one sample. */
const CALLS = 50;

/** @typedef {import("./contenders/client.js").TaskQuery} TaskQuery */

/**
 * @param {Record<string, (taskQuery: TaskQuery) => Promise<unknown>>} queries
 * @param {Record<string, TaskQuery>} taskQueries Each contender's own: flow control counts by application.
 * @returns Milliseconds, by contender.
 */
export async function loopback(queries, taskQueries) {
  const samplers = Object.entries(queries).map(([name, query]) => [name, sampler(query, taskQueries[name])]);
  return compared(await interleave(Object.fromEntries(samplers), { warmUp: 2, rounds: 15 }), "json");
}

/**
 * @param {(taskQuery: TaskQuery) => Promise<unknown>} query
 * @param {TaskQuery} taskQuery
 */
function sampler(query, taskQuery) {
  return async () => {
    const start = performance.now();
    for (let call = 0; call < CALLS; call++) await query(taskQuery);
    return (performance.now() - start) / CALLS;
  };
}
