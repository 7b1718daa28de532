/** Runs measurements in a separate process of Node, so that the client does not share one with the platform. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** @typedef {typeof import("./node.js").MEASUREMENTS} Measurements */

/**
 * @template {keyof Measurements} M
 * @param {M} measurement
 * @param {Parameters<Measurements[M]>} args
 * @returns {Promise<Awaited<ReturnType<Measurements[M]>>>}
 */
export async function runInNode(measurement, ...args) {
  const child = fork(fileURLToPath(new URL("node.js", import.meta.url)), [measurement, JSON.stringify(args)]);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The measurements in Node ended with exit code ${code} and no results.`);
  });
  const [results] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return results;
}
