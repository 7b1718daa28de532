/** Saved responses in files, without a request; what follows them. */

import assert from "node:assert/strict";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { submitQuery, fillCredentials, expandDetails } from "./operator.js";
import { openPage, queries } from "./page.js";
import { drag, paste, responseBody, saveFiles, waitForNoResponse } from "./saved_responses.js";
import { displayedTask, waitForTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

/** Dispatches the event of files leaving the window, which CDP cannot emulate. @param {Page} page */
async function dragLeave(page) {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], "a.json"));
    document.body.dispatchEvent(new DragEvent("dragleave", { dataTransfer, bubbles: true }));
  });
}

for (const [encoding, swap, mark] of /** @type {const} */ ([["UTF-16LE", false, "\ufeff"], ["UTF-16BE", true, "\ufeff"], ["UTF-16LE without a mark", false, ""], ["UTF-16BE without a mark", true, ""]])) {
  test(`a response that was saved in another encoding is shown: ${encoding}`, async (t) => {
    const bytes = Buffer.from(`${mark}${responseBody("saved 任务")}`, "utf16le");
    const [file] = await saveFiles(t, { "a.json": swap ? bytes.swap16() : bytes });
    const { page } = await openPage(t);

    await page.locator("input[type=file]").setInputFiles(file);

    await waitForTask(page, "saved 任务");
  });
}

test("of several dropped files the one that was saved last is shown", async (t) => {
  const [first, second] = await saveFiles(t, { "a.json": responseBody("first"), "b.txt": responseBody("second") });
  await utimes(first, 1_000, 2_000);
  await utimes(second, 1_000, 2_001);
  const { page, url } = await openPage(t, { path: "index.html#operation=op&base=/platform&app=key" });
  const outline = (/** @type {string} */ style) =>
    page.waitForFunction((style) => getComputedStyle(document.documentElement, "::after").borderStyle === style, style);

  await drag(page, [first, second]);
  await outline("dashed");
  await dragLeave(page);
  await outline("none");
  const { drop } = await drag(page, [first, second]);
  await outline("dashed");
  await drop();
  await waitForTask(page, "second");

  await outline("none");
  assert.match(await page.title(), / · second$/);
  assert.equal(page.url(), `${url}index.html`);
  assert.equal(await page.locator("#intro").isVisible(), false);
});

test("a file that is dropped on a field is shown", async (t) => {
  const files = await saveFiles(t, { "a.json": responseBody("on-a-field") });
  const { page, url } = await openPage(t, { path: "index.html" });
  const box = await page.getByLabel("Operation id").boundingBox();
  assert.ok(box);

  const { drop } = await drag(page, files, { x: box.x + 20, y: box.y + 10 });
  await drop();
  await waitForTask(page, "on-a-field");

  assert.equal(page.url(), `${url}index.html`);
});

test("an error body is shown as an error", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });

  await paste(page, '{"error_code":"123009","error_desc":"The requested task does not exist."}');
  await page.locator('upgrade-task-status [part="failure"]').waitFor();
  await expandDetails(page);
  await page.locator("upgrade-task-status").getByText("123009", { exact: true }).waitFor();

  assert.equal(await displayedTask(page), null);
});

test("a file is opened with the keyboard, and can be opened again", async (t) => {
  const [file] = await saveFiles(t, { "a.json": responseBody("opened") });
  const { page } = await openPage(t, { path: "index.html" });
  const open = async () => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open a saved response…" }).focus();
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(file);
  };

  await open();
  await waitForTask(page, "opened");
  await writeFile(file, responseBody("opened-again"));
  await open();

  await waitForTask(page, "opened-again");
});

test("a list of devices that this page saved is opened again, whatever its size", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });
  const device = (/** @type {number} */ index) => ({ subOperationId: `s-${index}`, deviceId: `device-${index}`, status: "fail", detailInfo: "x".repeat(200), operateType: "firmware_upgrade" });
  const list = JSON.stringify({ data: Array.from({ length: 6_000 }, (_, index) => device(index)), totalCount: 6_000 });
  const [file, saved] = await saveFiles(t, { "devices.json": list, "saved.json": "" });
  assert.ok(list.length > 1_048_576);

  await page.locator("input[type=file]").setInputFiles(file);

  await page.locator('[data-action="devices-filter"]').getByText("6,000").first().waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download JSON" }).click();
  await (await download).saveAs(saved);
  await page.locator("input[type=file]").setInputFiles(saved);
  await page.getByText("1–50 of 6,000").waitFor();
});

test("invalid input shows an explanation", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });
  const [large, folder] = await saveFiles(t, { "large.json": " ".repeat(32 * 1_048_576 + 1), "text.txt": "not JSON" });

  await (await drag(page, [large])).drop();
  await page.getByText("That is no response of the platform: it is larger than 32 MiB.").waitFor();
  assert.equal(await page.locator("#intro").isVisible(), true);
  await (await drag(page, [join(folder, "..")])).drop();
  await page.getByText("The file cannot be read.").waitFor();
  await (await drag(page, [folder])).drop();

  await waitForNoResponse(page);
  assert.equal(await page.locator("#intro").isVisible(), true);
});

test("a file that is no JSON leaves what is shown, and the page says so where it is seen", async (t) => {
  const [task, devices, other] = await saveFiles(t, {
    "task.json": responseBody("opened"),
    "devices.json": JSON.stringify({ data: Array.from({ length: 40 }, (_, index) => ({ subOperationId: `s-${index}`, deviceId: `device-${index}`, status: "fail" })), totalCount: 40 }),
    "other.txt": "Dear all, the upgrade",
  });
  const { page } = await openPage(t, { path: "index.html" });
  const input = page.locator("input[type=file]");
  await input.setInputFiles([task, devices]);
  await page.getByText("device-39").waitFor();
  await page.getByRole("button", { name: "Open a saved response…" }).scrollIntoViewIfNeeded();

  await input.setInputFiles(other);
  await waitForNoResponse(page);
  assert.equal(await page.locator("#note").evaluate((note) => note.getBoundingClientRect().top >= 0), true);
  assert.deepEqual(await displayedTask(page), ["opened", "success"]);
  assert.equal(await page.getByText("device-39").count(), 1);
  await input.setInputFiles(task);

  await page.locator("#note:empty").waitFor({ state: "attached" });
});

test("a saved response stops polling, and the next query replaces it", async (t) => {
  const { page, platform } = await openPage(t, { path: "index.html#base=/platform", paused: true });
  await fillCredentials(page, platform);
  await submitQuery(page, platform.tasks.firmware);
  await waitForTask(page, platform.tasks.firmware);

  await page.locator("h1").click();
  await paste(page, responseBody("saved"));
  await waitForTask(page, "saved");
  await page.clock.runFor(120_000);
  assert.equal(queries(platform).length, 1);
  assert.equal(new URL(page.url()).hash, "");
  await submitQuery(page);
  await waitForTask(page, platform.tasks.firmware);

  assert.equal(queries(platform).length, 2);
  assert.match(page.url(), /#operation=firmware-250-devices&/);
});

test("the demonstration shows saved responses, and returns to its tasks", async (t) => {
  const { page, platform } = await openPage(t);
  await waitForTask(page, platform.tasks.firmware);

  await paste(page, responseBody("saved"));
  await waitForTask(page, "saved");
  await expandDetails(page);
  await page.getByRole("button", { name: "A few fail" }).click();

  await waitForTask(page, platform.tasks.firmware);
});

test("a task and pages of its devices are shown together, whether at once or one after another", async (t) => {
  const { page, platform } = await openPage(t, { path: "index.html" });
  const device = (/** @type {number} */ index, /** @type {string} */ status) => ({ subOperationId: `s-${index}`, deviceId: `device-${index}`, status, operateType: "firmware_upgrade" });
  const files = await saveFiles(t, {
    "task.json": '{"operationId":"op-1","status":"success","staResult":{"total":3,"success":2,"fail":1}}',
    "failed.json": JSON.stringify({ data: [device(0, "fail")], totalCount: 1 }),
    "succeeded.json": JSON.stringify({ data: [device(1, "success"), device(2, "success")], totalCount: 2 }),
  });
  const filters = page.locator('[data-action="devices-filter"]');

  await page.locator('input[type="file"]').setInputFiles(files.slice(0, 2));
  await filters.getByText("Failed").waitFor();
  await (await drag(page, files.slice(2))).drop();
  await filters.nth(1).click();
  await page.getByText("device-2").waitFor();

  assert.deepEqual(await filters.allInnerTexts(), ["Failed", "Succeeded", "All"]);
  assert.deepEqual(await displayedTask(page), ["op-1", "success"]);
  assert.equal(queries(platform).length, 0);
});
