/// <reference path="./window.d.ts" />
/** What fifty watches of a task cost a page, beside fifty loops that fetch and parse and know nothing more. */

import { compared, interleave } from "./interleave.js";

const ASKERS = 50;
const INTERVAL_MS = 250;
const SAMPLE_MS = 1_500;
/** More than are asked for in one sample. */
const ANSWERS = 2_000;

/** `json` are the loops. */
const CONTENDERS = ["json", "ours"];

/**
 * @param {import("./chromium.js").Browser} browser
 * @param {import("./server.js").Server} server
 */
export async function watchers(browser, server) {
  const page = await browser.open();

  /** Milliseconds of the page's main thread for each answer. @param {string} name @param {() => void} answer */
  async function sample(name, answer) {
    answer();
    const before = await page.metric("TaskDuration");
    await page.evaluate(start, { name, question: server.question(), askers: ASKERS, intervalMs: INTERVAL_MS });
    await page.waitForTimeout(SAMPLE_MS);
    const answers = await page.evaluate(() => window.bench.stopAsking());
    return (1000 * ((await page.metric("TaskDuration")) - before)) / answers;
  }

  /** @param {() => void} answer */
  async function compare(answer) {
    const samplers = CONTENDERS.map((name) => [name, () => sample(name, answer)]);
    return compared(await interleave(Object.fromEntries(samplers), { warmUp: 1, rounds: 5 }), "json");
  }

  const results = {
    same: await compare(server.answerTheSame),
    progress: await compare(() => server.answerProgress(ANSWERS)),
    heap: { json: await heapOfOne(browser, server, "json"), ours: await heapOfOne(browser, server, "ours") },
  };
  await page.close();
  return results;
}

/**
 * Bytes of JavaScript's objects for each that has its answer and waits to ask again.
 *
 * @param {import("./chromium.js").Browser} browser
 * @param {import("./server.js").Server} server
 * @param {string} name
 */
async function heapOfOne(browser, server, name) {
  const page = await browser.open();
  server.answerTheSame();

  /** @param {number} askers */
  async function heapWith(askers) {
    await page.evaluate(start, { name, question: server.question(), askers, intervalMs: 60_000 });
    await page.waitForFunction((askers) => window.bench.answers() === askers, askers);
    return page.heap();
  }

  // Whatever all have in common is there with the first.
  const before = await heapWith(1);
  const after = await heapWith(ASKERS);
  await page.close();
  return (after - before) / ASKERS;
}

/** In the page. @param {{ name: string, question: import("./contenders/client.js").Question, askers: number, intervalMs: number }} given */
function start({ name, question, askers, intervalMs }) {
  return window.bench.ask(name, question, askers, intervalMs);
}
