/** How the page asks again by itself, and when it does not. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { test } from "node:test";

import { settles } from "../package/settles.js";
import { answered, ask, openPage, queries } from "./page.js";
import { shownFailure, shownTask } from "./screen.js";

const THROTTLED = { status: 403, body: { resultcode: "1010009", resultmsg: "app throttle exceed." } };
const BROKEN = { status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } };

/**
 * The demonstration, whose clock only the test moves.
 *
 * @param {import("node:test").TestContext} t
 * @param {import("../platform/scripts.js").Answer[]} [then] What the platform answers after the first time.
 */
async function openPaused(t, then = []) {
  const opened = await openPage(t, {
    paused: true,
    // 12:02:12, which is 48 s before the minute's end.
    runningSeconds: 132,
    prepare: (platform) => platform.script(platform.tasks.firmware, [null, ...then]),
  });
  const { page, platform, now } = opened;
  const box = page.getByLabel("Refresh by itself");

  /** Waits for the answer of a moment, and so for all that came before. @param {number} second since the page was opened */
  async function answeredAt(second) {
    const time = new Date(now + second * 1000).toISOString();
    await page.locator(`#refresh time[datetime="${time}"]`).waitFor();
  }
  await answeredAt(0);
  return { ...opened, box, answeredAt, asked: () => queries(platform).length };
}

test("a running task is asked for every 5 s, while the box is checked", async (t) => {
  const { page, box, answeredAt, asked } = await openPaused(t);

  await page.clock.runFor(4_999);
  assert.equal(asked(), 1);
  await page.clock.runFor(1);
  await answeredAt(5);
  assert.equal(asked(), 2);

  await box.uncheck();
  await page.clock.runFor(65_000);
  assert.equal(asked(), 2);
  await box.check();
  await answeredAt(70);
  assert.equal(asked(), 3);
});

test("a page that nobody sees asks once a minute, and at once when it is seen again", async (t) => {
  const { page, answeredAt, asked } = await openPaused(t);
  const turn = (/** @type {boolean} */ hidden) =>
    page.evaluate((value) => {
      const state = value ? "hidden" : "visible";
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);

  await turn(true);
  await page.clock.runFor(59_999);
  assert.equal(asked(), 1);
  await page.clock.runFor(1);
  await answeredAt(60);
  await page.clock.runFor(10_000);
  assert.equal(asked(), 2);
  await turn(false);
  await answeredAt(70);

  assert.equal(asked(), 3);
});

test("an answer changes the numbers, and nothing of what the reader does", async (t) => {
  const staResult = { total: 250, wait: 0, processing: 125, success: 125, fail: 0, stop: 0, timeout: 0 };
  const body = { operationId: "firmware-250-devices", status: "processing", targets: { devices: ["d1", "d2", "d3", "d4", "d5"] }, staResult };
  const { page, answeredAt } = await openPaused(t, [{ body }]);
  await page.locator(".targets summary").click();
  await page.locator(".json summary").focus();

  await page.clock.runFor(5_000);
  await answeredAt(5);

  const { figures, facts } = await shownTask(page);
  assert.deepEqual(figures, ["Finished 125 of 250 50%", "Successful 125 of 250 50%"]);
  assert.equal(facts.Targets, "5 devices d1 d2 d3 d4 d5");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "The task as JSON");
  assert.equal(await page.getByRole("status").innerText(), "In progress. 125 of 250 devices finished.");
});

test("a task that has ended is asked for by hand only", async (t) => {
  const body = { operationId: "firmware-250-devices", status: "success" };
  const { page, box, answeredAt, asked } = await openPaused(t, [{ body }]);

  await page.clock.runFor(5_000);
  await answeredAt(5);
  await box.waitFor({ state: "hidden" });
  await page.clock.runFor(60_000);
  await page.getByRole("button", { name: "Refresh" }).click();
  await answeredAt(65);

  assert.equal(asked(), 3);
});

test("a throttled page shows it at once, keeps the last answer, and asks again when it may", async (t) => {
  const { page, asked, platform } = await openPaused(t, [THROTTLED]);
  const before = await shownTask(page);

  await page.clock.runFor(5_000);
  await page.getByRole("alert").waitFor();
  assert.equal((await shownFailure(page)).Code, "throttled");
  assert.deepEqual(await shownTask(page), before);
  platform.script(platform.tasks.firmware, []);
  await page.clock.runFor(42_999);
  assert.equal(asked(), 2);
  // Behind the minute's end there is a random delay, of half a second at most.
  await page.clock.runFor(501);
  await page.getByRole("alert").waitFor({ state: "detached" });

  assert.equal(asked(), 3);
  assert.equal(await page.getByRole("alert").count(), 0);
});

test("an error that does not pass ends the asking, until somebody asks", async (t) => {
  const { page, box, answeredAt, asked, platform } = await openPaused(t, [BROKEN]);

  await page.clock.runFor(5_000);
  await page.getByRole("alert").waitFor();
  assert.equal((await shownFailure(page)).Code, "task_not_found");
  assert.equal(await box.isVisible(), false);
  platform.script(platform.tasks.firmware, []);
  await page.clock.runFor(60_000);
  await page.getByRole("button", { name: "Refresh" }).click();
  await answeredAt(65);

  assert.equal(asked(), 3);
  assert.equal(await box.isChecked(), true);
  assert.equal(await page.getByRole("alert").count(), 0);
});

/**
 * How the server sees the next request for a path.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} path Its end.
 * @returns {Promise<import("node:http").ServerResponse>}
 */
function received(t, path) {
  const channel = "http.server.request.start";
  return settles(
    new Promise((resolve) => {
      const tell = (/** @type {any} */ { request, response }) => request.url.endsWith(path) && resolve(response);
      subscribe(channel, tell);
      t.after(() => unsubscribe(channel, tell));
    }),
  );
}

test("Stop ends the first question for a task: the request, too", async (t) => {
  const { page } = await openPaused(t);
  const request = received(t, "/fault-silent");

  await ask(page, "fault-silent");
  const response = await request;
  const closed = settles(once(response, "close"));
  const stop = page.getByRole("button", { name: "Stop" });
  await stop.waitFor();
  await stop.focus();
  await page.keyboard.press("Enter");
  await closed;

  assert.equal(response.headersSent, false);
  await answered(page);
  assert.equal(await page.getByRole("status").innerText(), "Stopped asking.");
  assert.match(await page.locator("#task").innerText(), /^Enter an operation id and a connection/);
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await stop.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Show status");
});

test("Stop ends a question by hand and the asking by itself, and keeps the last answer", async (t) => {
  const { page, box, asked, platform } = await openPaused(t, [{ fault: "silent" }]);
  const before = await shownTask(page);
  const request = received(t, platform.tasks.firmware);

  await page.getByRole("button", { name: "Refresh" }).click();
  const closed = settles(once(await request, "close"));
  await page.clock.runFor(300);
  await page.getByRole("button", { name: "Stop" }).click();
  await closed;

  assert.deepEqual(await shownTask(page), before);
  assert.equal(await box.isVisible(), false);
  platform.script(platform.tasks.firmware, []);
  await page.clock.runFor(60_000);
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.locator("#refresh time").waitFor();
  await answered(page);
  assert.equal(asked(), 3);
});
