/** Pages of one origin share a budget; those of one test are tabs of one browser, with a fake clock. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFakeClockTabs } from "./fake_clock_tabs.js";

/** Six at once, then one every 2.308 s. */
const LIMIT = { requestsPerMinute: 31 };
/** The first tab takes the burst. */
const BURST = Array(6).fill(["first", 0]);

/** @typedef {Awaited<ReturnType<typeof openFakeClockTabs>>} Tabs */

/** So many tabs, of which the first has sent as many queries as may go at once. @param {import("node:test").TestContext} t @param {number} count */
async function openAfterBurst(t, count) {
  const opened = await openFakeClockTabs(t, { skews: Array(count).fill(0) });
  await opened.send(opened.tabs[0], "first", { count: 6, ...LIMIT });
  await opened.settle();
  return opened;
}

test("tabs send at the pace of one budget, the one that has waited longest first", async (t) => {
  const { tabs: [first, second, third], send, advance, requests, outcomes } = await openAfterBurst(t, 3);

  for (const [tab, id] of /** @type {const} */ ([[third, "third"], [first, "first"], [second, "second"]])) {
    await send(tab, id, LIMIT);
    await advance(0.1);
  }
  await advance(10);

  assert.deepEqual(requests(), [...BURST, ["third", 2.308], ["first", 4.616], ["second", 6.924]]);
  assert.deepEqual(await Promise.all([first, second, third].map(outcomes)), [Array(7).fill("first"), ["second"], ["third"]]);
});

test("a tab that is closed while it waits holds up the others for a tenth of a second", async (t) => {
  const { tabs: [, second, third], send, advance, close, requests, outcomes } = await openAfterBurst(t, 3);

  await send(second, "second", { count: 3, ...LIMIT });
  await advance(0.1);
  await send(third, "third", LIMIT);
  await advance(0.1);
  await close(second);
  await advance(5);

  assert.deepEqual(requests(), [...BURST, ["third", 2.408]]);
  assert.deepEqual(await outcomes(third), ["third"]);
});

test("a request of a tab that is closed counts until its timeout has passed, and a minute", async (t) => {
  const { tabs: [first, second], send, advance, close, requests } = await openFakeClockTabs(t, { skews: [0, 0] });

  await send(first, "fault-silent", { requestsPerMinute: 1 });
  while (requests().length === 0) await new Promise(setImmediate);
  await close(first);
  await send(second, "second", { requestsPerMinute: 1 });
  await advance(100);

  // After 30 s it has timed out, 5 s later it is given up in any case.
  assert.deepEqual(requests(), [["fault-silent", 0], ["second", 95.001]]);
});

test("a hidden tab gives way to one that is seen", async (t) => {
  const { tabs: [, hidden, seen], send, advance, requests } = await openAfterBurst(t, 3);
  await hidden.evaluate(() => Object.defineProperty(document, "visibilityState", { value: "hidden" }));

  await send(hidden, "hidden", LIMIT);
  await advance(1);
  await send(seen, "seen", LIMIT);
  await advance(5);

  assert.deepEqual(requests(), [...BURST, ["seen", 2.308], ["hidden", 4.616]]);
});

test("a lock that somebody keeps holds up the others for a second, once", async (t) => {
  const { tabs: [first, second], send, keepLock, advance, requests } = await openAfterBurst(t, 2);

  await send(second, "second", { count: 2, ...LIMIT });
  await advance(1);
  await keepLock(first);
  await advance(10);

  assert.deepEqual(requests(), [...BURST, ["second", 3.308], ["second", 4.616]]);
});

test("a budget is not forgotten while a query waits for its lock, though nothing of it counts", async (t) => {
  const { tabs: [first, second], send, keepLock, advance, requests, outcomes } = await openAfterBurst(t, 2);
  await send(second, "second", LIMIT);
  await advance(200);
  await keepLock(first);

  await send(second, "second", LIMIT);
  const count = await second.evaluate(async () => {
    const options = { baseUrl: "https://another.example", appKey: "another", fetch: () => new Promise(() => {}) };
    void window.sdk.queryUpgradeTask("op", "token", options);
    await window.fakeClock.settle();
    return /** @type {any} */ (globalThis)[Symbol.for("iot-upgrade-task/budgets/3")].size;
  });
  await advance(1);

  assert.equal(count, 2);
  assert.deepEqual(requests(), [...BURST, ["second", 2.308], ["second", 201]]);
  assert.deepEqual(await outcomes(second), ["second", "second"]);
});

/** Nothing that other tabs write is known before `hear` is called. */
const DEAF = `
  let isDeaf = true;
  const missed = [];
  const { getItem } = Storage.prototype;
  Storage.prototype.getItem = function (key) { return isDeaf ? null : getItem.call(this, key); };
  addEventListener("storage", (event) => {
    if (!isDeaf) return;
    event.stopImmediatePropagation();
    missed.push(event);
  });
  window.hear = () => {
    isDeaf = false;
    for (const { key, newValue } of missed) dispatchEvent(new StorageEvent("storage", { key, newValue }));
  };`;

test("requests that tabs send before they hear of each other all count", async (t) => {
  const { tabs, send, settle, advance, requests, platform, outcomes } = await openFakeClockTabs(t, { skews: [0, 0, 0, 0], setUp: DEAF });

  for (const tab of tabs) await send(tab, "op", { count: 10, ...LIMIT });
  await settle();
  assert.deepEqual(requests(), Array(24).fill(["op", 0]));
  for (const tab of tabs) await tab.evaluate(() => window.hear());
  await advance(120);

  assert.equal(platform.busiestMinute(), 31);
  assert.deepEqual(await Promise.all(tabs.map(outcomes)), Array(4).fill(Array(10).fill("op")));
});

test("tabs whose clocks differ by hours keep the pace once they have heard of each other", async (t) => {
  const hour = 3_600_000;
  const { tabs, send, advance, requests } = await openFakeClockTabs(t, { skews: [0, 5 * hour, -7 * hour] });

  for (const tab of [...tabs, ...tabs, ...tabs]) {
    await send(tab, "op", LIMIT);
    await advance(0.1);
  }
  await advance(10);

  const times = requests().map(([, time]) => Number(time));
  assert.deepEqual(times.slice(0, 6), [0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  // Clocks are taken for the same that differ by half a second.
  const pace = [2.308, 4.616, 6.924];
  assert.deepEqual(times.slice(6).map((time, index) => Math.abs(time - pace[index]) <= 0.5), [true, true, true], `${times}`);
});

test("what a script writes under another name is no budget", async (t) => {
  const { tabs: [first, second], send, advance, requests, outcomes } = await openAfterBurst(t, 2);

  await send(second, "second", LIMIT);
  await advance(0.1);
  await first.evaluate(() => {
    const [now, ahead, , ...rest] = JSON.parse(Object.values(localStorage)[0]);
    localStorage.setItem("other", JSON.stringify([now, ahead, now + 30_000, ...rest]));
  });
  await advance(10);

  assert.deepEqual(requests(), [...BURST, ["second", 2.308]]);
  assert.deepEqual(await outcomes(second), ["second"]);
});

test("while the platform wants no requests of one tab, no other sends any", async (t) => {
  const { tabs: [first, second], send, settle, advance, requests } = await openFakeClockTabs(t, { skews: [0, 0] });

  await send(first, "fault-throttled", LIMIT);
  await settle();
  await send(second, "second", LIMIT);
  await advance(61);

  assert.deepEqual(requests(), [["fault-throttled", 0], ["second", 60]]);
});

/** What a script of the origin may write in place of a budget. @type {[string, (budget: number[]) => unknown][]} */
const FORGERIES = [
  ["what is no JSON", () => undefined],
  ["what is no list", () => ({ a: 1 })],
  ["what are no numbers", () => [null, "x", {}, [1], true]],
  ["an endless list", (budget) => [...budget, ...Array(20_000).fill(1e15)]],
  ["a clock that is ahead by a century", ([now, ...rest]) => [now + 3e12, ...rest]],
  ["a thousand pages that wait", ([now, ahead, pause]) => [now, ahead, pause, 1000, ...Array.from({ length: 1000 }, (_, page) => [0, page]).flat()]],
  ["a thousand requests that have not ended", ([now, ahead, pause]) => [now, ahead, pause, 0, now, 1, 1000, 0, now, now + 600_000, 1]],
  ["no requests", ([now]) => [now, 0, 0, 0]],
  ["older requests", ([now, ahead, pause, waiting, ...rest]) => [now, ahead, pause, waiting, ...rest.map((number) => (number > 1e12 ? number - 1e8 : number))]],
];
for (const [what, forge] of FORGERIES) {
  test(`a script that writes ${what} makes no tab exceed the limit, and stops none`, async (t) => {
    const { tabs: [first, second], send, advance, platform, outcomes, messages } = await openFakeClockTabs(t, { skews: [0, 0] });
    const limit = { requestsPerMinute: 5 };

    for (const tab of [first, second]) {
      await send(tab, "op", { count: 3, ...limit });
      await advance(1);
    }
    const [key, text] = await first.evaluate(() => Object.entries(localStorage)[0]);
    await first.evaluate(([key, text]) => localStorage.setItem(key, text), [key, JSON.stringify(forge(JSON.parse(text))) ?? "{"]);
    await advance(2);
    await send(first, "op", { count: 3, ...limit });
    await advance(900);

    assert.deepEqual(await Promise.all([first, second].map(outcomes)), [Array(6).fill("op"), Array(3).fill("op")]);
    assert.ok(platform.busiestMinute() <= limit.requestsPerMinute, `${platform.busiestMinute()}`);
    assert.deepEqual(messages, []);
  });
}

test("a script that writes a pause for ever stops the tabs for an hour, with an error", async (t) => {
  const { tabs: [first, second], send, settle, advance, requests, outcomes } = await openFakeClockTabs(t, { skews: [0, 0] });
  await send(first, "op", LIMIT);
  await settle();

  await first.evaluate(() => {
    const [[key, text]] = Object.entries(localStorage);
    const [now, ahead, , ...rest] = JSON.parse(text);
    localStorage.setItem(key, JSON.stringify([now, ahead, now + 1e15, ...rest]));
  });
  await send(second, "op", LIMIT);
  await advance(3_599);
  await send(second, "later", LIMIT);
  await advance(1);

  assert.deepEqual(await outcomes(second), ["throttled", "later"]);
  assert.deepEqual(requests(), [["op", 0], ["later", 3_600]]);
});

test("neither the key nor the token is in the store, in the names of locks or in the registry", async (t) => {
  const { platform, tabs, send, settle } = await openFakeClockTabs(t, { skews: [0, 0] });
  for (const tab of tabs) await send(tab, "op", LIMIT);
  await settle();

  const texts = await tabs[0].evaluate(async () => {
    /** @type {any} */
    const page = globalThis;
    const registries = Object.getOwnPropertySymbols(page).map((symbol) => page[symbol]);
    const keys = registries.flatMap((registry) => (registry instanceof Map ? [...registry.keys()] : []));
    return [...Object.entries(localStorage).flat(), ...Object.getOwnPropertySymbols(page).map(String), ...keys.map(String), JSON.stringify(await navigator.locks.query())];
  });

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
  ["locks that reject", "LockManager.prototype.request = async () => { throw new DOMException('denied', 'SecurityError'); }; Storage.prototype.getItem = () => '[]';"],
];
for (const [what, setUp] of MISSING) {
  test(`a page has its own budget with ${what}`, async (t) => {
    const { tabs: [tab], send, advance, requests, outcomes, messages } = await openFakeClockTabs(t, { skews: [0], setUp });

    await send(tab, "op", { count: 7, ...LIMIT });
    await advance(3);

    assert.deepEqual(requests(), [...Array(6).fill(["op", 0]), ["op", 2.308]]);
    assert.deepEqual(await outcomes(tab), Array(7).fill("op"));
    assert.deepEqual(messages, []);
  });
}
