/// <reference path="./window.d.ts" />
/** A page and a platform that share a fake clock, which only the test advances. */

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

  /** Waits until all responses have arrived and been handled; the clock does not advance. */
  const settle = () => withTimeout(page.evaluate(() => window.fakeClock.settle()));

  /**
   * Advances both clocks from timer to timer; at each one, waits for the responses that it causes.
   *
   * @param {number} seconds
   */
  async function advance(seconds) {
    const end = now + Math.round(seconds * 1000);
    let next = await moveTo(now);
    while (next !== null && next <= end) next = await moveTo(next);
    if (now < end) await moveTo(end);
  }

  /**
   * Advances both clocks and fires the timers in between, without waiting for responses.
   *
   * @param {number} seconds
   */
  function advanceWithoutResponses(seconds) {
    now += Math.round(seconds * 1000);
    return withTimeout(page.evaluate((time) => window.fakeClock.moveTo(time), now));
  }

  /** @param {number} time @returns The time of the next timer, or null. */
  function moveTo(time) {
    now = time;
    return withTimeout(page.evaluate(async (time) => {
      await window.fakeClock.moveTo(time);
      await window.fakeClock.settle();
      return window.fakeClock.nextTimer();
    }, time));
  }

  return { ...opened, start, advance, settle, advanceWithoutResponses };
}

/**
 * In the page: replaces timers and clocks, and tracks what takes real time: responses and WebAssembly compilation.
 *
 * @param {number} start
 */
export function installFakeClock(start) {
  // As if the page had been opened a second ago.
  const timeOrigin = start - 1000;
  let now = start;
  let lastId = 0;
  /** By id, in insertion order. @type {Map<number, { at: number, run: () => void }>} */
  const timers = new Map();

  /** @param {TimerHandler} handler @param {number | undefined} ms @param {unknown[]} args */
  function set(handler, ms, args, repeats = false, id = (lastId += 1)) {
    // As in browsers: a whole number; a delay that is not positive or exceeds 31 bits is 0.
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

  /** The timer that fires next. */
  function earliest() {
    let first;
    for (const [id, timer] of timers) if (!first || timer.at < first.at) first = { id, ...timer };
    return first;
  }

  /** Resolves in a later task, after all microtasks. */
  const nextTask = () => new Promise((resolve) => {
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
    // Chunks that have arrived are read in microtasks.
    const body = new ReadableStream({ start: (controller) => void track(copy(controller)), cancel: (reason) => reader.cancel(reason) });
    return new Response(body, { status, statusText, headers });
  });
  const { compile } = WebAssembly;
  WebAssembly.compile = (...args) => track(compile(...args));

  window.fakeClock = {
    nextTimer: () => earliest()?.at ?? null,
    setTo: (time) => void (now = time),
    loseNextTimer: () => clear(earliest()?.id),
    sleepUntil: (time) => void (now = Math.max(now, time)),
    async moveTo(time) {
      for (let timer = earliest(); timer && timer.at <= time; timer = earliest()) {
        timers.delete(timer.id);
        now = Math.max(now, timer.at);
        try {
          timer.run();
        } catch (error) {
          reportError(error);
        }
        await nextTask();
      }
      now = time;
    },
    async settle() {
      do {
        await Promise.all(pending);
        await nextTask();
      } while (pending.size > 0);
    },
  };
}

/** When the platform received requests, in seconds since the start of the test. @param {Awaited<ReturnType<typeof openFakeClockPage>>} page */
export function requestTimes({ platform, start }) {
  return queries(platform).map(({ time }) => (time - start) / 1000);
}
