/// <reference path="./window.d.ts" />
/** The measurements in the page. */

import { body } from "./bodies.js";
import { loopback } from "./loopback.js";
import { speed } from "./speed.js";

/** @typedef {typeof import("./contenders/ours.js")} Contender */
/** @typedef {import("./contenders/client.js").TaskQuery} TaskQuery */

/** @param {string} name @returns {Promise<Contender>} */
const load = (name) => import(`/bundles/${name}.js`);

/**
 * The export `name` of each contender.
 *
 * @param {string[]} contenders
 * @param {keyof Contender} name
 */
async function each(contenders, name) {
  const entries = contenders.map(async (contender) => [contender, (await load(contender))[name]]);
  return Object.fromEntries(await Promise.all(entries));
}

/** The loops and watches that run until `stopPolling`. */
const polling = { stopped: false, loops: /** @type {Promise<void>[]} */ ([]), responses: 0 };

window.bench = {
  work() {},
  load,
  speed: async (contenders) => speed(await each(contenders, "read")),
  loopback: async (contenders, taskQueries) => loopback(await each(contenders, "query"), taskQueries),

  /** Imports a contender and reads one response. Returns milliseconds, without the time of the network. */
  async firstTask(url, name) {
    const bytes = body(name);
    const start = performance.now();
    const { ready, read } = await import(url);
    await ready?.();
    read(bytes);
    const spent = performance.now() - start;
    const loads = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
    return loads.filter(({ startTime }) => startTime >= start).reduce((rest, load) => rest - (load.responseEnd - load.startTime), spent);
  },

  /** Reads a response many times. */
  async readOften(contender, name, times) {
    const { read } = await load(contender);
    const bytes = body(name);
    for (let time = 0; time < times; time++) read(bytes);
  },

  /** Starts a watch, takes its first update and closes it, many times in sequence. */
  async watchOften(name, times) {
    const { watch } = await load("ours");
    const bytes = body(name);
    const fetch = async () => new Response(bytes);
    for (let time = 0; time < times; time++) {
      const updates = watch({ baseUrl: "https://platform.example", appKey: "key", token: "token", operationId: "id" }, { fetch });
      await updates.next();
      await updates.return?.();
    }
  },

  /** Starts independent loops that query the platform repeatedly. */
  async startPolling(contender, taskQuery, pollers, intervalMs) {
    const exported = await load(contender);
    const loop = "watch" in exported ? watchLoop : queryLoop;
    Object.assign(polling, { stopped: false, responses: 0 });
    polling.loops = Array.from({ length: pollers }, () => loop(exported, taskQuery, intervalMs));
  },

  responseCount: () => polling.responses,

  /** Stops all loops; returns the number of responses. */
  async stopPolling() {
    polling.stopped = true;
    await Promise.all(polling.loops);
    return polling.responses;
  },
};

/**
 * @param {Pick<Contender, "watch">} contender
 * @param {TaskQuery} taskQuery
 * @param {number} intervalMs
 */
async function watchLoop({ watch }, taskQuery, intervalMs) {
  for await (const { error } of watch(taskQuery, {}, { unchanged: true, minIntervalMs: intervalMs, maxIntervalMs: intervalMs })) {
    if (error) throw error;
    polling.responses += 1;
    if (polling.stopped) break;
  }
}

/**
 * @param {Pick<Contender, "query">} contender
 * @param {TaskQuery} taskQuery
 * @param {number} intervalMs
 */
async function queryLoop({ query }, taskQuery, intervalMs) {
  while (!polling.stopped) {
    await query(taskQuery);
    polling.responses += 1;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
