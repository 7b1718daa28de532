/// <reference path="./window.d.ts" />
/** A page and a platform whose common clock stands still until the test moves it. */

import { stoppedClock } from "../platform/support.js";
import { openPage, queries } from "./page.js";
import { settles } from "./settles.js";

/**
 * @param {import("node:test").TestContext} t
 * @param {import("./page.js").PageOptions} [options]
 */
export async function openStoppedPage(t, { platform, prepare, ...options } = {}) {
  const clock = stoppedClock();
  const start = clock();
  const opened = await openPage(t, {
    ...options,
    platform: { ...platform, clock },
    async prepare(page) {
      // Loading takes a while, in which this clock runs.
      await page.clock.install({ time: start - 3_600_000 });
      await page.addInitScript(trackWork);
      await prepare?.(page);
    },
  });
  const { page } = opened;
  await page.clock.pauseAt(start);

  /** Lets everything happen that needs no time: answers arrive, and what follows from them is sent. */
  const rest = () => settles(page.evaluate(() => window.rest()));

  /** Moves both clocks, a second at a time. @param {number} seconds */
  async function pass(seconds) {
    await rest();
    for (let passed = 0; passed < seconds; passed += 1) {
      clock.advance(Math.min(1, seconds - passed));
      await page.clock.runFor(1000 * Math.min(1, seconds - passed));
      await rest();
    }
  }

  return { ...opened, start, pass, rest };
}

/** In the page: lets a test wait, without a clock, for what takes a real time: loading and answers. */
function trackWork() {
  /** @type {Set<Promise<unknown>>} */
  const underWay = new Set();
  /** @template T @param {Promise<T>} work */
  const track = (work) => {
    const over = Promise.allSettled([work]);
    underWay.add(over);
    void over.then(() => underWay.delete(over));
    return work;
  };

  const { fetch } = window;
  const { compile } = WebAssembly;
  window.fetch = (...args) => {
    const whole = fetch(...args).then(async ({ status, headers, body }) => {
      return new Response(body && (await new Response(body).arrayBuffer()), { status, headers });
    });
    return track(whole);
  };
  WebAssembly.compile = (bytes) => track(compile(bytes));

  const turn = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  window.rest = async () => {
    // What has come is read, and followed by another query, in a few turns.
    for (let idle = 0; idle < 5; idle += 1) {
      if (underWay.size > 0) idle = 0;
      await Promise.all(underWay);
      await turn();
    }
  };
}

/** When the platform was asked, in seconds since the clock was stopped. @param {Awaited<ReturnType<typeof openStoppedPage>>} page */
export function seconds({ platform, start }) {
  return queries(platform).map(({ time }) => (time - start) / 1000);
}
