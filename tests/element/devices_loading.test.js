/** The list of devices: which calls it makes, and what it shows meanwhile. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { RUNNING, deviceQueries, pageOf, rows } from "./devices_page.js";
import { openElementPage } from "./element_page.js";
import { ENDED, response } from "./responses.js";

test("no device is queried before one has failed; then one page, with the reasons", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, element } = opened;
  platform.script("op", [response(), RUNNING]);
  platform.script("op/subOperations", [pageOf(2, { startTime: "20260131T115930Z", stopTime: "20260131T115950Z" })]);

  await mount("op");
  assert.deepEqual(deviceQueries(opened), []);
  await advance(30);

  assert.deepEqual(deviceQueries(opened), ["5 subOperationStatus=fail&pageSize=100"]);
  await element.locator("[data-action=zone]").selectOption("UTC");
  assert.deepEqual(await rows(opened), ["device-0", "device-1"].map((id) => `${id} Failed Not enough storage 20 s 31 Jan, 11:59:30 31 Jan, 11:59:50`));
  assert.match((await element.locator('[part="reasons"]').innerText()), /Why: 2 × Not enough storage\./);
});

test("meanwhile the reasons are told as far as they are known, and the task's own counts stand once", async (t) => {
  const { platform, mount, advance, element } = await openElementPage(t);
  const failing = (/** @type {number} */ fail) => response({}, { total: 1_000, processing: 1_000 - fail, fail });
  platform.script("op", [failing(200), failing(203), failing(150)]);
  platform.script("op/subOperations", [pageOf(100, {}, { totalCount: 200 })]);
  const why = element.locator('[part="reasons"]').getByText(/^Why/);

  await mount("op");
  assert.equal(await why.innerText(), "Why: 100 × Not enough storage; 100 × Not listed.");
  await advance(5);
  assert.equal(await why.innerText(), "Why: 100 × Not enough storage; 103 × Not listed.");
  // In the verdict and in the counts; and "100 of 203 devices listed".
  const shown = await element.locator("[part=response]").innerText();
  assert.equal(shown.match(/\b797\b/g)?.length, 1);
  assert.equal(shown.match(/\b203\b/g)?.length, 2 + 1);
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
  assert.equal(await element.locator(".load").innerText(), "100 of 250 devices listed.\nList all (3 calls)");
  assert.equal((await rows(opened)).length, 50);
});

/** A page of waiting devices, from the first to before the last of them. @param {number} first @param {number} last @param {number} totalCount */
function waiting(first, last, totalCount) {
  const data = pageOf(last, { status: "wait", detailInfo: null }).body.data.slice(first);
  return { body: { data, totalCount } };
}

/** Opens the waiting devices, as many as the task counts, loads them, and downloads them. @param {Parameters<typeof openElementPage>[0]} t @param {number} count @param {ReturnType<typeof waiting>[]} pages */
async function loadWaiting(t, count, pages) {
  const opened = await openElementPage(t);
  const { platform, mount, settle, element, page } = opened;
  platform.script("op", [response({}, { total: count, processing: 0, wait: count })]);
  platform.script("op/subOperations", pages);

  await mount("op");
  await element.locator("[data-action=devices-filter][value=wait]").click();
  await element.locator("[data-action=devices-load]").click();
  await settle();
  const downloading = page.waitForEvent("download");
  await element.locator("[data-action=download-devices]").click();
  const download = await downloading;
  const text = await textOf(/** @type {any} */ (await download.createReadStream()));
  return {
    pages: deviceQueries(opened).map((query) => Number(/pageNo=(\d+)/.exec(query)?.[1] ?? 0)),
    status: await element.locator(".load").allInnerTexts(),
    file: download.suggestedFilename(),
    devices: new Set(text.match(/^device-\d+(?=,)/gm)).size,
  };
}

test("devices that leave a list while it is loaded move no other past it", async (t) => {
  const found = await loadWaiting(t, 300, [waiting(0, 100, 300), waiting(160, 260, 240), waiting(60, 160, 240), waiting(260, 300, 240)]);
  assert.deepEqual(found, { pages: [0, 1, 0, 2], status: [], file: "upgrade-task-op-devices.csv", devices: 300 });
});

test("a list that may lack devices says so, and so does the name of its file", async (t) => {
  const found = await loadWaiting(t, 150, [waiting(0, 100, 150), waiting(0, 0, 150)]);
  assert.deepEqual(found, { pages: [0, 1], status: ["100 of 150 devices listed.\nList all (2 calls)"], file: "upgrade-task-op-devices-incomplete.csv", devices: 100 });
});

test("also where it has as many as the task counts, but not as many as the platform lists", async (t) => {
  const found = await loadWaiting(t, 120, [waiting(0, 100, 130), waiting(90, 120, 130), waiting(0, 0, 130)]);
  const status = ["The list changed while it was loaded: devices may be missing.\nList all (2 calls)"];
  assert.deepEqual(found, { pages: [0, 1, 2], status, file: "upgrade-task-op-devices-incomplete.csv", devices: 120 });
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
  assert.match(panel, /client has no queryUpgradeSubTask\.\s+Give a client of a version of this package that can query devices\./);
  assert.deepEqual([access.appKey !== "", deviceQueries(opened)], [true, []]);
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

test("a load that was throttled says how long it waits", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, settle, element } = opened;
  platform.script("op", [response({ status: "failed", stopTime: "20260131T120000Z" }, { processing: 8, fail: 2 })]);
  platform.script("op/subOperations", [{ status: 429, headers: { "retry-after": "30" }, body: "" }, pageOf(2)]);

  await mount("op");
  await advance(2);
  assert.match(await element.locator(".load").innerText(), /^Loading: 0 devices so far… waiting for the call limit, (2[89]|30) s\nStop$/);
  await advance(40);
  await settle();

  assert.equal((await rows(opened)).length, 2);
});

test("also when it was begun long after the task has ended", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, advance, element } = opened;
  platform.script("op", [ENDED]);
  platform.script("op/subOperations", [{ status: 429, headers: { "retry-after": "30" }, body: "" }]);

  await mount("op");
  await advance(45);
  await element.locator("[data-action=devices-filter][value=success]").click();
  await advance(2);

  assert.match(await element.locator(".load").innerText(), /^Loading: 0 devices so far… waiting for the call limit, (2[789]|30) s\nStop$/);
});

test("what nobody asked for is queried only while the element's own document is seen", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, act, advance, run } = opened;
  platform.script("op", [RUNNING]);
  platform.script("op/subOperations", [pageOf(2)]);
  await run(() => Object.defineProperty(document, "hidden", { value: true }));

  await mount("op");
  assert.deepEqual(deviceQueries(opened), []);

  await act((element) => void document.body.appendChild(document.createElement("iframe")).contentDocument?.body.append(element));
  await advance(5);
  assert.equal(deviceQueries(opened).length, 1);
});
