/** What is said of a task that the platform has not told about for a while: no reassurance, and nothing that it could not know. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { getI18n } from "../../www/element/i18n/index.js";
import { openElementPage } from "./element_page.js";
import { ENDED, response } from "./responses.js";
import { ago, NOW, stateOf } from "./state.js";
import { textsOf } from "./texts.js";

const [en, zh] = [getI18n("en"), getI18n("zh")];

/** @typedef {Partial<import("../../www/element/state.js").State>} Change */
/** @type {[string, Change][]} */
const NOT_CURRENT = [["polling has ended", { phase: "failed" }], ["out of date", { stale: true }], ["offline", { online: false }]];

for (const [name, change] of NOT_CURRENT) {
  test(`nothing reassures where the state may have changed: ${name}`, () => {
    assert.equal(textsOf(stateOf({ processing: 250 }), en)[1], "Nothing to do: the upgrade goes on by itself.");
    const [, ...rest] = textsOf(stateOf({ processing: 250 }, {}, change), en);

    assert.equal(rest.length, 1, "only the headline follows");
    // What is known is still to be done.
    assert.equal(textsOf(stateOf({ processing: 249, fail: 1 }, {}, change), en)[1], "Next: find the causes of the failures.");
  });
}

/** Ended a second before the present of the states. */
const CLOSED = { status: "processing", policy: { executeType: "custom", startTime: "20260131T110000Z", endTime: "20260131T120240Z" } };

/** @type {[string, Change][]} */
const OLDER = [["polled", {}], ["given", { phase: "saved", poll: null, givenAt: NOW - 4000 }]];
for (const [name, change] of OLDER) {
  test(`a response from before the window closed does not say who was reached: ${name}`, () => {
    const state = stateOf({ success: 150, processing: 40, wait: 60 }, CLOSED, change);

    assert.deepEqual([textsOf(state, en)[0], textsOf(state, en)[2]], [
      "Window closed: 150 of 250 devices upgraded, 100 left at the last response.",
      "Next: get a newer response: this one is from before the window closed.",
    ]);
    assert.deepEqual([textsOf(state, zh)[0], textsOf(state, zh)[2]], ["时间窗口已结束：250台设备中150台已升级，上次响应时剩余100台。", "下一步：获取新的响应：当前响应早于时间窗口结束。"]);
  });
}

test("a response from after it does", () => {
  const state = stateOf({ success: 150, processing: 40, wait: 60 }, CLOSED, { poll: { number: 3, askedAt: ago(1), answeredAt: ago(0), changedAt: null, nextInMs: 5000 } });

  assert.equal(textsOf(state, en)[0], "Window closed: 150 of 250 devices upgraded, 40 still being upgraded, 60 not reached in time.");
});

test("after a quarter of an hour without a change, it is not said to go on by itself", () => {
  const since = (/** @type {number} */ minutes) => ({ history: [{ at: NOW - minutes * 60_000, succeeded: 0, failed: 0, timedOut: 0, stopped: 0, total: 250 }] });

  assert.equal(textsOf(stateOf({ processing: 250 }, {}, since(14)), en)[1], "Nothing to do: the upgrade goes on by itself.");
  assert.equal(textsOf(stateOf({ processing: 250 }, {}, since(20)), en)[1], "Next: check the devices in progress, if 20 min without a change is long for this upgrade.");
  assert.equal(textsOf(stateOf({ processing: 250 }, {}, since(20)), zh)[1], "下一步：如果20分钟无变化对本次升级而言过久，请检查升级中的设备。");
});

test("a window that closes soon is not trusted without an estimate", () => {
  const closing = (/** @type {string} */ endTime) => textsOf(stateOf({ processing: 250 }, { policy: { ...CLOSED.policy, endTime } }), en);

  assert.equal(closing("20260131T121300Z").at(-2), "Nothing to do: the upgrade goes on by itself.");
  assert.deepEqual([closing("20260131T121200Z")[1], closing("20260131T121200Z").at(-2)], ["May not finish within the window.", "Next: plan another time window for the devices that may be left."]);
});

test("nor is a short window that has only begun mistrusted", () => {
  const policy = (/** @type {string} */ startTime) => ({ policy: { executeType: "custom", startTime, endTime: "20260131T120630Z" } });

  assert.equal(textsOf(stateOf({ processing: 250 }, policy("20260131T120030Z")), en).at(-2), "Nothing to do: the upgrade goes on by itself.");
  assert.equal(textsOf(stateOf({ processing: 250 }, policy("20260131T114630Z")), en)[1], "May not finish within the window.");
});

const WINDOW = response({ status: "wait", startTime: null, policy: { executeType: "custom", startTime: "20260131T120020Z", endTime: "20260131T120100Z" } }, { processing: 0, wait: 10 });

test("a given task follows the time: it waits for its window, then the window opens and closes", async (t) => {
  const { run, advance, settle, element } = await openElementPage(t);
  const sentence = () => element.getByRole("heading", { level: 2 }).innerText();
  await run(({ body }) => {
    window.mount({});
    window.element.task = window.sdk.parseUpgradeTask(JSON.stringify(body));
  }, { body: WINDOW.body });
  await settle();

  assert.equal(await sentence(), "Scheduled: starts in 20 s.");
  await advance(19.5);
  assert.equal(await sentence(), "Scheduled: starts in 1 s.");
  await advance(1.5);
  assert.equal(await sentence(), "Waiting: 0 of 10 devices upgraded.");
  await advance(40);
  assert.equal(await sentence(), "Window closed: 0 of 10 devices upgraded, 10 left at the last response.");
});

test("a task that the page gives again and again keeps what the reader does with it", async (t) => {
  const { run, settle, advance, element } = await openElementPage(t);
  const give = (/** @type {Record<string, number>} */ counts) => run(({ body }) => void (window.element.task = window.sdk.parseUpgradeTask(JSON.stringify(body))), { body: response({}, counts).body });
  await run(() => void window.mount({}));
  await give({ processing: 10 });
  await settle();
  await element.locator("[part=targets] summary").click();
  await element.getByLabel("Find in the targets").fill("device-3");
  await give({ processing: 8, success: 2 });
  await advance(1);

  assert.equal(await element.getByLabel("Find in the targets").inputValue(), "device-3");
  assert.match(await element.locator("[part=history]").innerText(), /\+2 upgraded/);
  assert.equal(await element.locator("[part=mark]").innerText(), "Provided by this page");
  assert.match(await run(() => window.element.summary), /^Provided by this page: 31 Jan 2026, 12:00:00 UTC$/m);
});

test("a language that the page changes is taken at once, also after the end", async (t) => {
  const { run, settle, element } = await openElementPage(t);
  await run(({ body }) => {
    window.mount({});
    window.element.task = window.sdk.parseUpgradeTask(JSON.stringify(body));
  }, { body: ENDED.body });
  await settle();
  await run(() => void (document.documentElement.lang = "zh-CN"));

  assert.equal(await element.getByRole("heading", { level: 2 }).innerText(), "成功：全部10台设备均已升级。");
  assert.match(await run(() => window.element.summary), /^成功：全部10台设备均已升级。$/m);
});

test("what has happened is not yet to come, though the platform's clock is ahead", async (t) => {
  const { run, settle, element } = await openElementPage(t);
  await run(({ body }) => {
    window.mount({});
    window.element.task = window.sdk.parseUpgradeTask(JSON.stringify(body));
  }, { body: response({ startTime: "20260131T120700Z" }).body });
  await settle();

  const facts = await element.locator("[part=facts]").innerText();
  assert.match(facts, /Created\s+31 Jan 2026, \d\d:59:00 .+\s+1 min ago/);
  assert.match(facts, /Started\s+31 Jan 2026, \d\d:07:00 .+\s+Times in/);
});

test("a verdict that changes with the time alone is no response: offline stays offline, an error stays", async (t) => {
  const { platform, page, mount, advance, element, events } = await openElementPage(t);
  platform.script("op", [WINDOW]);
  await mount("op", { attributes: { refresh: "300" } });
  await page.context().setOffline(true);
  await advance(30);

  assert.equal((await events()).length, 2, "one update is of the time");
  assert.equal(await element.locator("[part=mark]").innerText(), "Offline");
  assert.match(await element.locator("[part=offline]").innerText(), /^You are offline; the last response is from /);
});
