/** Devices that were saved, with or without their task. */

import assert from "node:assert/strict";
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
