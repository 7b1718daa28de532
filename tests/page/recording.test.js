/** The recorded upgrade from start to end, with a fake clock. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { submitQuery, fillCredentials } from "./operator.js";
import { openFile, openPage, queries } from "./page.js";
import { displayedTask, waitForTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

const NOTE = "This is a recording of 120 devices, three minutes long. Nothing is sent anywhere.";

/** The counts on the screen. @param {Page} page */
const counts = (page) =>
  page.locator("upgrade-task-status").evaluate((element) => /** @type {any} */ (element).task.staResult);

/** @param {Page} page */
async function play(page) {
  await page.getByRole("button", { name: "See a recorded upgrade" }).click();
  await waitForTask(page, "recorded-upgrade");
}

/** @type {Record<string, (t: import("node:test").TestContext) => Promise<Page>>} */
const PAGES = {
  "served": async (t) => (await openPage(t, { path: "index.html#operation=op&base=/platform", paused: true })).page,
  "from a file": (t) => openFile(t, { paused: true }),
};

for (const [where, open] of Object.entries(PAGES)) {
  test(`it runs to its end, ${where}`, async (t) => {
    const page = await open(t);

    await play(page);
    assert.equal(await page.locator("#note").innerText(), NOTE);
    assert.equal(new URL(page.url()).hash, "");
    assert.match(await page.title(), / · recorded-upgrade$/);
    assert.deepEqual(await counts(page), { total: 120, wait: 112, processing: 8, success: 0, fail: 0, stop: 0, timeout: 0 });

    let finished = 0;
    for (let second = 0; (await displayedTask(page))?.[1] === "processing"; second += 5) {
      assert.ok(second < 300, "It has no end.");
      await page.clock.runFor(5_000);
      const { total, ...rest } = await counts(page);
      const sum = Object.values(rest).reduce((sum, count) => sum + count, 0);
      assert.equal(sum, total);
      assert.ok(total - rest.wait - rest.processing >= finished);
      finished = total - rest.wait - rest.processing;
    }

    assert.deepEqual(await displayedTask(page), ["recorded-upgrade", "success"]);
    assert.deepEqual(await counts(page), { total: 120, wait: 0, processing: 0, success: 116, fail: 3, stop: 0, timeout: 1 });
    assert.equal(await page.locator('[data-action="devices-filter"]').first().innerText(), "Failed or timed out");
    assert.deepEqual(await page.locator('[part="reasons"] li').allInnerTexts(), [
      "Why: 2 × Connection lost during the download; 1 × Not enough storage; 1 × Download took too long.",
    ]);
  });
}

for (const [locale, name, mark] of /** @type {const} */ ([["en-GB", "See a recorded upgrade", "Recording"], ["zh-CN", "观看升级录像", "录像"]])) {
  test(`it is not called live, and no response is promised: ${locale}`, async (t) => {
    const { page } = await openPage(t, { path: "index.html", locale, paused: true });
    await page.getByRole("button", { name }).click();
    await waitForTask(page, "recorded-upgrade");
    await page.clock.runFor(2_000);

    assert.equal(await page.locator('[part="mark"]').innerText(), mark);
    assert.doesNotMatch(await page.locator('[part="clocks"] summary').innerText(), /next|刷新/);
  });
}

test("what is queried after it is live", async (t) => {
  const { page, platform } = await openPage(t, { path: "index.html#base=/platform", paused: true });
  await play(page);

  await fillCredentials(page, platform);
  await submitQuery(page, platform.tasks.firmware);
  await waitForTask(page, platform.tasks.firmware);

  assert.equal(await page.locator('[part="mark"]').innerText(), "Live");
  assert.match(await page.locator('[part="clocks"] summary').innerText(), /next/);
});

test("its responses have no issues, and its times are current", async (t) => {
  const { page, now } = await openPage(t, { path: "index.html", paused: true });
  await play(page);

  const { createTime, startTime, devices, issues } = await page.locator("upgrade-task-status").evaluate((element) => {
    const { createTime, startTime, targets, issues } = /** @type {any} */ (element).task;
    return { createTime, startTime, devices: targets.devices, issues };
  });

  assert.deepEqual([createTime, startTime], [new Date(now - 21_000), new Date(now - 8_000)]);
  assert.deepEqual(issues, []);
  assert.equal(new Set(devices).size, 120);
  for (const id of devices) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
});

test("it sends no request, a query ends it, and it restarts from the beginning", async (t) => {
  const { page, platform } = await openPage(t, { path: "index.html#base=/platform", paused: true });
  await play(page);
  await page.clock.runFor(30_000);
  assert.equal(queries(platform).length, 0);

  await fillCredentials(page, platform);
  await submitQuery(page, "device-groups");
  await waitForTask(page, "device-groups");
  assert.equal(await page.locator("#note").innerText(), "");
  assert.deepEqual(queries(platform).map(({ headers }) => headers.app_key), [platform.appKey]);

  await page.reload();
  await play(page);
  assert.equal((await counts(page)).wait, 112);
});

test("a demonstration does not offer the recording", async (t) => {
  const { page } = await openPage(t);

  assert.equal(await page.locator("#recording").isVisible(), false);
});
