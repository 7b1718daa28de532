/** What the platform lists, against what it counts: devices that are missing, of unknown status or without ids. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { deviceQueries, pageOf, rows } from "./devices_page.js";
import { openElementPage } from "./element_page.js";
import { response } from "./responses.js";

const TIMED_OUT = response({ status: "success", stopTime: "20260131T120000Z" }, { processing: 0, success: 6, fail: 3, timeout: 1 });

/** The failed devices of an ended task. @param {import("node:test").TestContext} t @param {object} page @param {{ lang?: string, task?: ReturnType<typeof response> }} [options] */
async function openListed(t, page, { lang = "en", task = response({ status: "success", stopTime: "20260131T120000Z" }, { processing: 0, success: 8, fail: 2 }) } = {}) {
  const opened = await openElementPage(t);
  opened.platform.script("op", [task]);
  opened.platform.script("op/subOperations", [/** @type {any} */ (page)]);
  await opened.mount("op", { attributes: { lang } });
  await opened.run(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: (/** @type {string} */ text) => Promise.resolve(void (window.name = text)) } }));
  const copyIds = async () => {
    await opened.element.locator("[data-action=copy-failed-devices]").click();
    await opened.settle();
    return { copied: await opened.run(() => window.name), notice: await opened.element.locator("[data-action=copy-failed-devices] + .muted").innerText() };
  };
  return { ...opened, copyIds };
}

for (const [lang, text, copied] of /** @type {const} */ ([
  ["en", "The platform counts 4 devices but lists only 3 of them.", "Copied 3 ids."],
  ["zh", "平台统计了4台设备，但只列出3台。", "已复制3个 ID。"],
])) {
  test(`a list that lacks the devices that timed out says so on the screen, beside the copy and in the summary: ${lang}`, async (t) => {
    const { element, copyIds, run } = await openListed(t, pageOf(3), { lang, task: TIMED_OUT });

    assert.deepEqual(await element.locator(".load").allInnerTexts(), [text]);
    assert.deepEqual(await copyIds(), { copied: "device-0\ndevice-1\ndevice-2", notice: `${copied} ${text}` });
    assert.ok((await run(() => window.element.summary)).includes(`\n${text}\n3 × `));
  });
}

for (const [lang, text] of /** @type {const} */ ([["en", "The platform counts 2 devices but lists none of them."], ["zh", "平台统计了2台设备，但未列出任何一台。"]])) {
  test(`a list without any of them says so once: ${lang}`, async (t) => {
    const { element, run } = await openListed(t, pageOf(0), { lang });

    assert.deepEqual(await element.locator('[part="devices"] .muted').allInnerTexts().then((texts) => texts.filter((shown) => /平台统计|counts|No devices|没有/.test(shown))), [text]);
    assert.ok((await run(() => window.element.summary)).includes(`\n${text}\n`));
  });
}

test("devices of unknown status are among those for which the platform listed them, in the copy and the file, too", async (t) => {
  const { body } = pageOf(6, { status: "timeout" });
  const data = body.data.map((subTask, index) => (index < 2 ? subTask : { ...subTask, detailInfo: "Task Conflict" }));
  const task = response({ status: "success", stopTime: "20260131T120000Z" }, { processing: 0, success: 4, fail: 6 });
  const opened = await openListed(t, { body: { ...body, data } }, { task });
  const { element, page, copyIds } = opened;

  assert.deepEqual((await rows(opened)).slice(0, 3), ["device-0 Unknown Not enough storage", "device-1 Unknown Not enough storage", "device-2 Unknown Another task runs on the device"]);
  assert.deepEqual(await element.locator("[data-action=devices-reason]").allInnerTexts(), ["4 × Another task runs on the device", "2 × Not enough storage"]);
  assert.deepEqual(await element.locator(".load").allInnerTexts(), []);
  await element.locator("[data-action=devices-reason]").last().click();
  assert.deepEqual(await copyIds(), { copied: "device-0\ndevice-1", notice: "Copied 2 ids." });
  const downloading = page.waitForEvent("download");
  await element.locator("[data-action=download-devices]").click();
  const file = await textOf(/** @type {any} */ (await (await downloading).createReadStream()));
  assert.deepEqual(file.match(/^device-.*?,.*?,/gm), ["device-0,unknown,", "device-1,unknown,"]);
});

test("devices without ids are found by their reason; with no id at all, there is nothing to copy", async (t) => {
  const { body } = pageOf(6, { deviceId: null, detailInfo: "Weird fault" });
  const data = body.data.map((subTask, index) => (index < 2 ? subTask : { ...subTask, detailInfo: "Another fault" }));
  const opened = await openListed(t, { body: { ...body, data } });

  await opened.element.locator("[data-action=devices-reason]").last().click();

  assert.deepEqual(await rows(opened), ["no id Failed Weird fault", "no id Failed Weird fault"]);
  assert.equal(await opened.element.locator("[data-action=copy-failed-devices]").count(), 0);
});

for (const [lang, notice] of /** @type {const} */ ([["en", "Copied 1 id. 1 device without an id."], ["zh", "已复制1个 ID。 1台设备没有 ID。"]])) {
  test(`the copy says how many devices have no id: ${lang}`, async (t) => {
    const { body } = pageOf(2);
    const { copyIds } = await openListed(t, { body: { ...body, data: [body.data[0], { ...body.data[1], deviceId: null }] } }, { lang });

    assert.deepEqual(await copyIds(), { copied: "device-0", notice });
  });
}

for (const [lang, label, why] of /** @type {const} */ ([
  ["en", "such as “Sensor 0 says no”", "Why: 3 × such as “Sensor 0 says no”; 2 × Another task runs on the device."],
  ["zh", "例如“Sensor 0 says no”", "原因：3 × 例如“Sensor 0 says no”；2 × 设备上有其他任务在执行。"],
])) {
  test(`a group of different texts is named by one of them as an example: ${lang}`, async (t) => {
    const { body } = pageOf(5, { detailInfo: "Task Conflict" });
    const data = body.data.map((subTask, index) => (index < 3 ? { ...subTask, detailInfo: `Sensor ${index} says no.` } : subTask));
    const task = response({ status: "success", stopTime: "20260131T120000Z" }, { processing: 0, success: 5, fail: 5 });
    const { element, run } = await openListed(t, { body: { ...body, data } }, { lang, task });

    assert.equal(await element.locator("[data-action=devices-reason]").first().innerText(), `3 × ${label.replace("no”", "no.”")}`);
    assert.deepEqual(await element.locator('[part="reasons"] li').allInnerTexts(), [why]);
    assert.match(await run(() => window.element.summary), new RegExp(`^3 × ${label}[:：] ?device-0, device-1, device-2$`, "m"));
  });
}

for (const [lang, why] of /** @type {const} */ ([["en", "Why: 2 × Device is offline."], ["zh", "原因：2 × Device is offline。"]])) {
  test(`a sentence that ends with the platform's words has one period: ${lang}`, async (t) => {
    const { element, run } = await openListed(t, pageOf(2, { detailInfo: "Device is offline." }), { lang });

    assert.deepEqual(await element.locator('[part="reasons"] li').allInnerTexts(), [why]);
    assert.match(await run(() => window.element.summary), /^2 × Device is offline[:：] ?device-0, device-1$/m);
  });
}

test("where no device has failed any more, there is nothing to list and no call for it; the cost is told while there is", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, settle, element } = opened;
  platform.script("op", [response({}, { processing: 5, fail: 5 }), response({}, { processing: 10, fail: 0 })]);
  platform.script("op/subOperations", [pageOf(5), pageOf(10, { status: "processing" })]);
  const texts = () => element.locator('[part="devices"] :is(p, [data-action=devices-load])').allInnerTexts();

  await mount("op");
  await advance(5);
  assert.deepEqual(await texts(), ["Listing costs one call per 100 devices, of the 100 calls a minute.", "No devices to list."]);
  await element.locator("[data-action=devices-filter][value=processing]").click();
  await settle();

  assert.deepEqual(await texts(), []);
  assert.equal(deviceQueries(opened).length, 2);
});

test("a token that was rejected for the task and for its devices has one field, which serves both", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, settle, element, secrets } = opened;
  platform.script("op", [response({}, { processing: 5, wait: 5 })]);
  platform.script("op/subOperations", [pageOf(5, { status: "wait" })]);

  await mount("op");
  platform.expireTokens();
  await element.locator("[data-action=devices-filter][value=wait]").click();
  await settle();
  const fields = element.getByLabel("New access token");
  assert.equal(await fields.count(), 1);
  await advance(5);
  assert.equal(await fields.count(), 1);
  const token = platform.token();
  secrets.add(token);
  await fields.fill(token);
  await element.getByRole("button", { name: "Continue" }).click();
  await settle();

  assert.equal(await fields.count(), 0);
  assert.equal((await rows(opened)).length, 5);
});

for (const [lang, why, next] of /** @type {const} */ ([
  ["en", "Why: 3 × Another task runs on the device; 2 × No reason given; 4 × Not listed.", "Next: find the causes of the failures."],
  ["zh", "原因：3 × 设备上有其他任务在执行；2 × 未给出原因；4 × 未列出。", "下一步：查明失败原因。"],
])) {
  test(`devices without a reason are told from those that are not listed, and the causes of a few are not those of most: ${lang}`, async (t) => {
    const { body } = pageOf(5, { detailInfo: "Task Conflict" });
    const data = body.data.map((subTask, index) => (index < 2 ? { ...subTask, detailInfo: null } : subTask));
    const { element, run } = await openListed(t, { body: { ...body, data, totalCount: 9 } }, { lang, task: response({}, { processing: 1, fail: 9 }) });

    assert.deepEqual(await element.locator('[part="reasons"] li').allInnerTexts(), [why]);
    assert.equal(await element.locator('[part="next"]').innerText(), next);
    assert.ok((await run(() => window.element.summary)).includes(next));
  });
}
