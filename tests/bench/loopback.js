/** Duration of a whole query to a platform on the same machine. Also runs in the browser. */

import { compared, interleave } from "./interleave.js";

/** Per sample. */
const CALLS = 50;

/** @typedef {import("./contenders/client.js").TaskQuery} TaskQuery */

/**
 * @param {Record<string, (taskQuery: TaskQuery) => Promise<unknown>>} queries
 * @param {Record<string, TaskQuery>} taskQueries One per contender, because flow control counts by application.
 * @returns Milliseconds by contender.
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
