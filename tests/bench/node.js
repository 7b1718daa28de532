/** The measurements in Node, started by run_in_node.js. */

import { clients, load, readers } from "./bundle.js";
import { loopback } from "./loopback.js";
import { speed } from "./speed.js";

/** @typedef {typeof import("./contenders/ours.js")} Contender */

/** The export `name` of each contender. @param {string[]} contenders @param {keyof Contender} name */
async function each(contenders, name) {
  const entries = contenders.map(async (contender) => [contender, (await load(contender))[name]]);
  return Object.fromEntries(await Promise.all(entries));
}

export const MEASUREMENTS = {
  speed: async () => speed(await each(readers, "read")),
  /** @param {Record<string, import("./contenders/client.js").TaskQuery>} taskQueries */
  loopback: async (taskQueries) => loopback(await each(clients, "query"), taskQueries),
};

const [, , measurement, args] = process.argv;
const measure = /** @type {(...args: any[]) => Promise<unknown>} */ (MEASUREMENTS[/** @type {keyof typeof MEASUREMENTS} */ (measurement)]);
process.send?.(await measure(...JSON.parse(args)));
