/** The parts of the benchmarks, by the names that `npm run bench` takes; each measures, and makes tables of its results. */

import { calls } from "./calls.js";
import { cold } from "./cold.js";
import { curves } from "./curves.js";
import { memory } from "./memory.js";
import { queries } from "./queries.js";
import { sizes } from "./sizes.js";
import { speedEverywhere } from "./starts.js";
import { callTables, curveTables, memoryTables, queryTables, sizeTables, speedTables, startTables, watchTables } from "./tables.js";
import { watchers } from "./watchers.js";

/** What a part may use. @typedef {{ browser: import("./chromium.js").Browser, server: import("./server.js").Server }} Means */

/** @satisfies {Record<string, { measure: (means: Means) => Promise<unknown>, tables: (results: any) => string[] }>} */
export const PARTS = {
  sizes: { measure: sizes, tables: sizeTables },
  speed: { measure: speedEverywhere, tables: speedTables },
  queries: { measure: queries, tables: queryTables },
  start: { measure: cold, tables: startTables },
  memory: { measure: memory, tables: memoryTables },
  watches: { measure: watchers, tables: watchTables },
  curves: { measure: curves, tables: curveTables },
  calls: { measure: calls, tables: callTables },
};

/** @typedef {keyof typeof PARTS} Part */
/** @typedef {{ [P in Part]: Awaited<ReturnType<typeof PARTS[P]["measure"]>> }} Results */

/** All of them, or those that are named. @param {string[]} names @returns {Part[]} */
export function partsOf(names) {
  const all = /** @type {Part[]} */ (Object.keys(PARTS));
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}; there are ${all.join(", ")}.`);
  return names.length ? all.filter((part) => names.includes(part)) : all;
}
