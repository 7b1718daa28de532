/** Pages of one origin share a budget; those of one test are tabs of one browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { platformFor } from "../platform/support.js";
import { startChromium } from "./chromium.js";
import { consumer, queries } from "./page.js";

/** @typedef {Awaited<ReturnType<typeof openTabs>>} Tabs */

/**
 * @param {import("node:test").TestContext} t
 * @param {number} count
 * @param {string} [setUp] a script that runs in each before anything else
 */
async function openTabs(t, count, setUp = "") {
  const platform = await platformFor(t, { cors: true });
  const browser = await startChromium();
  t.after(() => browser.close());
  const context = await browser.newContext();
  await context.addInitScript(setUp);
  const access = { baseUrl: platform.url, appKey: platform.appKey, token: platform.token() };

  async function open() {
    const page = await context.newPage();
    await page.goto(`${consumer.url}/pages/import-map`);
    await page.waitForFunction(() => window.sdk && window.outcome);
    return page;
  }

  /** Starts queries whose outcomes are collected. @param {import("playwright-core").Page} page @param {number} count @param {{ requestsPerMinute: number }} options */
  function send(page, count, options) {
    return page.evaluate(({ access: { token, ...access }, id, count, options }) => {
      const all = Array.from({ length: count }, () => window.outcome(window.sdk.queryUpgradeTask(id, token, { ...access, ...options })));
      window.sent = [...(window.sent ?? []), ...all];
    }, { access, id: platform.tasks.failing, count, options });
  }

  /** The outcomes of what was sent. @param {import("playwright-core").Page} page */
  function outcomes(page) {
    return page.evaluate(async () => (await Promise.all(window.sent)).map(({ task, error }) => task?.operationId ?? error.code));
  }

  const tabs = [];
  while (tabs.length < count) tabs.push(await open());
  return { platform, context, tabs, open, send, outcomes };
}

/** Resolves when the platform has received so many queries. @param {Tabs} tabs @param {number} count */
async function received({ platform }, count) {
  while (queries(platform).length < count) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The times between the queries, in milliseconds. @param {Tabs} tabs */
function intervals({ platform }) {
  const times = queries(platform).map(({ time }) => time);
  return times.slice(1).map((time, index) => time - times[index]);
}

/** Six at once, then one every 2.3 s. */
const LIMIT = { requestsPerMinute: 31 };
const STEP_MS = 2_300;
/** Requests that were not held back arrive together; the rest is left to a busy machine. */
const HELD_BACK_MS = STEP_MS / 2;

test("tabs send at the pace of one budget, and take turns", async (t) => {
  const opened = await openTabs(t, 3);
  const [first, second, third] = opened.tabs;
  const { failing } = opened.platform.tasks;

  // Six of them take the burst.
  await opened.send(first, 6, LIMIT);
  await received(opened, 6);
  for (const tab of [second, third, first]) {
    await opened.send(tab, 1, LIMIT);
    // Waits in the store, so that the others know.
    await tab.waitForFunction(() => Object.values(localStorage).length === 1);
  }
  const ends = await Promise.all(opened.tabs.map(opened.outcomes));

  assert.deepEqual(ends, [Array(7).fill(failing), [failing], [failing]]);
  const later = intervals(opened).slice(5);
  assert.equal(later.length, 3);
  assert.ok(later.every((ms) => ms >= HELD_BACK_MS), `${later}`);
});

test("a tab that is closed while it waits or asks holds up nobody", async (t) => {
  const opened = await openTabs(t, 3);
  const [first, second, third] = opened.tabs;
  opened.platform.script(opened.platform.tasks.failing, [{ body: { operationId: "op", status: "wait" } }]);

  await opened.send(first, 6, LIMIT);
  await received(opened, 6);
  await opened.send(second, 3, LIMIT);
  await second.waitForFunction(() => Object.values(localStorage).length === 1);
  await second.close();
  await opened.send(third, 1, LIMIT);

  assert.deepEqual(await opened.outcomes(third), ["op"]);
  assert.equal(queries(opened.platform).length, 7);
});

test("neither the key nor the token is in the store, in the names of locks or in the registry", async (t) => {
  const opened = await openTabs(t, 2);
  for (const tab of opened.tabs) {
    await opened.send(tab, 1, LIMIT);
    await opened.outcomes(tab);
  }

  const texts = await opened.tabs[0].evaluate(async () => {
    /** @type {any} */
    const page = globalThis;
    const registries = Object.getOwnPropertySymbols(page).map((symbol) => page[symbol]);
    const keys = registries.flatMap((registry) => (registry instanceof Map ? [...registry.keys()] : []));
    return [...Object.entries(localStorage).flat(), ...Object.getOwnPropertySymbols(page).map(String), ...keys.map(String), JSON.stringify(await navigator.locks.query())];
  });

  const { platform } = opened;
  assert.ok(texts.some((text) => text.startsWith("iot-upgrade-task/budget/")), `${texts}`);
  for (const secret of [platform.appKey, platform.token(), platform.url]) {
    assert.deepEqual(texts.filter((text) => text.includes(secret)), []);
  }
});

/** @type {[string, string][]} */
const MISSING = [
  ["no locks", "Object.defineProperty(navigator, 'locks', { value: undefined });"],
  ["a storage that cannot be read", "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });"],
  ["a full storage", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"],
  ["locks that reject", "LockManager.prototype.request = async () => { throw new DOMException('denied', 'SecurityError'); }; localStorage.setItem('x', 'y');"],
  ["nonsense in the store", "Storage.prototype.getItem = () => ['{', '[]', '[1e300,null,\"x\",{}]', '7', '[null]'][Math.floor(Math.random() * 5)];"],
];
for (const [what, setUp] of MISSING) {
  test(`a page has its own budget with ${what}`, async (t) => {
    const opened = await openTabs(t, 1, setUp);
    const [tab] = opened.tabs;
    /** @type {string[]} */
    const messages = [];
    tab.on("console", (message) => messages.push(message.text()));
    tab.on("pageerror", (error) => messages.push(String(error)));

    await opened.send(tab, 7, LIMIT);

    assert.deepEqual(await opened.outcomes(tab), Array(7).fill(opened.platform.tasks.failing));
    const [pace] = intervals(opened).slice(5);
    assert.ok(pace >= HELD_BACK_MS, `${pace}`);
    assert.deepEqual(messages, []);
  });
}
