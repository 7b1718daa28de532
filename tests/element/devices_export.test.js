/** What leaves the list of devices: copies, files, the summary. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { pageOf } from "./devices_page.js";
import { openElementPage } from "./element_page.js";
import { response } from "./responses.js";

test("copies the failed ids, and says when some are not listed", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, run, element } = opened;
  platform.script("op", [response({}, { processing: 5, fail: 5 })]);
  platform.script("op/subOperations", [pageOf(2, {}, { totalCount: 5 })]);

  await mount("op");
  await run(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: (/** @type {string} */ text) => Promise.resolve(void (window.name = text)) } }));
  await element.locator("[data-action=copy-failed-devices]").click();
  await element.getByText("Copied 2 ids. 2 of 5 devices listed.").first().waitFor();

  assert.equal(await run(() => window.name), "device-0\ndevice-1");
});

for (const isAllowed of [true, false]) {
  test(`whether the failed ids were copied stands beside the button: ${isAllowed}`, async (t) => {
    const { platform, mount, page, element } = await openElementPage(t);
    platform.script("op", [response({}, { processing: 8, fail: 2 })]);
    platform.script("op/subOperations", [pageOf(2)]);
    await mount("op");
    await page.evaluate((isAllowed) => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => (isAllowed ? Promise.resolve() : Promise.reject(new Error("denied"))) } });
      document.execCommand = () => false;
    }, isAllowed);

    await element.locator("[data-action=copy-failed-devices]").click();

    const notice = element.locator("[data-action=copy-failed-devices] + .muted");
    assert.equal(await notice.innerText(), isAllowed ? "Copied 2 ids." : "The browser did not allow copying.");
    assert.equal(await element.locator(".toolbar .muted").count(), 0);
  });
}

test("downloads the devices that are found", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, element, page } = opened;
  platform.script("op", [response({}, { processing: 4, fail: 6 })]);
  platform.script("op/subOperations", [pageOf(6)]);

  await mount("op");
  await element.locator("[data-action=devices-search]").fill("device-3");
  const downloading = page.waitForEvent("download");
  await element.locator("[data-action=download-devices]").click();
  const download = await downloading;

  assert.equal(download.suggestedFilename(), "upgrade-task-op-devices.csv");
  const text = await textOf(/** @type {any} */ (await download.createReadStream()));
  assert.deepEqual(text.split("\r\n").slice(1), ["device-3,fail,Not enough storage,Not enough storage for the new firmware package,,,,sub-3", ""]);
});

test("the summary names the failed devices by reason", async (t) => {
  const { platform, mount, run } = await openElementPage(t);
  platform.script("op", [response({}, { total: 60, processing: 30, fail: 30 })]);
  platform.script("op/subOperations", [pageOf(30)]);

  await mount("op");

  const ids = Array.from({ length: 20 }, (_, index) => `device-${index}`).join(", ");
  assert.ok((await run(() => window.element.summary)).includes(`Failed devices by reason\n30 × Not enough storage: ${ids}, and 10 more\n`));
});

test("all reasons can be reached, and the summary says what it leaves out", async (t) => {
  const { platform, mount, run, element } = await openElementPage(t);
  const data = Array.from({ length: 18 }, (_, index) => ({ subOperationId: `s-${index}`, deviceId: `device-${index}`, status: "fail", operateType: "firmware_upgrade", detailInfo: `reason ${String.fromCharCode(97 + index)}` }));
  platform.script("op", [response({}, { total: 40, processing: 20, fail: 20 })]);
  platform.script("op/subOperations", [{ body: { data, totalCount: 20 } }]);

  await mount("op");

  assert.equal(await element.locator("[data-action=devices-reason]").count(), 18);
  assert.equal(await element.locator('[part="devices"] details > summary').first().innerText(), "6 more");
  const summary = await run(() => window.element.summary);
  assert.ok(summary.includes("Failed devices by reason\n18 of 20 devices listed.\n1 × reason a: device-0\n"), summary);
  assert.ok(summary.includes("8 other reasons\n"));
  // The causes of a part would be taken for those of all.
  assert.doesNotMatch(summary, /Why:/);
});

test("the devices as JSON can be opened again", async (t) => {
  const { platform, mount, run, element, page } = await openElementPage(t);
  platform.script("op", [response({}, { processing: 9, fail: 1 })]);
  const { body } = pageOf(1, { createTime: "20260131T115900Z", startTime: "20260131T120000Z", extendInfo: { "__proto__": 1, list: [1, "2"] } });
  platform.script("op/subOperations", [{ body: { ...body, data: [JSON.parse(JSON.stringify(body.data[0]).replace('"extendInfo":{', '"extendInfo":{"__proto__":1,'))] } }]);

  await mount("op");
  const downloading = page.waitForEvent("download");
  await element.locator("[data-action=download-devices-json]").click();
  const download = await downloading;

  assert.equal(download.suggestedFilename(), "upgrade-task-op-devices.json");
  const text = await textOf(/** @type {any} */ (await download.createReadStream()));
  const fields = { createTime: "20260131T115900Z", startTime: "20260131T120000Z", stopTime: null, operateType: "firmware_upgrade", detailInfo: "Not enough storage for the new firmware package" };
  assert.deepEqual(JSON.parse(text), { data: [{ subOperationId: "sub-0", deviceId: "device-0", status: "fail", ...fields, extendInfo: JSON.parse('{"__proto__":1,"list":[1,"2"]}') }], totalCount: 1 });
  assert.deepEqual(await run(({ text }) => window.sdk.parseUpgradeSubTask(text).issues, { text }), []);
});
