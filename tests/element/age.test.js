/** What is said of a task that the platform has not told about for a while: no reassurance, and nothing that it could not know. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { getI18n } from "../../www/element/i18n/index.js";
import { openElementPage } from "./element_page.js";
import { response } from "./responses.js";
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
    assert.equal(textsOf(stateOf({ processing: 249, fail: 1 }, {}, change), en)[1], "Next: find out why 1 device failed.");
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
