/// <reference path="./window.d.ts" />
/** Tabs of one browser and a platform that share a fake clock, which only the test advances. */

import { createFakeClock, platformFor } from "../platform/support.js";
import { startChromium } from "./chromium.js";
import { installFakeClock } from "./fake_clock_page.js";
import { consumer, queries } from "./page.js";
import { withTimeout } from "./with_timeout.js";

/** @typedef {import("playwright-core").Page} Tab */

/**
 * @param {import("node:test").TestContext} t
 * @param {object} options
 * @param {number[]} options.skews A tab for each, whose clock is ahead by so many milliseconds.
 * @param {string} [options.setUp] A script that runs in each before anything else.
 */
export async function openFakeClockTabs(t, { skews, setUp = "" }) {
  const start = createFakeClock()();
  let now = start;
  const platform = await platformFor(t, { cors: true, tokenSeconds: 86_400, clock: () => now });
  const browser = await startChromium();
  t.after(() => browser.close());
  const context = await browser.newContext();
  await context.addInitScript(noteStored);
  await context.addInitScript(setUp);
  const access = { baseUrl: platform.url, appKey: platform.appKey, token: platform.token() };
  /** Console messages and uncaught errors. @type {string[]} */
  const messages = [];
  /** The open tabs, and how far their clocks are ahead. @type {Map<Tab, number>} */
  const open = new Map();
  let isLockKept = false;

  for (const skew of skews) {
    const tab = await context.newPage();
    tab.on("console", (message) => messages.push(message.text()));
    tab.on("pageerror", (error) => messages.push(String(error)));
    await tab.addInitScript(installFakeClock, start + skew);
    await tab.goto(`${consumer.url}/pages/import-map`);
    await tab.waitForFunction(() => window.sdk && window.outcome);
    open.set(tab, skew);
  }
  if (open.size > 1) await untilEachHears([...open.keys()]);

  /** @template T @param {(tab: Tab, skew: number) => Promise<T>} work */
  const inEach = (work) => withTimeout(Promise.all([...open].map(([tab, skew]) => work(tab, skew))));

  /** What goes on, to be compared with a moment later: the number of queries, and the state of each tab. */
  async function observe() {
    const states = await inEach((tab) => tab.evaluate(async (isLockKept) => {
      await window.fakeClock.settle();
      const { held = [], pending = [] } = (await navigator.locks?.query()) ?? {};
      try {
        const isHeard = Object.values(localStorage).every((text) => window.heard.has(text));
        return JSON.stringify([isLockKept || held.length + pending.length === 0, isHeard, Object.entries(localStorage)]);
      } catch {
        return "[true,true";
      }
    }, isLockKept));
    const [state, ...others] = new Set(states);
    return { count: queries(platform).length, state, isQuiet: others.length === 0 && state.startsWith("[true,true") };
  }

  /** Waits until all responses have arrived, no tab waits for a lock, and what one of them wrote has reached the others. */
  const settle = () => withTimeout(untilSettled());
  async function untilSettled() {
    let before = await observe();
    for (let isSettled = false; !isSettled; ) {
      const after = await observe();
      isSettled = after.isQuiet && after.count === before.count && after.state === before.state;
      before = after;
    }
  }

  /** Advances all clocks from timer to timer. @param {number} seconds */
  async function advance(seconds) {
    const end = now + Math.round(seconds * 1000);
    for (;;) {
      await settle();
      const timers = await inEach((tab, skew) => tab.evaluate((skew) => (window.fakeClock.nextTimer() ?? Infinity) - skew, skew));
      const next = Math.min(end, ...timers);
      now = Math.max(now, next);
      // All clocks first: a clock that lags behind the others is corrected.
      await inEach((tab, skew) => tab.evaluate((time) => window.fakeClock.setTo(time), now + skew));
      await inEach((tab, skew) => tab.evaluate((time) => window.fakeClock.moveTo(time), now + skew));
      if (next === end) return settle();
    }
  }

  /**
   * Starts queries of a task, whose outcomes are collected.
   *
   * @param {Tab} tab
   * @param {string} operationId
   * @param {{ count?: number, requestsPerMinute: number }} options
   */
  function send(tab, operationId, { count = 1, ...options }) {
    if (!operationId.startsWith("fault-")) platform.script(operationId, [{ body: { operationId, status: "wait" } }]);
    return tab.evaluate(({ access: { token, ...access }, operationId, count, options }) => {
      const all = Array.from({ length: count }, () => window.outcome(window.sdk.queryUpgradeTask(operationId, token, { ...access, ...options })));
      window.sent = [...(window.sent ?? []), ...all];
    }, { access, operationId, count, options });
  }

  /** The outcomes of what was sent; all of it must have settled. @param {Tab} tab */
  const outcomes = (tab) => withTimeout(tab.evaluate(async () => (await Promise.all(window.sent)).map(({ task, error }) => task?.operationId ?? error.code)));

  return {
    platform,
    tabs: [...open.keys()],
    advance,
    settle,
    send,
    outcomes,
    messages,
    /** Which query the platform received when, in seconds since the start. */
    requests: () => queries(platform).map(({ path, time }) => [path.split("/").at(-1), (time - start) / 1000]),
    /** A script of this tab takes the lock of the budget, and keeps it. @param {Tab} tab */
    keepLock(tab) {
      isLockKept = true;
      return tab.evaluate(() => new Promise((resolve) => {
        navigator.locks.request(Object.keys(localStorage)[0], () => (resolve(undefined), new Promise(() => {}))).catch(() => {});
      }));
    },
    /** @param {Tab} tab */
    async close(tab) {
      open.delete(tab);
      await tab.close();
    },
  };
}

/**
 * Of what others wrote before the browser knew that it listens, a tab sees the text but gets no event, and
 * no event says when the browser knows.
 *
 * @param {Tab[]} tabs
 */
async function untilEachHears(tabs) {
  for (let count = 1, isHeard = false; !isHeard; count += 1) {
    await tabs[0].evaluate((count) => localStorage.setItem("first", String(count)), count);
    await tabs[1].evaluate((count) => localStorage.setItem("second", String(-count)), count);
    const heard = await Promise.all(tabs.map((tab) => tab.evaluate(() => [...window.heard].map(Number))));
    isHeard = heard.every((numbers, tab) => numbers.some((number) => (tab === 0 ? number < 0 : number > 0)));
  }
  await tabs[0].evaluate(() => localStorage.removeItem("first"));
  await tabs[1].evaluate(() => localStorage.removeItem("second"));
  await Promise.all(tabs.map((tab) => tab.waitForFunction(() => window.heard.has(null) && localStorage.length === 0)));
}

/** In the page. */
function noteStored() {
  window.heard = new Set();
  addEventListener("storage", ({ newValue }) => window.heard.add(newValue));
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, text) {
    setItem.call(this, key, text);
    window.heard.add(text);
  };
}
