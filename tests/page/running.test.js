/** The demonstration of `npm start`, which opens on a running upgrade of 250 devices. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, queries } from "./page.js";
import { readScreen, waitForTask } from "./screen.js";

const OPERATIONS = "/platform/iodm/northbound/v1.5.0/operations/";

/** @param {import("node:test").TestContext} t */
async function openDemonstration(t) {
  /** @type {import("playwright-core").Response[]} */
  const responses = [];
  const opened = await openPage(t, {
    preparePage: (page) => page.on("response", (response) => response.url().includes(OPERATIONS) && responses.push(response)),
  });
  await waitForTask(opened.page, opened.platform.tasks.firmware);
  // Only this body is read: a test may end before a later one has come.
  return { ...opened, body: await responses[0].json() };
}

test("the counts are those of the response", async (t) => {
  const { page, body } = await openDemonstration(t);
  const { staResult, targets } = body;
  const { total, wait, processing, success, fail, stop, timeout } = staResult;
  assert.equal(total, 250);
  assert.equal(targets.devices.length, 250);
  for (const count of [wait, processing, success, fail, timeout]) assert.ok(count > 0);

  const { verdict, bar, lengths, counts } = await readScreen(page);

  assert.equal(verdict, `In progress: ${success} of 250 devices upgraded, ${fail} failed, ${timeout} timed out.`);
  assert.equal(
    bar,
    `Devices by result: Succeeded ${success}, Failed ${fail}, Timed out ${timeout}, In progress ${processing}, Waiting ${wait}`,
  );
  assert.deepEqual(lengths, [success, fail, timeout, processing, wait]);
  assert.deepEqual(counts, [
    `Succeeded ${success} 48%`,
    `Failed ${fail} 1%`,
    `Timed out ${timeout} <1%`,
    `Stopped ${stop} 0%`,
    `In progress ${processing} 17%`,
    `Waiting ${wait} 33%`,
    "Time left not known yet",
  ]);
});

test("the other fields are those of the response, with a single request", async (t) => {
  const { page, body, platform } = await openDemonstration(t);
  const { targets } = body;
  assert.deepEqual(
    queries(platform).map(({ path, status, headers }) => [path, status, headers.app_key, headers.authorization]),
    [[`${OPERATIONS}firmware-250-devices`, 200, platform.appKey, `Bearer ${platform.token()}`]],
  );

  await page.locator('[part="devices"] table').waitFor();
  const { reasons, facts, issues } = await readScreen(page);

  assert.deepEqual(issues, []);
  assert.deepEqual(reasons, [
    "Why: 3 × Connection lost during the download; 1 × Device did not report the result in time.",
  ]);
  assert.deepEqual(Object.entries(facts), Object.entries({
    Version: "V2.4.1",
    Targets: "250 devices",
    Type: "Firmware upgrade",
    Created: "31 Jan 2026, 19:59:40 GMT+8 2 min ago",
    Started: "31 Jan 2026, 19:59:48 GMT+8 2 min ago",
    Duration: "2 min 12 s so far",
    "Times in": "Local time (GMT+8) UTC",
    Policy: "Starts immediately. Failed devices are not retried.",
  }));

  await page.getByText("250 devices", { exact: true }).click();
  assert.deepEqual(await page.locator('[part="targets"] li').allInnerTexts(), targets.devices);
});

test("it keeps polling, and the title shows the state", async (t) => {
  const { page, platform, url } = await openPage(t, { paused: true });
  await waitForTask(page, platform.tasks.firmware);
  assert.equal(await page.title(), "48% · In progress · 3 failed · 1 timed out · firmware-250-devices");

  platform.script(platform.tasks.firmware, [{ body: { operationId: platform.tasks.firmware, status: "success", staResult: { total: 250, success: 250 } } }]);
  await page.clock.runFor(5_000);
  await page.waitForFunction(() => document.title.startsWith("100%"));

  assert.equal(await page.title(), "100% · Succeeded · firmware-250-devices");
  assert.equal(page.url(), url);
});

test("the picker offers every scenario of the simulated platform", async (t) => {
  const { page, platform } = await openDemonstration(t);
  const { tasks, faults } = platform.catalogue();
  const picker = page.getByRole("group", { name: "Simulated platform" });
  assert.deepEqual(await picker.getByRole("button").allInnerTexts(), tasks.map(({ title }) => title.en));
  assert.deepEqual(await picker.getByLabel("Faults").locator("option").allInnerTexts(), ["Choose a fault…", ...faults.map(({ title }) => title.en)]);
  const pressed = () => picker.getByRole("button", { pressed: true }).allInnerTexts();
  assert.deepEqual(await pressed(), ["A few fail"]);

  await picker.getByRole("button", { name: "Two groups" }).press("Enter");
  await waitForTask(page, "device-groups");
  assert.equal(await page.getByLabel("Operation id").inputValue(), "device-groups");
  assert.deepEqual(await pressed(), ["Two groups"]);
  assert.equal(
    (await readScreen(page)).facts.Targets,
    "2 device groups Hall A Hall B Device type WaterMeter Model NBIoTDevice Manufacturer Huawei",
  );

  await picker.getByLabel("Faults").selectOption("fault-unknown-task");
  await page.locator('[part="failure"]').waitFor();
  assert.deepEqual(await pressed(), []);
  assert.equal(await page.getByLabel("Operation id").inputValue(), "fault-unknown-task");
  await page.getByRole("button", { name: "中文" }).click();
  assert.equal(await page.getByLabel("故障", { exact: true }).inputValue(), "fault-unknown-task");
  await page.getByRole("button", { name: "设备离线" }).click();
  assert.equal(await page.getByLabel("故障", { exact: true }).inputValue(), "");
});

test("a fault that was chosen can be read in full", async (t) => {
  const { page, platform } = await openPage(t, { width: 1280 });
  await waitForTask(page, platform.tasks.firmware);
  const select = page.getByLabel("Faults");

  const room = await select.evaluate((/** @type {HTMLSelectElement} */ select) => {
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d"));
    context.font = getComputedStyle(select).font;
    return [...select.options].map((option) => {
      select.value = option.value;
      return Math.round(select.clientWidth - context.measureText(option.text).width);
    });
  });

  // The padding on both sides.
  assert.deepEqual(room.filter((pixels) => pixels < 16), []);
});

test("no control of the picker is truncated on a phone", async (t) => {
  const { page, platform } = await openPage(t, { width: 320 });
  await waitForTask(page, platform.tasks.firmware);

  const cut = await page.locator(".picker :is(button, select)").evaluateAll((controls) =>
    controls.filter((control) => control.scrollWidth > control.clientWidth || control.getBoundingClientRect().right > innerWidth).length,
  );

  assert.equal(cut, 0);
});
