/// <reference path="./window.d.ts" />
/** Cold start: time from the import of a contender to its first task, without the network. */

import { EXTERNAL, readers } from "./bundle.js";
import { compared, interleave } from "./interleave.js";

const contenders = [...readers, EXTERNAL];

/**
 * @param {import("./parts.js").Means} means
 * @returns Milliseconds by contender, with an empty cache and with the browser's code cache.
 */
export async function cold({ browser }) {
  const page = await browser.open();
  let visits = 0;

  /** @param {string} path */
  async function visit(path) {
    await page.reload();
    return page.evaluate((url) => window.bench.firstTask(url, "16 devices"), path);
  }

  const first = contenders.map((name) => [name, () => visit(`/bundles/${name}.js?${(visits += 1)}`)]);
  const again = contenders.map((name) => [name, () => visit(`/bundles/${name}.js`)]);
  // Chromium fills its code cache on earlier visits; it is used from the third visit on.
  const options = { warmUp: 3, rounds: 9 };
  const results = {
    first: compared(await interleave(Object.fromEntries(first), options), "json"),
    again: compared(await interleave(Object.fromEntries(again), options), "json"),
  };
  await page.close();
  return results;
}
