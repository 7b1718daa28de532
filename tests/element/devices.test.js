/** The list of devices: which calls it makes, what it shows, and that nothing else is lost. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { queries } from "../package/page.js";
import { response } from "./responses.js";
import { openElementPage } from "./element_page.js";

const RUNNING = response({}, { processing: 8, fail: 2 });

/** A page of subtasks. @param {number} count @param {object} [fields] Of each of them. @param {object} [page] */
function pageOf(count, fields = {}, page = {}) {
  const common = { operateType: "firmware_upgrade", status: "fail", detailInfo: "Not enough storage for the new firmware package" };
  const data = Array.from({ length: count }, (_, index) => ({ subOperationId: `sub-${index}`, deviceId: `device-${index}`, ...common, ...fields }));
  return { body: { data, pageNo: 0, pageSize: 100, totalCount: count, ...page } };
}

/** The queries of devices, in order: when, and with which parameters. @param {Awaited<ReturnType<typeof openElementPage>>} opened */
function deviceQueries({ platform, start }) {
  return queries(platform).flatMap(({ path, time }) => {
    const [, parameters] = path.split("/subOperations?");
    return parameters === undefined ? [] : [`${(time - start) / 1000} ${parameters}`];
  });
}

/** @param {Awaited<ReturnType<typeof openElementPage>>} opened */
const rows = ({ element }) => element.locator(".device-table tbody tr").allInnerTexts().then((texts) => texts.map((text) => text.replace(/\s+/g, " ").trim()));

test("no device is queried before one has failed; then one page, with the reasons", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, element } = opened;
  platform.script("op", [response(), RUNNING]);
  platform.script("op/subOperations", [pageOf(2, { startTime: "20260131T115930Z", stopTime: "20260131T115950Z" })]);

  await mount("op");
  assert.deepEqual(deviceQueries(opened), []);
  await advance(30);

  assert.deepEqual(deviceQueries(opened), ["5 subOperationStatus=fail&pageSize=100"]);
  await element.locator("[data-action=zone][value=UTC]").click();
  assert.deepEqual(await rows(opened), ["device-0", "device-1"].map((id) => `${id} Failed Not enough storage Not enough storage for the new firmware package 20 s 31/01/2026, 11:59:30 31/01/2026, 11:59:50`));
  assert.deepEqual(await element.locator("[data-action=devices-reason]").allInnerTexts(), ["2 × Not enough storage"]);
  assert.match((await element.locator('[part="reasons"]').innerText()), /Why: 2 × Not enough storage\./);
});

test("more failures are queried at most once a minute, and at the end", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance } = opened;
  const failing = (/** @type {number} */ fail) => response({}, { processing: 10 - fail, fail });
  platform.script("op", [failing(1), failing(2), failing(3), failing(4), response({ status: "failed", stopTime: "20260131T120100Z" }, { processing: 0, fail: 10 })]);
  platform.script("op/subOperations", [pageOf(1), pageOf(4), pageOf(10)]);

  await mount("op", { attributes: { refresh: "20" } });
  await advance(120);

  // At 60 s the minute has passed; at 80 s the task has ended.
  assert.deepEqual(deviceQueries(opened), [0, 60, 80].map((second) => `${second} subOperationStatus=fail&pageSize=100`));
  assert.equal((await rows(opened)).length, 10);
});

test("off: neither queried nor shown; on again, it is", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, act, advance, element } = opened;
  platform.script("op", [RUNNING]);
  platform.script("op/subOperations", [pageOf(2)]);

  await mount("op", { attributes: { devices: "off" } });
  await advance(20);
  assert.deepEqual([deviceQueries(opened), await element.locator('[part="devices"]').count()], [[], 0]);
  await act((element) => void (element.devices = null));
  await advance(1);

  assert.equal(deviceQueries(opened).length, 1);
  assert.equal((await rows(opened)).length, 2);
});

test("a longer list tells its cost before; it is loaded page by page, and can be stopped", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, settle, element } = opened;
  platform.script("op", [response({}, { total: 250, processing: 0, wait: 250 })]);
  const page = (/** @type {number} */ pageNo) => ({
    body: { ...pageOf(100).body, data: pageOf(100).body.data.map((subTask, index) => ({ ...subTask, status: "wait", subOperationId: `sub-${pageNo}-${index}`, deviceId: `device-${pageNo}-${index}` })), pageNo, totalCount: 250 },
  });
  platform.script("op/subOperations", [page(0), { fault: "silent" }]);

  await mount("op");
  await element.locator("[data-action=devices-filter][value=wait]").click();
  assert.deepEqual(deviceQueries(opened), []);
  const load = element.locator("[data-action=devices-load]");
  assert.equal(await load.innerText(), "List 250 devices (3 calls)");
  await load.click();
  await element.getByText("Loading: 100 of 250 devices…").waitFor();
  await element.locator("[data-action=devices-stop]").click();
  await settle();

  assert.deepEqual(deviceQueries(opened), ["0 subOperationStatus=wait&pageSize=100", "0 subOperationStatus=wait&pageNo=1&pageSize=100"]);
  assert.equal(await element.locator(".load").innerText(), "100 of 250 devices listed.\nList 250 devices (3 calls)");
  assert.equal((await rows(opened)).length, 50);
});

test("a list of up to 100 devices is loaded when it is opened, and again when its count has changed", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, settle, element } = opened;
  platform.script("op", [response({}, { processing: 8, success: 2 }), response({}, { processing: 7, success: 3 })]);
  platform.script("op/subOperations", [pageOf(2, { status: "success", detailInfo: null }), pageOf(3, { status: "success", detailInfo: null })]);

  await mount("op");
  const filter = element.locator("[data-action=devices-filter][value=success]");
  await filter.click();
  await settle();
  assert.equal((await rows(opened)).length, 2);
  await filter.click();
  await settle();
  assert.equal(deviceQueries(opened).length, 1);
  await advance(5);
  assert.equal(await element.locator(".load").innerText(), "The counts have changed since.\nUpdate the list (1 call)");
  await element.locator("[data-action=devices-load]").click();
  await settle();

  assert.equal(deviceQueries(opened).length, 2);
  assert.equal((await rows(opened)).length, 3);
});

test("focus, search, sort and page survive every update", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, run, element } = opened;
  platform.script("op", [response({}, { total: 200, processing: 80, fail: 120 }), response({}, { total: 200, processing: 79, success: 1, fail: 120 })]);
  platform.script("op/subOperations", [pageOf(100, {}, { totalCount: 120 })]);

  await mount("op");
  await element.locator("[data-action=devices-sort][value=device]").click();
  await element.locator("[data-action=devices-page]").last().click();
  const search = element.locator("[data-action=devices-search]");
  await search.fill("device-");
  await search.press("Home");
  await advance(6);

  assert.equal(await run(() => window.element.shadowRoot?.activeElement?.getAttribute("data-action")), "devices-search");
  assert.equal(await search.evaluate((input) => /** @type {HTMLInputElement} */ (input).selectionStart), 0);
  assert.equal(await element.locator("th[aria-sort=ascending]").innerText(), "Device");
  // A search begins at the first page.
  assert.equal(await element.locator(".pager span").innerText(), "1–50 of 100");
});

for (const [name, failure, title] of /** @type {const} */ ([
  ["a platform that does not know the call", { status: 404, body: "<h1>Not found</h1>" }, "This platform does not list devices"],
  ["a server that refuses it", { status: 403, body: "Forbidden" }, "This platform does not list devices"],
  ["a page that is no list", { body: { data: 7 } }, "The response is not a list of devices"],
])) {
  test(`${name}: the task stays whole, the list says what is wrong, and can be tried again`, async (t) => {
    const opened = await openElementPage(t);
    const { platform, mount, settle, element, events } = opened;
    platform.script("op", [RUNNING]);
    platform.script("op/subOperations", [/** @type {any} */ (failure), pageOf(2)]);

    await mount("op");
    assert.equal(await element.locator('[part="devices"] strong').first().innerText(), title);
    assert.equal(await element.locator('[part="live"] [part="mark"]').innerText(), "Live");
    assert.deepEqual((await events()).map(({ name }) => name), ["update", "error"]);
    await element.locator("[data-action=devices-load]").click();
    await settle();

    assert.equal((await rows(opened)).length, 2);
  });
}

test("a client without the call is told by its name", async (t) => {
  const opened = await openElementPage(t);
  const { platform, run, settle, access, element } = opened;
  platform.script("op", [RUNNING]);

  await run(async ({ baseUrl, appKey, token }) => {
    const { UpgradeTaskClient } = await import("iot-upgrade-task");
    const client = new UpgradeTaskClient({ baseUrl, appKey });
    window.mount({ "operation-id": "op" });
    Object.assign(window.element, { client: { watchUpgradeTask: client.watchUpgradeTask.bind(client) }, accessToken: token });
  });
  await settle();

  const panel = await element.locator('[part="devices"] .failure').innerText();
  assert.match(panel, /^The client cannot list devices\n/);
  assert.match(panel, /`client` has no `queryUpgradeSubTask`\.\s+Give a client of a version of this package that can query devices\./);
  assert.deepEqual([access.appKey !== "", deviceQueries(opened)], [true, []]);
});

test("hostile rows are text, and the list stays usable", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, element } = opened;
  const hostile = ["<img src=x onerror=alert(1)>", "\u202egnp.exe\u2066", "x".repeat(10_000), null];
  const data = hostile.map((text) => ({ subOperationId: null, deviceId: text, status: "fail", operateType: "firmware_upgrade", detailInfo: text }));
  platform.script("op", [response({}, { processing: 6, fail: 4 })]);
  platform.script("op/subOperations", [{ body: { data, totalCount: 4 } }]);

  await mount("op");

  assert.equal(await element.locator(".device-table tbody tr").count(), 4);
  assert.equal(await element.locator("img").count(), 0);
  assert.equal(await element.evaluate((element) => element.scrollWidth <= element.clientWidth), true);
});

test("copies the failed ids, and says when some are not listed", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, run, element } = opened;
  platform.script("op", [response({}, { processing: 5, fail: 5 })]);
  platform.script("op/subOperations", [pageOf(2, {}, { totalCount: 5 })]);

  await mount("op");
  await run(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: (/** @type {string} */ text) => Promise.resolve(void (window.name = text)) } }));
  await element.locator("[data-action=copy-failed-devices]").click();
  await element.getByText("Copied 2 of 5 ids: the others are not listed yet.").first().waitFor();

  assert.equal(await run(() => window.name), "device-0\ndevice-1");
});

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

test("saved devices are shown alone, with more of them, and with their saved task, in any order", async (t) => {
  const opened = await openElementPage(t);
  const { run, act, element } = opened;
  const first = JSON.stringify(pageOf(2).body);
  const second = JSON.stringify(pageOf(1, { subOperationId: "sub-9", deviceId: "device-9", status: "success", detailInfo: null }).body);
  const task = JSON.stringify(RUNNING.body);

  await run(({ body }) => {
    window.mount({});
    return window.element.showAnswer(body);
  }, { body: first });
  assert.equal((await rows(opened)).length, 2);
  await act((element, body) => element.showAnswer(body), second);
  assert.deepEqual(await element.locator("[data-action=devices-filter]").allInnerTexts(), ["Failed 2", "Succeeded 1", "All 3"]);
  await act((element, body) => element.showAnswer(body), task);
  assert.equal((await rows(opened)).length, 2);
  assert.equal(await element.locator('[part="verdict"] h2').count(), 1);
  await act((element, body) => element.showAnswer(body), second);

  assert.equal(await element.locator('[part="verdict"] h2').count(), 1);
  assert.deepEqual(deviceQueries(opened), []);
});

test("one saved object may hold both", async (t) => {
  const opened = await openElementPage(t);
  const { run, element } = opened;

  await run(({ body }) => {
    window.mount({});
    return window.element.showAnswer(body);
  }, { body: JSON.stringify({ ...RUNNING.body, ...pageOf(2).body }) });

  assert.equal((await rows(opened)).length, 2);
  assert.equal(await element.locator('[part="verdict"] h2').count(), 1);
});

test("another task has other devices, and a disconnected element queries none", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, act, advance } = opened;
  platform.script("op", [RUNNING]);
  platform.script("op/subOperations", [pageOf(2)]);
  platform.script("two", [response({ operationId: "two" }), response({ operationId: "two" }, { processing: 9, fail: 1 })]);

  await mount("op");
  assert.equal((await rows(opened)).length, 2);
  await act((element) => void (element.operationId = "two"));
  assert.equal((await rows(opened)).length, 0);
  await act((element) => element.remove());
  await advance(60);

  assert.equal(deviceQueries(opened).length, 1);
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

test("the issues of a page are shown", async (t) => {
  const { platform, mount, element } = await openElementPage(t);
  const body = { data: [{ subOperationId: "s", deviceId: "d", status: "fail", operateType: "firmware_upgrade", startTime: "bad" }, 5], totalCount: -3 };
  platform.script("op", [response({}, { processing: 9, fail: 1 })]);
  platform.script("op/subOperations", [{ body }]);

  await mount("op");

  const paths = await element.locator('[part="devices"] [part="issues"] li code').allInnerTexts();
  assert.deepEqual(paths.sort(), ["data[0].startTime", "data[1]", "totalCount"]);
});

test("a rejected token is renewed in the list, which is then loaded", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, settle, element } = opened;
  platform.script("op", [response({ status: "failed", stopTime: "20260131T120000Z" }, { processing: 8, fail: 2 })]);
  platform.script("op/subOperations", [{ status: 403, body: { resultcode: "1010005", resultmsg: "Invalid access token or appId." } }, pageOf(2)]);

  await mount("op");
  await element.locator('[part="devices"] form input').fill(platform.token());
  await element.locator('[part="devices"] form button').click();
  await settle();

  assert.equal((await rows(opened)).length, 2);
  assert.equal(await element.locator('[part="devices"] form').count(), 0);
});
