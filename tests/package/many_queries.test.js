/** The cost of many queries that wait: work is counted, because times depend on the machine. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { installPackage } from "./tarball.js";

const installed = await installPackage();
after(() => installed.remove());

/** What the wasm was given to do: its calls, and the bytes that were passed to them. */
let work = 0;

const { Instance } = WebAssembly;
WebAssembly.Instance = /** @type {any} */ (function (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
  const { exports } = new Instance(module, imports);
  const counted = (/** @type {string} */ name, /** @type {Function} */ call) => (/** @type {any[]} */ ...args) => {
    work += name === "__wbindgen_malloc" ? args[0] : 1;
    return call(...args);
  };
  const entries = Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? counted(name, value) : value]);
  return { exports: Object.fromEntries(entries) };
});

/** @type {typeof import("iot-upgrade-task")} */
const { UpgradeTaskClient } = await import(pathToFileURL(join(installed.home, "dist/index.js")).href);

// The number of records depends on the time that they take: see `tests/domain/rate_limiter/permits.rs`.
performance.now = () => 1_000;

const BODY = `{"operationId":"op","status":"wait"}`;

/** @param {number} count @param {Partial<import("iot-upgrade-task").ClientOptions & import("iot-upgrade-task").QueryOptions>} options */
async function workFor(count, { signal, ...options }) {
  const appKey = `key-${work}`;
  const client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey, fetch: async () => new Response(BODY), ...options });
  const before = work;
  const queries = Array.from({ length: count }, () => client.queryUpgradeTask("op", "token", { signal }));
  const outcomes = await Promise.allSettled(queries);
  return { work: work - before, fulfilled: outcomes.filter(({ status }) => status === "fulfilled").length };
}

test("sixteen thousand queries at once cost sixteen times as much as one thousand", async () => {
  const options = { requestsPerMinute: 1_000_000 };
  await workFor(1, options);
  const thousand = await workFor(1_000, options);
  const many = await workFor(16_000, options);

  assert.deepEqual([thousand.fulfilled, many.fulfilled], [1_000, 16_000]);
  assert.ok(many.work <= 17 * thousand.work, `${many.work}, and ${thousand.work} for a thousand`);
});

test("so do sixteen thousand that wait for a permit until they are aborted", async () => {
  const aborted = async (/** @type {number} */ count) => {
    const controller = new AbortController();
    const waiting = workFor(count, { requestsPerMinute: 1, signal: controller.signal });
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    return waiting;
  };
  const thousand = await aborted(1_000);
  const many = await aborted(16_000);

  assert.deepEqual([thousand.fulfilled, many.fulfilled], [1, 1]);
  assert.ok(many.work <= 17 * thousand.work, `${many.work}, and ${thousand.work} for a thousand`);
});
