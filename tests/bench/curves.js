/// <reference path="./window.d.ts" />
/** How the cost of one of many compares with that of one of few: 1 where it is linear. */

import { interleave, spread } from "./interleave.js";

/** In a sample, there are as many of few as of many. @type {Record<string, [few: number, many: number]>} */
const SIZES = {
  "devices in a response": [1_000, 10_000],
  "issues in a response": [10, 1_000],
  "calls that wait for a permit": [200, 8_000],
  "devices in the list of the element": [2_000, 20_000],
};
/** A page of the origin, each with a watch. */
const TABS = /** @type {const} */ ([2, 8]);
const INTERVAL_MS = 50;
const SAMPLE_MS = 2_000;
const ROUNDS = { warmUp: 1, rounds: 5 };

/** Milliseconds of the main thread for one of few and of many, and the heap that is kept of many. @typedef {{ what: string, sizes: readonly [number, number], costs: [number, number], keptBytes: number }} Curve */

/** @param {import("./parts.js").Means} means @returns {Promise<Curve[]>} */
export async function curves({ browser, server }) {
  /** @type {Curve[]} */
  const results = [];
  for (const [what, sizes] of Object.entries(SIZES)) results.push(await curve(browser, what, sizes));
  return [...results, await tabs(browser, server)];
}

/** @param {import("./chromium.js").Browser} browser @param {string} what @param {[number, number]} sizes @returns {Promise<Curve>} */
async function curve(browser, what, sizes) {
  const page = await browser.open();

  /** @param {number} count */
  async function sample(count) {
    await page.evaluate(prepare, { what, count });
    const before = await page.metric("TaskDuration");
    await page.evaluate(work, sizes[1] / count);
    return (1000 * ((await page.metric("TaskDuration")) - before)) / sizes[1];
  }

  await sample(sizes[1]);
  const early = await page.heap();
  const samples = await interleave({ few: () => sample(sizes[0]), many: () => sample(sizes[1]) }, ROUNDS);
  const keptBytes = (await page.heap()) - early;
  await page.close();
  return { what, sizes, costs: [spread(samples.few).median, spread(samples.many).median], keptBytes };
}

/**
 * Of each response in all tabs of the origin, which tell each other of every request.
 *
 * @param {import("./chromium.js").Browser} browser
 * @param {import("./server.js").Server} server
 * @returns {Promise<Curve>}
 */
async function tabs(browser, server) {
  const taskQuery = server.taskQuery();
  const context = await browser.newContext();
  /** @type {Awaited<ReturnType<typeof browser.open>>[]} */
  const pages = [];
  const total = async () => (await Promise.all(pages.map((page) => page.metric("TaskDuration")))).reduce((sum, cost) => sum + cost, 0);

  async function sample() {
    const before = await total();
    for (const page of pages) {
      await page.evaluate(({ taskQuery, intervalMs }) => window.bench.startPolling("ours", taskQuery, 1, intervalMs), { taskQuery, intervalMs: INTERVAL_MS });
    }
    await pages[0].waitForTimeout(SAMPLE_MS);
    const counts = await Promise.all(pages.map((page) => page.evaluate(() => window.bench.stopPolling())));
    return (1000 * ((await total()) - before)) / counts.reduce((sum, count) => sum + count, 0);
  }

  /** @type {number[]} */
  const costs = [];
  let early = 0;
  for (const count of TABS) {
    while (pages.length < count) pages.push(await browser.open("/", context));
    await sample();
    early ||= await pages[0].heap();
    const { all } = await interleave({ all: sample }, ROUNDS);
    costs.push(spread(all).median);
  }
  const keptBytes = (await pages[0].heap()) - early;
  await context.close();
  return { what: "tabs that share a budget, a response", sizes: TABS, costs: [costs[0], costs[1]], keptBytes };
}

/** In the page. @param {{ what: string, count: number }} workload */
async function prepare({ what, count }) {
  const { WORKLOADS } = await import(/** @type {any} */ ("/bench/workloads.js"));
  window.bench.work = await WORKLOADS[what](count);
}

/** In the page. @param {number} times */
async function work(times) {
  for (let time = 0; time < times; time++) await window.bench.work();
}
