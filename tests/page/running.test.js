/** The page that `npm start` prints: it opens on a running upgrade of 250 devices. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, openPage, queries } from "./page.js";
import { shownTask } from "./screen.js";

const OPERATIONS = "/platform/iodm/northbound/v1.5.0/operations/";

/** @param {import("node:test").TestContext} t */
async function openDemonstration(t) {
  /** What came over the wire. @type {Promise<any>[]} */
  const bodies = [];
  const opened = await openPage(t, {
    watch: (page) => page.on("response", (response) => response.url().includes(OPERATIONS) && bodies.push(response.json())),
  });
  await answered(opened.page);
  return { ...opened, bodies };
}

test("the numbers are those of the answer", async (t) => {
  const { page, bodies } = await openDemonstration(t);
  const [{ staResult, targets }] = await Promise.all(bodies);
  const { total, wait, processing, success, fail, stop, timeout } = staResult;
  assert.equal(total, 250);
  assert.equal(targets.devices.length, 250);
  for (const count of [wait, processing, success, fail, timeout]) assert.ok(count > 0);

  const { figures, bar, lengths, devices } = await shownTask(page);

  const share = (/** @type {number} */ count) => (count === 1 ? "<1%" : `${Math.floor((100 * count) / 250)}%`);
  const finished = success + fail + timeout + stop;
  assert.deepEqual(figures, [`Finished ${finished} of 250 ${share(finished)}`, `Successful ${success} of 250 ${share(success)}`]);
  assert.equal(
    bar,
    `Devices by result: Succeeded ${success}, Failed ${fail}, Timed out ${timeout}, In progress ${processing}, Waiting ${wait}`,
  );
  assert.deepEqual(lengths, [success, fail, timeout, processing, wait]);
  assert.deepEqual(devices, [
    `Succeeded ${success} ${share(success)}`,
    `Failed ${fail} ${share(fail)}`,
    `Timed out ${timeout} ${share(timeout)}`,
    `Stopped ${stop} 0%`,
    `In progress ${processing} ${share(processing)}`,
    `Waiting ${wait} ${share(wait)}`,
    "Total 250",
  ]);
});

test("the rest of the screen is the answer, too, which was asked for once", async (t) => {
  const { page, bodies, platform } = await openDemonstration(t);
  const [{ targets }] = await Promise.all(bodies);
  assert.deepEqual(
    queries(platform).map(({ path, status, headers }) => [path, status, headers.app_key, headers.authorization]),
    [[`${OPERATIONS}firmware-250-devices`, 200, platform.appKey, `Bearer ${platform.token()}`]],
  );

  const { status, remark, facts, issues } = await shownTask(page);

  assert.deepEqual([status, remark, issues], ["In progress", "4 devices failed, 1 of them by timing out.", []]);
  assert.deepEqual(Object.entries(facts), Object.entries({
    "Operation id": "firmware-250-devices",
    Version: "V2.4.1",
    Targets: "250 devices",
    Type: "Firmware upgrade",
    Created: "31 Jan 2026, 19:59:40 GMT+8",
    Started: "31 Jan 2026, 19:59:48 GMT+8",
    Duration: "2 mins 12 secs so far",
    Policy: "Runs at once. Failed devices are not tried again.",
  }));
  assert.equal(await page.locator(".facts time").first().getAttribute("title"), "2026-01-31 11:59:40 UTC");
  assert.equal(await page.getByRole("status").innerText(), "In progress. 124 of 250 devices finished, 4 failed.");

  await page.getByText("250 devices", { exact: true }).click();
  assert.deepEqual(await page.locator(".targets li").allInnerTexts(), targets.devices);
});

test("every task of the demonstration can be picked", async (t) => {
  const { page, platform } = await openDemonstration(t);
  const picker = page.getByLabel("Demonstration task");
  assert.deepEqual(await picker.locator("option").allInnerTexts(), platform.catalogue().map(({ title }) => title));
  assert.equal(await picker.inputValue(), platform.tasks.firmware);

  await picker.selectOption(platform.tasks.deviceGroups);
  await answered(page);

  assert.equal(await page.getByLabel("Operation id").inputValue(), "device-groups");
  const { status, facts } = await shownTask(page);
  assert.deepEqual([status, facts["Operation id"]], ["Succeeded", "device-groups"]);
  assert.equal(facts.Targets, "2 device groups Hall A Hall B Device type WaterMeter Model NBIoTDevice Manufacturer Huawei");
});
