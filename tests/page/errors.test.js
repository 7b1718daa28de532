/** Every error code as displayed; the next query succeeds after each of them. */

import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { waitForResult, submitQuery } from "./operator.js";
import { openPage, queries } from "./page.js";
import { readFailure, displayedTask, waitForTask } from "./screen.js";

const BUILT = fileURLToPath(new URL("../../www/dist", import.meta.url));

/** By operation id: a fault of the simulated platform, or an invalid id. @type {Record<string, { title: string, details: string[], [term: string]: unknown }>} */
const ERRORS = {
  "..": {
    title: "The query is not complete or not valid",
    Code: "invalid_argument",
    details: [
      "operationId must be the id of a task; received \"..\".",
      "Give the operationId that the platform returned when the task was created.",
    ],
  },
  "fault-reset": {
    title: "The platform cannot be reached",
    Code: "network",
    details: [
      "No response came from ORIGIN/platform.",
      "Check the network, and the page's own server, where the proxy to the platform runs.",
    ],
  },
  "fault-token": {
    title: "The access token or the app key is not accepted",
    ...{ Code: "unauthorized", "HTTP status": "403", "The platform says": "Invalid access token or appId.", "Platform code": "1010005" },
    details: [
      "The platform does not accept the access token or the app key (HTTP 403, code 1010005: Invalid access token or appId.).",
      "Check whether the accessToken carried in the request is correct and not expired, and whether the app key reaches the platform.",
    ],
  },
  "fault-bad-request": {
    title: "The platform rejected the request",
    ...{ Code: "bad_request", "HTTP status": "400", "The platform says": "Bad request error.", "Platform code": "120015" },
    details: [
      "The platform calls the request malformed (HTTP 400, code 120015: Bad request error.).",
      "Check whether the format of the operationId carried in the request is correct.",
    ],
  },
  "fault-unknown-task": {
    title: "There is no such upgrade task",
    ...{ Code: "task_not_found", "HTTP status": "404", "The platform says": "The requested task does not exist.", "Platform code": "123009" },
    details: [
      "The platform knows no such upgrade task (HTTP 404, code 123009: The requested task does not exist.).",
      "Check whether the operationId carried in the request is correct.",
    ],
  },
  "fault-500": {
    title: "The platform has an internal fault (HTTP 500)",
    ...{ Code: "platform_error", "HTTP status": "500", "The platform says": "Internal server error.", "Platform code": "50252" },
    details: [
      "The platform reports an error (HTTP 500, code 50252: Internal server error.).",
      "Look up the code in the platform's documentation, or ask the platform's maintenance personnel.",
    ],
  },
  "fault-502-html": {
    title: "Platform unavailable (HTTP 502)",
    ...{ Code: "http_error", "HTTP status": "502" },
    details: [
      "The response is an HTTP error without a code of the platform (HTTP 502).",
      "A proxy in front of the platform does not reach it: the cause, such as a certificate, is in its error log.",
    ],
  },
  "fault-200-html": {
    title: "The response is not JSON",
    ...{ Code: "invalid_json", "HTTP status": "200" },
    details: [
      "The response is not JSON: expected a value at byte 0.",
      "Check that the base URL leads to the platform's northbound API and not to another server, such as a proxy's login page.",
    ],
  },
  "fault-200-list": {
    title: "The response is not an upgrade task",
    ...{ Code: "invalid_response", "HTTP status": "200" },
    details: [
      "The response is JSON, but not an object; received [].",
      "Check that the base URL leads to the platform's northbound API, and ask the platform's maintenance personnel about this response.",
    ],
  },
};

/** The initial task of the demonstration is displayed, without an error. @param {Awaited<ReturnType<typeof openPage>>} opened */
async function assertShowsTask({ page, platform }) {
  await waitForTask(page, platform.tasks.firmware);
  assert.equal(await page.locator('[part="failure"]').count(), 0);
}

test("one query after another", async (t) => {
  // With paused timers a retry would never run, so an error that is displayed was not retried first.
  const opened = await openPage(t, { paused: true });
  const { page, platform, url } = opened;

  for (const [operationId, expected] of Object.entries(ERRORS)) {
    await t.test(`${expected.Code}: ${operationId}`, async () => {
      await submitQuery(page, operationId);
      await waitForResult(page);

      const { remedy, ...failure } = await readFailure(page);
      const details = expected.details.map((text) => text.replace("ORIGIN", new URL(url).origin));
      assert.deepEqual(failure, { ...expected, details });
      assert.ok(remedy);
      assert.equal(await displayedTask(page), null);
      assert.equal(await page.title(), `${expected.title} · ${operationId}`);
    });
  }

  await submitQuery(page, platform.tasks.firmware);
  await assertShowsTask(opened);
});

test("throttled: the next query waits for the end of the minute", async (t) => {
  const opened = await openPage(t, { paused: true, runningSeconds: 132 });
  const { page, platform } = opened;

  await submitQuery(page, "fault-throttled");
  await waitForResult(page);

  const { title, Code } = await readFailure(page);
  assert.deepEqual([title, Code], ["Call limit reached (100/min)", "throttled"]);
  await submitQuery(page, platform.tasks.firmware);
  await page.clock.runFor(47_999);
  assert.equal(queries(platform).length, 2);
  await page.clock.runFor(2);
  await assertShowsTask(opened);
});

test("timeout: no response within 30 seconds", async (t) => {
  const opened = await openPage(t, { paused: true });
  const { page, platform } = opened;

  const sent = page.waitForRequest(/fault-silent$/);
  await submitQuery(page, "fault-silent");
  await sent;
  await page.clock.runFor(30_000);
  await waitForResult(page);

  const { title, details } = await readFailure(page);
  assert.deepEqual([title, details[0]], ["The platform did not respond in time", "No complete response came within 30000 ms."]);
  await submitQuery(page, platform.tasks.firmware);
  await assertShowsTask(opened);
});

test("internal_error: the WebAssembly cannot be loaded, and can be later", async (t) => {
  const pageRoot = await mkdtemp(join(tmpdir(), "page-"));
  t.after(() => rm(pageRoot, { recursive: true }));
  await cp(BUILT, pageRoot, { recursive: true });
  const [wasm] = (await readdir(BUILT)).filter((name) => name.endsWith(".wasm"));
  await rm(join(pageRoot, wasm));
  const opened = await openPage(t, { pageRoot });
  const { page, url } = opened;
  await waitForResult(page);

  const { title, Code, details } = await readFailure(page);
  assert.deepEqual([title, Code], ["This page has a fault", "internal_error"]);
  assert.deepEqual(details.map((/** @type {string} */ line) => line.replace(/\?v=[0-9a-f]{8}$/, "")), [
    `The WebAssembly cannot be loaded: HTTP 404 for ${url}${wasm}`,
    "Check that upgrade-task.wasm is served beside the JavaScript; if the page was updated while it was open, reload it. Where a bundler leaves it out, and in Node, first call await init(url) with the URL or the bytes of iot-upgrade-task/upgrade-task.wasm, or import iot-upgrade-task.",
  ]);
  await cp(join(BUILT, wasm), join(pageRoot, wasm));
  await submitQuery(page);
  await assertShowsTask(opened);
});

test("the issues of a rejected response are listed", async (t) => {
  const { page, platform } = await openPage(t);
  platform.script("op", [{ body: { operationId: "op", targets: { devices: ["d"] } } }]);

  await submitQuery(page, "op");
  await waitForResult(page);

  const issue = "status should be wait, processing, failed, success or stop; it is missing.";
  assert.equal((await readFailure(page)).details[0], `The response is not a usable upgrade task: ${issue}`);
  const listed = await page.locator('[part="failure"] li').allInnerTexts();
  assert.ok(listed.some((text) => text.startsWith("status")), listed.join());
});

test("network: what the page knows of the cause is said in both languages, and the proxy is offered", async (t) => {
  const { page } = await openPage(t, { path: "index.html#operation=op&base=/nowhere&app=app", preparePage: (page) => page.route("**/nowhere/**", (route) => route.abort()) });
  await page.getByLabel("Access token").fill("token");
  await submitQuery(page);
  await waitForResult(page);

  const { remedy } = await readFailure(page);
  assert.equal(remedy, "Check the network, and this page’s own server: the proxy to the platform runs there.");
  await page.getByText("A proxy for this page").click();
  const recipe = page.locator("#recipe pre");
  assert.match(await recipe.innerText(), /^underscores_in_headers on;\nlocation \/platform\/iodm[^]+proxy_ssl_verify on;/);
  await page.getByRole("button", { name: "中文" }).click();
  assert.equal((await readFailure(page)).remedy, "请检查网络和本页面所在的服务器：平台的代理运行在该服务器上。");
});
