/** Live regions: polite announcements at most every five seconds, assertive ones immediately. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ENDED, response } from "./responses.js";
import { openElementPage } from "./element_page.js";

/** A response with ten devices. @param {number} success How many of them have succeeded. */
const responseAfter = (success) => response({}, { success, processing: 10 - success });

/** @param {import("node:test").TestContext} t */
async function openWithRegions(t) {
  const opened = await openElementPage(t);
  /** The texts of the polite and the assertive region. */
  const regionTexts = () =>
    opened.run(() => ["status", "alert"].map((role) => window.element.shadowRoot?.querySelector(`p[role="${role}"]`)?.textContent));
  return { ...opened, regionTexts };
}

test("an early announcement is delayed, and then reflects the latest state", async (t) => {
  const { platform, mount, advance, regionTexts } = await openWithRegions(t);
  platform.script("op", [responseAfter(0), responseAfter(3), responseAfter(5), responseAfter(6)]);

  await mount("op", { attributes: { refresh: "2" } });
  const [first] = await regionTexts();
  assert.match(String(first), /0 of 10 devices/);
  await advance(4);
  assert.deepEqual(await regionTexts(), [first, ""]);
  await advance(1);

  assert.deepEqual(await regionTexts(), ["5 more upgraded. 5 of 10 done.", ""]);
});

test("the end of polling is announced immediately", async (t) => {
  const { platform, mount, advance, regionTexts } = await openWithRegions(t);
  platform.script("op", [responseAfter(0), { status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } }]);

  await mount("op", { attributes: { refresh: "2" } });
  await advance(2);

  const [, urgent] = await regionTexts();
  assert.match(String(urgent), /There is no such upgrade task/);
});

test("what was announced before does not stay beside what is announced now", async (t) => {
  const { platform, mount, act, advance, regionTexts } = await openWithRegions(t);
  platform.script("op", [responseAfter(0), response({ status: "failed", stopTime: "20260131T120000Z" }, { success: 7, fail: 3, processing: 0 }), ENDED]);

  await mount("op", { attributes: { refresh: "2", devices: "off" } });
  await advance(2);
  assert.deepEqual(await regionTexts(), ["", "Finished with failures: 7 of 10 devices upgraded, 3 failed."]);
  await advance(5);
  await act((element) => element.ask());

  assert.deepEqual(await regionTexts(), ["Succeeded: all 10 devices upgraded.", ""]);
});

test("nothing is announced after disconnect", async (t) => {
  const { platform, mount, act, advance, regionTexts } = await openWithRegions(t);
  platform.script("op", [responseAfter(0), ENDED]);

  await mount("op", { attributes: { refresh: "2" } });
  await advance(2);
  const before = await regionTexts();
  await act((element) => element.remove());
  await advance(10);

  assert.deepEqual(await regionTexts(), before);
});
