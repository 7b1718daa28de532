/** The measurements in Node. They run in a separate process, so that the client does not share one with the platform. */

import { clients, load, readers } from "./bundle.js";
import { loopback } from "./loopback.js";
import { speed } from "./speed.js";

/** @typedef {typeof import("./contenders/ours.js")} Contender */

/** The export `name` of each contender. @param {string[]} contenders @param {keyof Contender} name */
async function each(contenders, name) {
  const entries = contenders.map(async (contender) => [contender, (await load(contender))[name]]);
  return Object.fromEntries(await Promise.all(entries));
}

const taskQueries = JSON.parse(process.argv[2]);
process.send?.({
  speed: await speed(await each(readers, "read")),
  loopback: await loopback(await each(clients, "query"), taskQueries),
});
