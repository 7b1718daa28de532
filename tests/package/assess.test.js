/** `assessUpgradeTask` of the packed package, with the fixtures of the Rust tests. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";

import { installPackage } from "./tarball.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */

const installed = await installPackage();
after(installed.remove);
/** @type {typeof import("iot-upgrade-task")} */
const { assessUpgradeTask, parseUpgradeTask } = createRequire(join(installed.folder, "consumer.cjs"))("iot-upgrade-task");

/** @param {string} path from `tests` */
const read = async (path) => JSON.parse(await readFile(new URL(`../${path}`, import.meta.url), "utf8"));
const BASE = await read("fixtures/responses/base.json");
/** @type {any[]} */
const ROWS = await read("domain/assessments.json");

const NOW = "2026-01-02T11:00:00.000Z";
const COUNTS = { total: 0, wait: 0, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 };
const ZEROS = { finished: 0, succeeded: 0, failed: 0, timedOut: 0, stopped: 0, inProgress: 0, waiting: 0, unaccounted: 0 };

test("every fixture, as the public types describe it", () => {
  for (const { name, status, policy, counts, now, expect } of ROWS) {
    const staResult = counts && !Array.isArray(counts) && typeof counts === "object" ? { ...COUNTS, ...counts } : counts;
    const task = parseUpgradeTask(JSON.stringify({ ...BASE, status, policy, staResult }));

    const { total = 0, ...rest } = expect;
    const reasons = Object.entries(expect.reasons).map(([code, params]) => ({ code, params }));
    assert.deepEqual(assessUpgradeTask(task, new Date(now ?? NOW)), { total, ...ZEROS, ...rest, reasons }, name);
  }
});

test("a task that went through JSON is assessed as it was", () => {
  for (const now of ["2024-03-01T08:01:00.000Z", "2024-03-01T09:00:00.000Z", "2024-03-02T00:00:00.000Z"].map((time) => new Date(time))) {
    for (const status of ["wait", "processing", "success"]) {
      const task = parseUpgradeTask(JSON.stringify({ ...BASE, status, staResult: { ...COUNTS, total: 2, wait: 2 } }));
      const assessment = assessUpgradeTask(task, now);
      assert.deepEqual(assessUpgradeTask(JSON.parse(JSON.stringify(task)), now), assessment);
      assert.deepEqual(assessUpgradeTask(structuredClone(task), now), assessment);
      assert.deepEqual(assessUpgradeTask(new Proxy(task, {}), now), assessment);
    }
  }
  const closed = parseUpgradeTask(JSON.stringify({ ...BASE, status: "processing", staResult: { ...COUNTS, total: 2, wait: 2 } }));
  assert.equal(assessUpgradeTask(JSON.parse(JSON.stringify(closed)), new Date(NOW)).verdict, "window_closed");
});

test("anything else is refused naming the field, and the next call works", () => {
  const task = parseUpgradeTask(JSON.stringify({ ...BASE, status: "wait" }));
  /** @param {Record<string, unknown>} policy */
  const withPolicy = (policy) => ({ ...task, policy: { ...task.policy, ...policy } });
  /** @param {Record<string, unknown>} counts */
  const withCounts = (counts) => ({ ...task, staResult: { ...task.staResult, ...counts } });
  const anObject = "an object, as of an UpgradeTask that this package returned";
  const aTime = "null, a valid Date, or the ISO text that JSON makes of one";
  const aCount = "null or a whole number of at least 0";
  /** @type {[unknown, string][]} */
  const refused = [
    [undefined, `\`task\` must be ${anObject}; received undefined.`],
    [null, `\`task\` must be ${anObject}; received null.`],
    [[task], `\`task\` must be ${anObject}; received an object.`],
    [JSON.stringify(task), `\`task\` must be ${anObject}; received a string.`],
    [{ ...task, policy: undefined }, `\`task.policy\` must be ${anObject}; received undefined.`],
    [{ ...task, staResult: null }, `\`task.staResult\` must be ${anObject}; received null.`],
    [{ ...task, issues: {} }, "`task.issues` must be a list; received an object."],
    [{ ...task, status: "paused" }, "`task.status` must be one of wait, processing, failed, success, stop, unknown; received a string."],
    [withPolicy({ executeType: null }), "`task.policy.executeType` must be one of now, device_online, custom, unknown; received null."],
    [withPolicy({ startTime: undefined }), `\`task.policy.startTime\` must be ${aTime}; received undefined.`],
    [withPolicy({ startTime: new Date(NaN) }), `\`task.policy.startTime\` must be ${aTime}; received an object.`],
    [withPolicy({ startTime: {} }), `\`task.policy.startTime\` must be ${aTime}; received an object.`],
    [withPolicy({ endTime: "soon" }), `\`task.policy.endTime\` must be ${aTime}; received a string.`],
    [withPolicy({ endTime: "2024-03-01" }), `\`task.policy.endTime\` must be ${aTime}; received a string.`],
    [withPolicy({ endTime: 1709280000000 }), `\`task.policy.endTime\` must be ${aTime}; received a number.`],
    [withPolicy({ retryType: 1 }), "`task.policy.retryType` must be true or false; received a number."],
    [withPolicy({ retryTimes: "3" }), "`task.policy.retryTimes` must be null or a whole number; received a string."],
    [withCounts({ total: -1 }), `\`task.staResult.total\` must be ${aCount}; received -1.`],
    [withCounts({ wait: 0.5 }), `\`task.staResult.wait\` must be ${aCount}; received 0.5.`],
    [withCounts({ timeout: Infinity }), `\`task.staResult.timeout\` must be ${aCount}; received Infinity.`],
    [withCounts({ fail: 2 ** 53 }), `\`task.staResult.fail\` must be ${aCount}; received 9007199254740992.`],
    [withCounts({ stop: 1n }), `\`task.staResult.stop\` must be ${aCount}; received a bigint.`],
    [Object.defineProperty({ ...task }, "policy", { get: () => assert.fail("no") }), "`task` cannot be read."],
  ];
  for (const [odd, message] of refused) {
    assert.throws(() => assessUpgradeTask(/** @type {UpgradeTask} */ (odd)), { name: "UpgradeTaskError", code: "invalid_argument", message });
    assert.equal(assessUpgradeTask(task, new Date("2024-03-01T09:00:00.000Z")).verdict, "queued");
  }
  const now = /** @type {Date} */ (/** @type {unknown} */ (NOW));
  assert.throws(() => assessUpgradeTask(task, now), { code: "invalid_argument", message: "`now` must be a Date; received a string." });
});
