/** The single-file page in Firefox. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { platformFor } from "../platform/support.js";
import { openFirefox, STATUS_FILE } from "./firefox.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** Waits until a task is displayed, and returns its counts. @param {Page} page @param {string} operationId */
async function shows(page, operationId) {
  const handle = await page.waitForFunction((id) => {
    const element = /** @type {any} */ (document.querySelector("upgrade-task-status"));
    return element.checkVisibility() && element.task?.operationId === id && element.task;
  }, {}, operationId);
  return (await handle.jsonValue()).staResult;
}

/** @param {Page} page @param {string} name */
const press = (page, name) => page.locator(`::-p-aria(${name}[role="button"])`).click();

test("it plays the recording", async (t) => {
  const page = await openFirefox(t, STATUS_FILE);

  await press(page, "See a recorded upgrade");

  const { total, success } = await shows(page, "recorded-upgrade");
  assert.deepEqual([total, success], [120, 0]);
  assert.match(await page.title(), / · recorded-upgrade$/);
});

test("it shows a saved response, and remembers its language", async (t) => {
  const page = await openFirefox(t, `${STATUS_FILE}#operation=op&base=https://iot.example.com&app=key`);

  await page.locator("summary ::-p-text(Paste a response)").click();
  await page.locator("textarea").fill('{"operationId":"saved","status":"success","staResult":{"total":2,"success":2}}');
  await press(page, "Show this response");
  assert.equal((await shows(page, "saved")).success, 2);
  assert.equal(page.url(), STATUS_FILE);
  await press(page, "中文");
  await page.reload();

  assert.equal(await page.title(), "升级任务状态");
});

test("it queries a platform that allows its origin", async (t) => {
  const platform = await platformFor(t, { cors: true });
  const link = new URLSearchParams({ operation: "device-groups", base: platform.url, app: platform.appKey });
  const page = await openFirefox(t, `${STATUS_FILE}#${link}`);

  await page.locator("#accessToken").fill(platform.token());
  await press(page, `Show status from ${new URL(platform.url).host}`);

  assert.equal((await shows(page, "device-groups")).total, 640);
});
