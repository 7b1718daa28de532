/// <reference path="./window.d.ts" />
/** Speed over several starts of the browser: what a single one measures differs by a fifth from the next. */

import { readers, withoutEval } from "./bundle.js";
import { openBrowser } from "./chromium.js";
import { compared } from "./interleave.js";
import { runInNode } from "./run_in_node.js";

export const STARTS = 5;

/** In Chromium, there without `'unsafe-eval'`, and in Node. @param {import("./parts.js").Means} means */
export async function speedEverywhere({ server: { url } }) {
  return {
    chromium: await speedOverStarts(url, "/", readers),
    strict: await speedOverStarts(url, "/strict", withoutEval),
    node: await runInNode("speed"),
  };
}

/**
 * @param {string} url
 * @param {string} path the page
 * @param {string[]} contenders all of them in each start, the base first
 * @returns As `speed`, with the median of each start as a sample.
 */
async function speedOverStarts(url, path, contenders) {
  /** @type {Awaited<ReturnType<typeof speedOfStart>>[]} */
  const starts = [];
  for (let start = 0; start < STARTS; start++) starts.push(await speedOfStart(url, path, contenders));
  const bodies = Object.keys(starts[0]).map((body) => {
    const medians = contenders.map((name) => [name, starts.map((speed) => speed[body][name].cost.median)]);
    return [body, compared(Object.fromEntries(medians), contenders[0])];
  });
  return /** @type {typeof starts[0]} */ (Object.fromEntries(bodies));
}

/** @param {string} url @param {string} path @param {string[]} contenders */
async function speedOfStart(url, path, contenders) {
  const browser = await openBrowser(url);
  try {
    const page = await browser.open(path);
    return await page.evaluate((contenders) => window.bench.speed(contenders), contenders);
  } finally {
    await browser.close();
  }
}
