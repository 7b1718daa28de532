/// <reference path="./window.d.ts" />
/** In the page: what is measured there. */

import { body } from "./bodies.js";
import { loopback } from "./loopback.js";
import { speed } from "./speed.js";

/** @typedef {typeof import("./contenders/ours.js")} Contender */
/** @typedef {import("./contenders/client.js").Question} Question */

/** @param {string} name @returns {Promise<Contender>} */
const load = (name) => import(`/bundles/${name}.js`);

/**
 * What each of the contenders exports under a name.
 *
 * @param {string[]} contenders
 * @param {keyof Contender} name
 */
async function each(contenders, name) {
  const entries = contenders.map(async (contender) => [contender, (await load(contender))[name]]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Whoever asks in a loop or a watch, until it is told to stop. */
const asking = { stopped: false, loops: /** @type {Promise<void>[]} */ ([]), answers: 0 };

window.bench = {
  load,
  speed: async (contenders) => speed(await each(contenders, "read")),
  loopback: async (contenders, questions) => loopback(await each(contenders, "query"), questions),

  /** Imports a contender and reads an answer: milliseconds, without those of the network. */
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

  /** Reads an answer many times. */
  async readOften(contender, name, times) {
    const { read } = await load(contender);
    const bytes = body(name);
    for (let time = 0; time < times; time++) read(bytes);
  },

  /** Starts a watch, takes its first update and drops it; many times, each after the other. */
  async watchOften(name, times) {
    const { watch } = await load("ours");
    const answer = body(name);
    const fetch = async () => new Response(answer);
    for (let time = 0; time < times; time++) {
      const updates = watch({ baseUrl: "https://platform.example", appKey: "key", token: "token", operationId: "id" }, { fetch });
      await updates.next();
      await updates.return?.();
    }
  },

  /** Has the platform asked, again and again, by so many that know nothing of each other. */
  async ask(contender, question, askers, intervalMs) {
    const exported = await load(contender);
    const loop = "watch" in exported ? watching : polling;
    Object.assign(asking, { stopped: false, answers: 0 });
    asking.loops = Array.from({ length: askers }, () => loop(exported, question, intervalMs));
  },

  answers: () => asking.answers,

  /** Ends that; returns how many answers there were. */
  async stopAsking() {
    asking.stopped = true;
    await Promise.all(asking.loops);
    return asking.answers;
  },
};

/**
 * @param {Pick<Contender, "watch">} contender
 * @param {Question} question
 * @param {number} intervalMs
 */
async function watching({ watch }, question, intervalMs) {
  for await (const { error } of watch(question, {}, { unchanged: true, minIntervalMs: intervalMs, maxIntervalMs: intervalMs })) {
    if (error) throw error;
    asking.answers += 1;
    if (asking.stopped) break;
  }
}

/**
 * @param {Pick<Contender, "query">} contender
 * @param {Question} question
 * @param {number} intervalMs
 */
async function polling({ query }, question, intervalMs) {
  while (!asking.stopped) {
    await query(question);
    asking.answers += 1;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
