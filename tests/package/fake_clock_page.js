/// <reference path="./window.d.ts" />
/** A page and a platform on one fake clock, which stands still until the test moves it. */

import { createFakeClock } from "../platform/support.js";
import { openPage, queries } from "./page.js";
import { withTimeout } from "./with_timeout.js";

/**
 * @param {import("node:test").TestContext} t
 * @param {import("./page.js").PageOptions} [options]
 */
export async function openFakeClockPage(t, { platform, prepare, ...options } = {}) {
  const start = createFakeClock()();
  let now = start;
  const opened = await openPage(t, {
    ...options,
    platform: { ...platform, clock: () => now },
    async prepare(page) {
      await page.addInitScript(installFakeClock, start);
      await prepare?.(page);
    },
  });
  const { page } = opened;

  /** Lets everything happen that needs no time: responses arrive, and the requests that follow are sent. */
  const rest = () => withTimeout(page.evaluate(() => window.fakeClock.rest()));

  /**
   * Moves both clocks from one timer to the next, and lets everything happen in between that needs no time.
   *
   * @param {number} seconds
   */
  async function pass(seconds) {
    const end = now + Math.round(seconds * 1000);
    let next = await moveTo(now);
    while (next !== null && next <= end) next = await moveTo(next);
    if (now < end) await moveTo(end);
  }

  /**
   * Moves both clocks past the timers on the way, without waiting for any response.
   *
   * @param {number} seconds
   */
  function jump(seconds) {
    now += Math.round(seconds * 1000);
    return withTimeout(page.evaluate((time) => window.fakeClock.moveTo(time), now));
  }

  /** @param {number} time @returns When the next timer is due, if there is one. */
  function moveTo(time) {
    now = time;
    return withTimeout(page.evaluate(async (time) => {
      await window.fakeClock.moveTo(time);
      await window.fakeClock.rest();
      return window.fakeClock.nextTimer();
    }, time));
  }

  return { ...opened, start, pass, rest, jump };
}

/**
 * In the page: replaces its timers and its clocks, and follows what takes real time: responses and loading.
 *
 * @param {number} start
 */
function installFakeClock(start) {
  // The page was opened a second ago.
  const timeOrigin = start - 1000;
  let now = start;
  let lastId = 0;
  /** In the order in which they were set. @type {Map<number, { at: number, run: () => void }>} */
  const timers = new Map();

  /** @param {TimerHandler} handler @param {number | undefined} ms @param {unknown[]} args */
  function set(handler, ms, args, repeats = false, id = (lastId += 1)) {
    // As browsers do: whole numbers, and those of more than 31 bits are none.
    const delay = ms && ms >= 1 && ms < 2 ** 31 ? Math.trunc(ms) : 0;
    const run = () => {
      if (repeats) set(handler, Math.max(delay, 1), args, true, id);
      if (typeof handler === "function") handler(...args);
    };
    timers.set(id, { at: now + delay, run });
    return id;
  }
  const clear = (/** @type {number | undefined} */ id) => void timers.delete(Number(id));
  Object.assign(window, {
    setTimeout: (/** @type {TimerHandler} */ handler, /** @type {number} */ ms, /** @type {unknown[]} */ ...args) => set(handler, ms, args),
    setInterval: (/** @type {TimerHandler} */ handler, /** @type {number} */ ms, /** @type {unknown[]} */ ...args) => set(handler, ms, args, true),
    clearTimeout: clear,
    clearInterval: clear,
    Date: new Proxy(Date, {
      construct: (RealDate, args, newTarget) => Reflect.construct(RealDate, args.length > 0 ? args : [now], newTarget),
      apply: (RealDate) => new RealDate(now).toString(),
      get: (RealDate, key) => (key === "now" ? () => now : Reflect.get(RealDate, key)),
    }),
  });
  Object.defineProperty(performance, "timeOrigin", { value: timeOrigin });
  performance.now = () => now - timeOrigin;

  /** The first timer to fire. */
  function earliest() {
    let first;
    for (const [id, timer] of timers) if (!first || timer.at < first.at) first = { id, ...timer };
    return first;
  }

  /** Every job that is due, and the microtasks after it. */
  const turn = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

  /** @type {Set<Promise<unknown>>} */
  const pending = new Set();
  /** @template T @param {Promise<T>} work */
  function track(work) {
    const settled = Promise.allSettled([work]);
    pending.add(settled);
    void settled.then(() => pending.delete(settled));
    return work;
  }

  const { fetch } = window;
  window.fetch = (...args) => track(fetch(...args)).then((response) => {
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    const reader = response.body.getReader();
    /** @param {ReadableStreamDefaultController} controller */
    async function copy(controller) {
      try {
        for (let read = await reader.read(); !read.done; read = await reader.read()) controller.enqueue(read.value);
        controller.close();
      } catch (error) {
        controller.error(error);
      }
    }
    // What is in it already is read without waiting.
    const body = new ReadableStream({ start: (controller) => void track(copy(controller)), cancel: (reason) => reader.cancel(reason) });
    return new Response(body, { status, statusText, headers });
  });
  const { compile } = WebAssembly;
  WebAssembly.compile = (...args) => track(compile(...args));

  window.fakeClock = {
    nextTimer: () => earliest()?.at ?? null,
    loseNextTimer: () => clear(earliest()?.id),
    async moveTo(time) {
      for (let timer = earliest(); timer && timer.at <= time; timer = earliest()) {
        timers.delete(timer.id);
        now = Math.max(now, timer.at);
        try {
          timer.run();
        } catch (error) {
          reportError(error);
        }
        await turn();
      }
      now = time;
    },
    async rest() {
      do {
        await Promise.all(pending);
        await turn();
      } while (pending.size > 0);
    },
  };
}

/** When the platform was asked, in seconds since the clock was started. @param {Awaited<ReturnType<typeof openFakeClockPage>>} page */
export function seconds({ platform, start }) {
  return queries(platform).map(({ time }) => (time - start) / 1000);
}
