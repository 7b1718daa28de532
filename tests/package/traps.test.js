/** Traps of the WebAssembly instance: every pending call settles, and the next one works. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { failure, LOST_HINT, lostCall } from "./failure.js";
import { withLittleMemory } from "./little_memory.js";
import { installed, openPage, queries } from "./page.js";
import { openFakeClockPage } from "./fake_clock_page.js";

const OUT_OF_TIME = failure({
  code: "internal_error",
  message: "A defect of iot-upgrade-task ended the call: it did not settle in time.",
  hint: LOST_HINT,
});

const LITTLE = [...withLittleMemory(await readFile(join(installed.home, "dist/upgrade-task.wasm")))];

test("a trap in a synchronous call is thrown, and rejects all pending calls", async (t) => {
  const page = await openPage(t);
  const { run, platform, consoleMessages } = page;
  const lost = await lostCall(page);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const { queryUpgradeTask, parseUpgradeTask } = window.sdk;
    const options = { baseUrl, appKey };
    const pending = window.outcome(queryUpgradeTask("fault-silent", token, options));
    await queryUpgradeTask(operationId, token, options);
    const thrown = await window.outcome((async () => parseUpgradeTask(new Uint8Array(2 ** 31)))());
    const { status } = parseUpgradeTask(`{"operationId":"a","status":"wait"}`);
    const { operationId: next } = await queryUpgradeTask(operationId, token, options);
    return [thrown, await pending, status, next];
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(found, [lost, lost, "wait", platform.tasks.failing]);
  assert.deepEqual(consoleMessages, []);
});

test("a trap during a query rejects all pending calls, which send no further requests", async (t) => {
  const page = await openFakeClockPage(t);
  const { run, advance, settle, platform, consoleMessages } = page;
  const { failing } = platform.tasks;
  platform.script("later", [{ status: 503 }]);

  await run(async ({ baseUrl, appKey, token, bytes }) => {
    const { init, queryUpgradeTask } = window.sdk;
    await init(Uint8Array.from(bytes));
    Math.random = () => 1;
    /** @type {Promise<any>} */
    const never = new Promise(() => {});
    const options = { baseUrl, appKey, requestsPerMinute: 1 };
    const elsewhere = { ...options, baseUrl: "https://platform.example" };
    window.sent = [
      // Between two attempts, and waiting for a permit, a token and a response.
      queryUpgradeTask("later", token, options),
      queryUpgradeTask("waiting", token, options),
      queryUpgradeTask("asking", () => never, options),
      queryUpgradeTask("op", token, { ...elsewhere, fetch: () => never }),
    ].map(window.outcome);
  }, { bytes: LITTLE });
  await settle();
  const large = await run(({ appKey, token }) => {
    const fetch = async () => new Response(new Uint8Array(8 * 1024 * 1024));
    const options = { baseUrl: "https://large.example", appKey, maxResponseBytes: 16 * 1024 * 1024 };
    return window.outcome(window.sdk.queryUpgradeTask("op", token, { ...options, fetch }));
  });

  assert.deepEqual([large, ...(await run(() => Promise.all(window.sent)))], Array(5).fill(await lostCall(page)));
  await advance(120);
  assert.deepEqual(queries(platform).map(({ path }) => path.split("/").at(-1)), ["later"]);
  const next = await run(({ baseUrl, appKey, token, failing }) => window.sdk.queryUpgradeTask(failing, token, { baseUrl, appKey }), { failing });
  assert.equal(next.operationId, failing);
  assert.deepEqual(consoleMessages.filter((text) => !text.includes("503")), []);
});

test("the permits of lost calls are released", async (t) => {
  const page = await openFakeClockPage(t);
  const { run, advance, platform } = page;
  const { failing } = platform.tasks;

  const lost = await run(async ({ baseUrl, appKey, token, failing }) => {
    const { init, queryUpgradeTask, parseUpgradeTask } = window.sdk;
    await init();
    const options = { baseUrl, appKey, requestsPerMinute: 1 };
    /** @type {typeof window.fetch} */
    const fetch = () => new Promise(() => {});
    const calls = [{ ...options, fetch }, options, options].map((options) => window.outcome(queryUpgradeTask(failing, token, options)));
    await window.fakeClock.settle();
    await window.outcome((async () => parseUpgradeTask(new Uint8Array(2 ** 31)))());
    window.sent = [window.outcome(queryUpgradeTask(failing, token, options))];
    return Promise.all(calls);
  }, { failing });
  await advance(61);

  assert.deepEqual(lost, Array(3).fill(await lostCall(page)));
  assert.equal((await run(() => window.sent[0])).task.operationId, failing);
});

test("a call whose timeout is lost is rejected shortly after it", async (t) => {
  const { run, advance, settle } = await openFakeClockPage(t);

  await run(({ baseUrl, appKey, token }) => {
    /** @type {typeof window.fetch} */
    const fetch = () => new Promise(() => {});
    window.sent = [window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, fetch, timeoutMs: 1000 }))];
  });
  await settle();
  // The timeout of the attempt.
  await run(() => window.fakeClock.loseNextTimer());
  await advance(60);

  assert.deepEqual(await run(() => window.sent[0]), OUT_OF_TIME);
});
