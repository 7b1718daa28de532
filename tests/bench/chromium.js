/** A page of a real browser, fresh. */

import { startChromium } from "../package/chromium.js";

/**
 * @param {string} url
 * @returns A function that opens pages there, each with nothing cached, and one that ends the browser.
 */
export async function openBrowser(url) {
  const browser = await startChromium();

  async function open(path = "/") {
    const page = await browser.newPage();
    await page.goto(url + path);
    const session = await page.context().newCDPSession(page);
    // The time that a thread runs, whatever else the machine does meanwhile.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });

    /** What the browser itself measures. @param {string} name */
    async function metric(name) {
      const { metrics } = await session.send("Performance.getMetrics");
      const found = metrics.find((metric) => metric.name === name);
      if (!found) throw new Error(`Chromium does not measure ${name}.`);
      return found.value;
    }

    /** Bytes of JavaScript's objects that are still in use. */
    async function heap() {
      await session.send("HeapProfiler.collectGarbage");
      return metric("JSHeapUsedSize");
    }

    return Object.assign(page, { metric, heap });
  }

  return { version: browser.version(), open, close: () => browser.close() };
}

/** @typedef {Awaited<ReturnType<typeof openBrowser>>} Browser */
