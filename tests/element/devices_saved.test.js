/** Devices that were saved, with or without their task. */

import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { test } from "node:test";

import { RUNNING, deviceQueries, pageOf, rows } from "./devices_page.js";
import { openElementPage } from "./element_page.js";
import { response } from "./responses.js";

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

test("a saved error is shown without the devices of another file, and asks for nothing that cannot be entered", async (t) => {
  const opened = await openElementPage(t);
  const { run, act, element } = opened;
  const devices = JSON.stringify(pageOf(2).body);
  await run(({ body }) => {
    window.mount({});
    return window.element.showAnswer(body);
  }, { body: devices });

  await act((element, body) => element.showAnswer(body), '{"error_code":"1010005","error_desc":"Invalid access token."}');

  assert.equal(await element.locator("[part=devices]").count(), 0);
  assert.match(await element.locator("[part=failure] > p").innerText(), /^A fresh access token is needed: /);
  await act((element, body) => element.showAnswer(body), devices);
  assert.equal((await rows(opened)).length, 2);
  assert.equal(await element.locator("[part=failure]").count(), 0);
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

test("a task and its devices may be pasted one after the other, in any order", async (t) => {
  const task = JSON.stringify(RUNNING.body);
  const devices = JSON.stringify(pageOf(2, { detailInfo: 'a } in a "text" \\' }).body, null, 2);
  const others = JSON.stringify(pageOf(1, { subOperationId: "sub-9", deviceId: "device-9" }).body);
  const opened = await openElementPage(t);
  const { run, act, element } = opened;
  await run(() => void window.mount({}));

  for (const body of [`${task}${devices}${others}`, ` ${others}\r\n${devices}\n\n${task}\n`, `[${devices},${task},${others}]`]) {
    await act((element, body) => element.showAnswer(body), body);
    assert.equal((await rows(opened)).length, 3, body);
    assert.equal(await element.locator('[part="verdict"] h2').count(), 1, body);
    await act((element) => void (element.operationId = "another"));
  }
  // What is no response is not passed over.
  await act((element, body) => element.showAnswer(body), `${task}${devices.slice(0, -3)}`);
  assert.equal(await element.locator('[part="failure"] h2').innerText(), "The response is not JSON");
});

test("one response is read with text around it, too", async (t) => {
  const task = JSON.stringify(RUNNING.body, null, 2);
  const opened = await openElementPage(t);
  const { run, act, element } = opened;
  await run(() => void window.mount({}));

  for (const body of [`HTTP/1.1 200 OK\r\nETag: "abc"\r\n\r\n${task}`, `\`\`\`json\n${task}\n\`\`\`\n`, `task: ${task}`, `${task}\nthanks`, `[${task}]`]) {
    await act((element, body) => element.showAnswer(body), body);
    assert.equal(await element.locator('[part="verdict"] h2').count(), 1, body);
    await act((element) => element.showAnswer("{"));
    assert.equal(await element.locator('[part="verdict"] h2').count(), 0);
  }
  // Braces that hold no JSON are not taken for a response.
  await act((element) => element.showAnswer("<script>function f() { return 1 }</script>"));
  assert.equal(await element.locator('[part="failure"] h2').innerText(), "The response is not JSON");
});

test("of several polls of a task the last one is shown, and an error beside them hides none of it", async (t) => {
  const poll = (/** @type {number} */ success) => JSON.stringify(response({}, { processing: 10 - success, success }).body);
  const error = '{"resultcode":"1010005","resultmsg":"Invalid access token or appId."}';
  const opened = await openElementPage(t);
  const { run, act, element } = opened;
  await run(() => void window.mount({}));

  for (const body of [`${poll(2)}\n${poll(7)}`, `${error}\n${poll(7)}`, `${poll(2)}\n${poll(7)}\n${error}\n`, `[${error},${poll(7)},${error}]`]) {
    await act((element, body) => element.showAnswer(body), body);
    assert.equal(await run(() => window.element.task?.staResult.success), 7, body);
    await act((element) => element.showAnswer("{"));
    assert.equal(await run(() => window.element.task), null);
  }
  await act((element, body) => element.showAnswer(body), `${error}${JSON.stringify(pageOf(3).body)}`);
  assert.equal((await rows(opened)).length, 3);
  await act((element, body) => element.showAnswer(body), `${error}${error}`);
  assert.equal(await element.locator('[part="failure"] h2').innerText(), "The access token or the app key is not accepted");
});

test("saved pages of a longer list do not look like all of it, until the others are there", async (t) => {
  const opened = await openElementPage(t);
  const { run, act, page, element } = opened;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const pageAt = (/** @type {number} */ pageNo, /** @type {number} */ count) => {
    const { body } = pageOf(count, {}, { pageNo, totalCount: 150 });
    return JSON.stringify({ ...body, data: body.data.map((subTask, index) => ({ ...subTask, subOperationId: `sub-${pageNo}-${index}` })) });
  };
  const filters = element.locator("[data-action=devices-filter]");
  await run(() => void window.mount({}));

  await act((element, body) => element.showAnswer(body), pageAt(0, 100));
  assert.deepEqual([await filters.allInnerTexts(), await element.locator(".load").innerText()], [["Failed –", "All 150"], "100 of 150 devices listed."]);
  await element.locator("[data-action=copy-failed-devices]").click();
  await element.getByText("Copied 100 ids. 100 of 150 devices listed.").first().waitFor();
  await act((element, body) => element.showAnswer(body), pageAt(1, 50));
  assert.deepEqual([await filters.allInnerTexts(), await element.locator(".load").count()], [["Failed 150", "All 150"], 0]);
  // With its task, the counts of the task tell.
  await act((element, body) => element.showAnswer(body), JSON.stringify(response({}, { total: 400, processing: 240, fail: 160 }).body));
  assert.equal(await element.locator(".load").innerText(), "150 of 160 devices listed.");
  await element.locator("[data-action=devices-filter][value=processing]").click();
  assert.match(await element.locator("[part=devices]").innerText(), /\n0 of 240 devices listed\.\s*$/);
});

test("a list that was downloaded before it was complete, or as far as it was searched, says so when it is opened", async (t) => {
  const opened = await openElementPage(t);
  const { platform, mount, run, act, page, element } = opened;
  platform.script("op", [response({}, { total: 400, processing: 250, fail: 150 })]);
  platform.script("op/subOperations", [pageOf(100, {}, { totalCount: 150 })]);
  const downloaded = async () => {
    const downloading = page.waitForEvent("download");
    await element.locator("[data-action=download-devices-json]").click();
    const download = await downloading;
    name = download.suggestedFilename();
    return textOf(/** @type {any} */ (await download.createReadStream()));
  };
  let name = "";
  const shown = async () => [(await element.locator("[data-action=devices-filter]").allInnerTexts()).join(), await element.locator(".load").allInnerTexts()];

  await mount("op");
  const failed = await downloaded();
  await element.locator("[data-action=devices-filter][value=all]").click();
  const all = await downloaded();
  await element.locator("[data-action=devices-search]").fill("device-42");
  const found = await downloaded();

  for (const [body, expected] of /** @type {const} */ ([
    [failed, ["Failed –,All 150", ["100 of 150 devices listed."]]],
    [all, ["Failed –,All 400", ["100 of 400 devices listed."]]],
    [found, ["Failed –,All 400", ["1 of 400 devices listed."]]],
  ])) {
    await run(() => (window.element.remove(), void window.mount({})));
    await act((element, body) => element.showAnswer(body), body);
    assert.deepEqual(await shown(), expected);
    // What is saved again is as incomplete.
    assert.equal(JSON.parse(await downloaded()).totalCount, JSON.parse(body).totalCount);
    assert.equal(name, "upgrade-task-devices-incomplete.json");
  }
});

test("of thousands of reasons, a hundred are listed, and the others are counted", async (t) => {
  const { run, element } = await openElementPage(t);
  const letters = (/** @type {number} */ index) => String(index).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)]);
  const data = Array.from({ length: 3_000 }, (_, index) => ({ subOperationId: `s-${index}`, deviceId: `device-${index}`, status: "fail", operateType: "firmware_upgrade", detailInfo: `reason ${letters(index)}` }));

  await run(({ body }) => {
    window.mount({});
    return window.element.showAnswer(body);
  }, { body: JSON.stringify({ data, totalCount: data.length }) });

  assert.equal(await element.locator("[data-action=devices-reason]").count(), 100);
  assert.deepEqual(await element.locator('[part="devices"] details > :is(summary, p)').allTextContents(), ["2,988 more", "2,900 other reasons"]);
});
