/** Fresh pages in a real browser. */

import { startChromium } from "../package/chromium.js";

/**
 * @param {string} url
 * @returns `open` opens a page with an empty cache, by default in a context of its own; `close` closes the browser.
 */
export async function openBrowser(url) {
  const browser = await startChromium();

  /** @param {string} [path] @param {{ newPage: typeof browser.newPage }} [context] Its pages share what pages of an origin share. */
  async function open(path = "/", context = browser) {
    const page = await context.newPage();
    await page.goto(url + path);
    const session = await page.context().newCDPSession(page);
    // CPU time of the thread, so that other load on the machine does not count.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });

    /** A metric of Chromium's Performance domain. @param {string} name */
    async function metric(name) {
      const { metrics } = await session.send("Performance.getMetrics");
      const found = metrics.find((metric) => metric.name === name);
      if (!found) throw new Error(`Chromium does not measure ${name}.`);
      return found.value;
    }

    /** Bytes of live JavaScript objects. */
    async function heap() {
      await session.send("HeapProfiler.collectGarbage");
      return metric("JSHeapUsedSize");
    }

    return Object.assign(page, { metric, heap });
  }

  return { version: browser.version(), open, newContext: () => browser.newContext(), close: () => browser.close() };
}

/** @typedef {Awaited<ReturnType<typeof openBrowser>>} Browser */
