/** Runs the examples of the README. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { startPlatform } from "../platform/index.js";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
// The one before runs in tests/element/readme.test.js, as it needs a page.
const examples = [...readme.slice(readme.indexOf("## Query")).matchAll(/```js\n([\s\S]+?)```/g)].map(([, code]) => code);

/**
 * Runs an example; returns what it logs.
 *
 * @param {string} code
 * @param {Record<string, unknown>} scope what it takes as given
 */
async function run(code, scope) {
  /** @type {unknown[][]} */
  const logged = [];
  const log = (/** @type {unknown[]} */ ...words) => logged.push(words);
  const names = { ...scope, console: { log, warn: log, error: log } };
  const body = code.replace(/import (\{[^}]+\}) from "([^"]+)";/g, (_, imported, from) => `const ${imported} = await import("${from}");`);
  const AsyncFunction = /** @type {FunctionConstructor} */ ((async () => {}).constructor);
  // Imports are resolved relative to this file.
  const source = body.replace(/await import\(/g, "await load(");
  await new AsyncFunction(...Object.keys(names), "load", source)(...Object.values(names), (/** @type {string} */ name) => import(name));
  return logged;
}

test("a query", async (t) => {
  const platform = await startPlatform({ port: 0 });
  t.after(platform.close);
  const code = examples[0]
    .replace("https://host:8743", platform.url)
    .replace("your-application-id", platform.appKey)
    .replace("your-operation-id", platform.tasks.firmware);
  const logged = await run(code, { getAccessToken: () => platform.token() });
  assert.equal(logged.length, 2);
  const [status, success, of, total] = logged[0];
  assert.deepEqual([status, typeof success, of, total], ["processing", "number", "of", 250]);
  assert.equal(logged[1][0], "created");
});

test("the result", async () => {
  const logged = await run(examples[1], {});
  assert.deepEqual(logged, [[2], [null], [["staResult.total: wrong_type", "staResult.success: out_of_range"]]]);
  // The comments in the example match.
  const comments = [...examples[1].matchAll(/; \/\/ (.+)/g)].map(([, comment]) => comment);
  assert.deepEqual(comments.slice(0, 2), ["2", "null"]);
});

test("an assessment", async () => {
  const reasons = ["devices_failed: 1", "devices_timed_out: 1", "devices_waiting: 2"];
  assert.deepEqual(await run(examples[2], {}), [["waiting_for_devices"], [2, 1, 0.5, 0.25], [reasons]]);
});

test("a watch", async (t) => {
  const platform = await startPlatform({ port: 0, speed: 600 });
  t.after(platform.close);
  const code = examples[3]
    .replace("/platform", platform.url)
    .replace("your-application-id", platform.appKey)
    .replace("your-operation-id", platform.tasks.failing);
  const logged = await run(code, { getAccessToken: () => platform.token() });
  const [verdict, finished, of, total] = logged.at(-1) ?? [];
  assert.deepEqual([verdict, of, finished], ["failed", "of", total]);
});

test("the failed devices by reason", async (t) => {
  const platform = await startPlatform();
  t.after(platform.close);
  const code = examples[4]
    .replace("/platform", platform.url)
    .replace("your-application-id", platform.appKey)
    .replace("your-operation-id", "failing-ended");
  const ended = { data: [failed("d1", "Task Conflict"), failed("d2", "Device d2 hung"), failed("d3", "device d3 hung")], totalCount: 3 };
  platform.script("failing-ended/subOperations", [{ body: ended }]);
  const logged = await run(code, { getAccessToken: () => platform.token() });
  assert.deepEqual(logged, [
    [2, "other", "Device d2 hung", ["d2", "d3"]],
    [1, "task_conflict", "Task Conflict", ["d1"]],
  ]);
});

/** @param {string} deviceId @param {string} detailInfo */
function failed(deviceId, detailInfo) {
  return { subOperationId: `sub-${deviceId}`, deviceId, status: "fail", detailInfo, operateType: "firmware_upgrade" };
}

test("there are no other examples", () => {
  // The sixth runs in tests/element/readme.test.js, too.
  assert.equal(examples.length, 6);
});
