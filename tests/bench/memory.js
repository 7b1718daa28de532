/// <reference path="./window.d.ts" />
/** Memory that is retained after many tasks and watches. */

import { readers } from "./bundle.js";

/** In the page: records the memory of every WebAssembly instance. */
function noteMemories() {
  const memories = /** @type {WebAssembly.Memory[]} */ ([]);
  WebAssembly.Instance = class extends WebAssembly.Instance {
    /** @param {ConstructorParameters<typeof WebAssembly.Instance>} args */
    constructor(...args) {
      super(...args);
      memories.push(...Object.values(this.exports).filter((one) => one instanceof WebAssembly.Memory));
    }
  };
  Object.assign(window, { wasmBytes: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) });
}

/** @typedef {{ heap: number, wasm: number }} Memory In bytes. */

/**
 * @param {import("./parts.js").Means} means
 * @returns Memory after the first 1 % and after all of 100,000 tasks (by contender) and of 1,000 watches.
 */
export async function memory({ browser }) {
  /** @type {Record<string, { early: Memory, late: Memory }>} */
  const results = {};
  for (const name of readers) {
    results[`100,000 tasks, ${name}`] = await measure(browser, 100_000, (page, times) =>
      page.evaluate(({ name, times }) => window.bench.readOften(name, "16 devices", times), { name, times }),
    );
  }
  results["1,000 watches"] = await measure(browser, 1_000, (page, times) =>
    page.evaluate((times) => window.bench.watchOften("16 devices", times), times),
  );
  return results;
}

/** @typedef {Awaited<ReturnType<import("./chromium.js").Browser["open"]>>} Page */

/**
 * @param {import("./chromium.js").Browser} browser
 * @param {number} times
 * @param {(page: Page, times: number) => Promise<void>} work
 */
async function measure(browser, times, work) {
  const page = await browser.open();
  await page.evaluate(noteMemories);
  /** @returns {Promise<Memory>} */
  const now = async () => {
    return { heap: await page.heap(), wasm: await page.evaluate(() => /** @type {any} */ (window).wasmBytes()) };
  };
  await work(page, times / 100);
  const early = await now();
  await work(page, times - times / 100);
  const late = await now();
  await page.close();
  return { early, late };
}
