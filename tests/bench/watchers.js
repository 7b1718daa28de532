/// <reference path="./window.d.ts" />
/** The cost of fifty watches in a page, compared with fifty plain loops of `fetch` and `JSON.parse`. */

import { compared, interleave } from "./interleave.js";

const POLLERS = 50;
const INTERVAL_MS = 250;
const SAMPLE_MS = 1_500;
/** More than one sample requests. */
const RESPONSES = 2_000;

/** `json` runs the plain loops. */
const CONTENDERS = ["json", "ours"];

/** @param {import("./parts.js").Means} means */
export async function watchers({ browser, server }) {
  const page = await browser.open();

  /** Milliseconds of the page's main thread per response. @param {string} name @param {() => void} prepare */
  async function sample(name, prepare) {
    prepare();
    const before = await page.metric("TaskDuration");
    await page.evaluate(start, { name, taskQuery: server.taskQuery(), pollers: POLLERS, intervalMs: INTERVAL_MS });
    await page.waitForTimeout(SAMPLE_MS);
    const responses = await page.evaluate(() => window.bench.stopPolling());
    return (1000 * ((await page.metric("TaskDuration")) - before)) / responses;
  }

  /** @param {() => void} prepare */
  async function compare(prepare) {
    const samplers = CONTENDERS.map((name) => [name, () => sample(name, prepare)]);
    return compared(await interleave(Object.fromEntries(samplers), { warmUp: 1, rounds: 5 }), "json");
  }

  const results = {
    same: await compare(server.respondUnchanged),
    progress: await compare(() => server.respondWithProgress(RESPONSES)),
    heap: { json: await heapOfOne(browser, server, "json"), ours: await heapOfOne(browser, server, "ours") },
  };
  await page.close();
  return results;
}

/**
 * Bytes of JavaScript objects per poller that waits for its next query.
 *
 * @param {import("./chromium.js").Browser} browser
 * @param {import("./server.js").Server} server
 * @param {string} name
 */
async function heapOfOne(browser, server, name) {
  const page = await browser.open();
  server.respondUnchanged();

  /** @param {number} pollers */
  async function heapWith(pollers) {
    await page.evaluate(start, { name, taskQuery: server.taskQuery(), pollers, intervalMs: 60_000 });
    await page.waitForFunction((pollers) => window.bench.responseCount() === pollers, pollers);
    return page.heap();
  }

  // What all pollers share is allocated with the first one.
  const before = await heapWith(1);
  const after = await heapWith(POLLERS);
  await page.close();
  return (after - before) / POLLERS;
}

/** In the page. @param {{ name: string, taskQuery: import("./contenders/client.js").TaskQuery, pollers: number, intervalMs: number }} options */
function start({ name, taskQuery, pollers, intervalMs }) {
  return window.bench.startPolling(name, taskQuery, pollers, intervalMs);
}
