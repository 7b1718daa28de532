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

test("values that no response can contain are treated as missing, and the next call works", () => {
  const task = parseUpgradeTask(JSON.stringify({ ...BASE, status: "wait" }));
  const policy = { ...task.policy, executeType: /** @type {const} */ ("custom"), startTime: null, endTime: null };
  const open = assessUpgradeTask({ ...task, policy });
  for (const odd of [new Date(NaN), 1e300, Infinity, "soon", {}]) {
    const time = /** @type {Date} */ (odd);
    assert.deepEqual(assessUpgradeTask({ ...task, policy: { ...policy, startTime: time, endTime: time } }), open, String(odd));
  }
  for (const odd of [-1, 0.5, Infinity, 2 ** 53]) {
    const staResult = { ...task.staResult, total: odd };
    assert.equal(assessUpgradeTask({ ...task, staResult }).total, null, String(odd));
  }
  const unheard = /** @type {UpgradeTask} */ ({ ...task, status: /** @type {any} */ ("paused") });
  assert.equal(assessUpgradeTask(unheard).verdict, "unknown");
});
