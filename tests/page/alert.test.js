/// <reference path="./window.d.ts" />
/** Notifications: only after consent, at the first failure, at the end and when updates stop. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { response } from "../element/responses.js";
import { openPage } from "./page.js";
import { waitForTask } from "./screen.js";

const RUNNING = response({}, { success: 2, processing: 8 });
const FAILING = response({}, { success: 2, fail: 1, processing: 7 });
const FAILING_MORE = response({}, { success: 2, fail: 2, processing: 6 });
const FINISHED = response({ status: "success", stopTime: "20260131T120000Z" }, { success: 8, fail: 2, processing: 0 });

/** @param {import("node:test").TestContext} t @param {NotificationPermission} permission What the reader answers. @param {import("./page.js").WindowOptions} [options] */
async function openWatching(t, permission, options) {
  const opened = await openPage(t, { ...options, paused: true, preparePage: (page) => page.addInitScript(mockNotification, permission) });
  const { page, platform } = opened;
  platform.script("op", [RUNNING, FAILING, FAILING_MORE, FINISHED]);
  await page.evaluate(() => (location.hash = "operation=op"));
  await waitForTask(page, "op");
  const button = page.locator("#alert");
  const notifications = () => page.evaluate(() => window.notifications);
  /** The response after next is there. @param {number} failed */
  const poll = async (failed) => {
    await page.clock.runFor(5_000);
    await page.locator('[part="counts"] strong').nth(1).getByText(String(failed), { exact: true }).waitFor();
  };
  return { ...opened, button, notifications, poll };
}

test("it notifies of the first failure and of the end", async (t) => {
  const { page, button, notifications, poll } = await openWatching(t, "granted");
  assert.deepEqual(await notifications(), []);

  await button.click();
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await poll(1);
  assert.deepEqual(await notifications(), ["20% · In progress · 1 failed: op"]);
  await poll(2);
  await page.clock.runFor(5_000);
  await page.waitForFunction(() => window.notifications.length > 1);

  assert.deepEqual(await notifications(), ["20% · In progress · 1 failed: op", "80% · Finished with failures · 2 failed: op"]);
});

for (const [locale, label, title] of /** @type {const} */ ([
  ["en-GB", ["Notify me", "Of failures, of the end, and when updates stop"], "Updates stopped · 20% · In progress: op"],
  ["zh-CN", ["通知我", "失败、结束或停止更新时"], "已停止更新 · 20% · 升级中: op"],
])) {
  test(`it notifies when updates stop, as its label says: ${locale}`, async (t) => {
    const { page, platform } = await openPage(t, { locale, paused: true, preparePage: (page) => page.addInitScript(mockNotification, /** @type {NotificationPermission} */ ("granted")) });
    platform.script("op", [RUNNING]);
    await page.goto(`${page.url().split("#")[0]}#operation=op`);
    await waitForTask(page, "op");
    assert.deepEqual(await page.locator("#alert").evaluate((button) => [button.textContent, /** @type {HTMLElement} */ (button).title]), label);

    await page.locator("#alert").click();
    platform.expireTokens();
    await page.clock.runFor(5_000);
    await page.waitForFunction(() => window.notifications.length > 0);

    assert.deepEqual(await page.evaluate(() => window.notifications), [title]);
  });
}

test("a list of devices that fails is no end of the updates", async (t) => {
  const { page, platform, button, notifications, poll } = await openWatching(t, "granted");
  platform.script("op/subOperations", [{ status: 404, body: "" }]);

  await button.click();
  await poll(1);
  await page.locator('[part="devices"] .failure').waitFor();

  assert.deepEqual(await notifications(), ["20% · In progress · 1 failed: op"]);
});

test("without a gesture it asks for nothing and notifies of nothing", async (t) => {
  const { page, button, notifications, poll } = await openWatching(t, "granted");

  await poll(1);

  assert.deepEqual(await notifications(), []);
  assert.equal(await page.evaluate(() => window.permissionRequests), 0);
  assert.equal(await button.getAttribute("aria-pressed"), "false");
});

test("where the reader forbids it, there is no button any more", async (t) => {
  const { button, notifications, poll } = await openWatching(t, "denied");

  await button.click();

  await button.waitFor({ state: "hidden" });
  await poll(1);
  assert.deepEqual(await notifications(), []);
});

test("where the browser forbids it, as it does if the page came unencrypted, there is no button", async (t) => {
  const { page, platform } = await openPage(t, { preparePage: (page) => page.addInitScript(() => Object.defineProperty(Notification, "permission", { value: "denied" })) });
  await waitForTask(page, platform.tasks.firmware);

  assert.equal(await page.locator("#alert").isVisible(), false);
});

for (const locale of ["en-GB", "zh-CN"]) {
  for (const width of [390, 320]) {
    test(`the header is one row, ${locale}, ${width} px wide`, async (t) => {
      const { page, button } = await openWatching(t, "granted", { locale, width });

      const [alert, language] = await Promise.all([button.boundingBox(), page.locator("#language").boundingBox()]);

      assert.ok(alert && language);
      assert.equal(alert.y, language.y);
      assert.ok(alert.x < language.x);
    });
  }
}

/** In the page. @param {NotificationPermission} answer */
function mockNotification(answer) {
  window.notifications = [];
  window.permissionRequests = 0;
  window.Notification = /** @type {any} */ (
    class extends EventTarget {
      static permission = "default";
      static async requestPermission() {
        window.permissionRequests += 1;
        return (this.permission = answer);
      }
      /** @param {string} title @param {NotificationOptions} options */
      constructor(title, { body }) {
        super();
        window.notifications.push(`${title}: ${body}`);
      }
    }
  );
}
