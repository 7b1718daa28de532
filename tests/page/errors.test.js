/** Every kind of error, as the operator reads it; the form is there for the next question. */

import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { answered, ask, openPage, queries } from "./page.js";
import { shownFailure, shownTask } from "./screen.js";

const BUILT = fileURLToPath(new URL("../../www/dist", import.meta.url));

/** By what is asked for: a fault of the simulated platform, or no id at all. @type {Record<string, Record<string, string>>} */
const ERRORS = {
  "..": {
    Code: "invalid_argument",
    message: "`operationId` must be the id of a task; received \"..\".",
    hint: "Give the operationId that the platform returned when the task was created.",
  },
  "fault-reset": {
    Code: "network",
    message: "No answer came from ORIGIN/platform.",
    hint: "Check the network and the base URL. A browser does not tell more than this when the platform does not allow the page's origin (CORS); then use a proxy on the page's own origin, as the proxy guide in the README shows.",
  },
  "fault-token": {
    ...{ Code: "unauthorized", "HTTP status": "403", "Platform code": "1010005" },
    message: "The platform does not accept the access token or the app key (HTTP 403, code 1010005: Invalid access token or appId.).",
    hint: "Check whether the accessToken carried in the request is correct and not expired, and whether the app key reaches the platform.",
  },
  "fault-bad-request": {
    ...{ Code: "bad_request", "HTTP status": "400", "Platform code": "120015" },
    message: "The platform calls the request malformed (HTTP 400, code 120015: Bad request error.).",
    hint: "Check whether the format of the operationId carried in the request is correct.",
  },
  "fault-unknown-task": {
    ...{ Code: "task_not_found", "HTTP status": "404", "Platform code": "123009" },
    message: "The platform knows no such upgrade task (HTTP 404, code 123009: The requested task does not exist.).",
    hint: "Check whether the operationId carried in the request is correct.",
  },
  "fault-500": {
    ...{ Code: "platform_error", "HTTP status": "500", "Platform code": "50252" },
    message: "The platform reports an error (HTTP 500, code 50252: Internal server error.).",
    hint: "Look up the code in the platform's documentation, or ask the platform's maintenance personnel.",
  },
  "fault-502-html": {
    ...{ Code: "http_error", "HTTP status": "502" },
    message: "The answer is an HTTP error without a code of the platform (HTTP 502).",
    hint: "Check that the base URL leads to the platform, and the proxies on the way to it.",
  },
  "fault-200-html": {
    ...{ Code: "invalid_json", "HTTP status": "200" },
    message: "The answer is not JSON: expected a value at byte 0.",
    hint: "Check that the base URL leads to the platform's northbound API and not to another server, such as a proxy's login page.",
  },
  "fault-200-list": {
    ...{ Code: "invalid_response", "HTTP status": "200" },
    message: "The answer is JSON, but not an object; received [].",
    hint: "Check that the base URL leads to the platform's northbound API, and ask the platform's maintenance personnel about this answer.",
  },
};

/** @param {import("playwright-core").Page} page */
async function assertShowsTask(page) {
  await answered(page);
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal((await shownTask(page)).status, "In progress");
}

test("one after the other", async (t) => {
  // Were an error tried again before it is shown, nothing would come: the timers stand still.
  const { page, platform, url } = await openPage(t, { paused: true });

  for (const [operationId, expected] of Object.entries(ERRORS)) {
    await t.test(`${expected.Code}: ${operationId}`, async () => {
      await ask(page, operationId);
      await answered(page);

      const message = expected.message.replace("ORIGIN", new URL(url).origin);
      assert.deepEqual(await shownFailure(page), { ...expected, message });
      assert.equal((await shownTask(page)).status, null);
    });
  }

  await ask(page, platform.tasks.firmware);
  await assertShowsTask(page);
});

test("throttled: the next question waits for the end of the minute", async (t) => {
  const { page, platform } = await openPage(t, { paused: true, runningSeconds: 132 });

  await ask(page, "fault-throttled");
  await answered(page);

  assert.deepEqual(await shownFailure(page), {
    ...{ Code: "throttled", "HTTP status": "403", "Platform code": "1010009" },
    message: "The application asks more often than the platform allows (HTTP 403, code 1010009: app throttle exceed.).",
    hint: "Contact the IoT platform's maintenance personnel to adjust the flow control threshold, or call the API less often.",
  });
  await ask(page, platform.tasks.firmware);
  await page.clock.runFor(47_999);
  await page.getByRole("button", { name: "Stop" }).waitFor();
  assert.equal(queries(platform).length, 2);
  await page.clock.runFor(2);
  await assertShowsTask(page);
});

test("timeout: half a minute without an answer", async (t) => {
  const { page, platform } = await openPage(t, { paused: true });

  const sent = page.waitForRequest(/fault-silent$/);
  await ask(page, "fault-silent");
  await sent;
  await page.clock.runFor(30_000);
  await answered(page);

  assert.deepEqual(await shownFailure(page), {
    Code: "timeout",
    message: "No complete answer came in 30000 ms.",
    hint: "Try again, check the network, or raise timeoutMs.",
  });
  await ask(page, platform.tasks.firmware);
  await assertShowsTask(page);
});

test("internal_error: the WebAssembly is not there, until it is", async (t) => {
  const pageRoot = await mkdtemp(join(tmpdir(), "page-"));
  t.after(() => rm(pageRoot, { recursive: true }));
  await cp(BUILT, pageRoot, { recursive: true });
  await rm(join(pageRoot, "upgrade-task.wasm"));
  const { page, url } = await openPage(t, { pageRoot });
  await answered(page);

  assert.deepEqual(await shownFailure(page), {
    Code: "internal_error",
    message: `The WebAssembly cannot be loaded: HTTP 404 for ${url}upgrade-task.wasm`,
    hint: "Check that the .wasm file of the package is served at the URL where it is looked for.",
  });
  await cp(join(BUILT, "upgrade-task.wasm"), join(pageRoot, "upgrade-task.wasm"));
  await ask(page);
  await assertShowsTask(page);
});

test("what was wrong with the answer is listed", async (t) => {
  const { page, platform } = await openPage(t);
  platform.script("op", [{ body: { operationId: "op", targets: { devices: ["d"] } } }]);

  await ask(page, "op");
  await answered(page);

  const issue = "`status` should be wait, processing, failed, success or stop; it is missing.";
  assert.equal((await shownFailure(page)).message, `The answer is not a usable upgrade task: ${issue}`);
  assert.ok((await page.locator("#failure li").allInnerTexts()).includes(`status\n${issue}`));
});
