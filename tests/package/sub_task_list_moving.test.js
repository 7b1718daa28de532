/** The list of subtasks while the task runs: devices leave it, and those behind them move up. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { UpgradeTaskClient } from "iot-upgrade-task";

/** @param {number} count @returns {unknown[]} */
const devices = (count) => Array.from({ length: count }, (_, index) => ({ subOperationId: `s${index}`, deviceId: `d${index}`, status: "wait", operateType: "firmware_upgrade" }));

/**
 * The list of a platform whose devices are what `change` makes of them before each call but the first.
 *
 * @param {unknown[]} data
 * @param {(data: unknown[], call: number) => unknown[]} change
 * @param {number} [pageSize]
 */
function listOf(data, change, pageSize = 100) {
  /** @type {number[]} */
  const requested = [];
  let now = data;
  const fetch = async (/** @type {any} */ url) => {
    const pageNo = Number(new URL(url).searchParams.get("pageNo"));
    if (requested.length > 0) now = change(now, requested.length);
    requested.push(pageNo);
    return Response.json({ data: now.slice(pageNo * pageSize, (pageNo + 1) * pageSize), pageNo, pageSize, totalCount: now.length });
  };
  const client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", requestsPerMinute: 1_000_000, fetch });
  return { list: client.listUpgradeSubTasks("op", "token", { pageSize }), requested, left: () => now };
}

/** The ids of all devices of a list; how many of those that are still there it lacks. @param {ReturnType<typeof listOf>} platform */
async function read({ list, requested, left }) {
  const ids = [];
  for await (const { data } of list) {
    assert.notEqual(data.length, 0);
    ids.push(...data.map(({ subOperationId }) => subOperationId));
  }
  const given = new Set(ids);
  assert.equal(given.size, ids.length, "no device is given twice");
  const lost = left().filter((device) => !given.has(/** @type {any} */ (device).subOperationId));
  return { given: ids.length, lost: lost.length, requested: requested.join(" "), isComplete: list.isComplete };
}

/** @type {[title: string, platform: () => ReturnType<typeof listOf>, expected: Awaited<ReturnType<typeof read>>][]} */
const MOVING = [
  ["nothing moves: each page costs a call", () => listOf(devices(250), (now) => now), { given: 250, lost: 0, requested: "0 1 2", isComplete: true }],
  ["some leave after the first page", () => listOf(devices(300), (now, call) => now.slice(call === 1 ? 60 : 0)), { given: 300, lost: 0, requested: "0 1 0 2", isComplete: true }],
  ["some leave before the last page", () => listOf(devices(250), (now, call) => now.slice(call === 2 ? 30 : 0)), { given: 250, lost: 0, requested: "0 1 2 1", isComplete: true }],
  ["so many leave that the next page is empty", () => listOf(devices(150), (now, call) => now.slice(call === 1 ? 60 : 0)), { given: 150, lost: 0, requested: "0 1 0", isComplete: true }],
  ["more than two pages leave", () => listOf(devices(700), (now, call) => now.slice(call === 4 ? 250 : 0)), { given: 700, lost: 0, requested: "0 1 2 3 4 3 2 1", isComplete: true }],
  ["two leave before each call, more than a page while it is read again", () => listOf(devices(40), (now, call) => now.slice(call === 3 ? 12 : 2), 10), { given: 40, lost: 0, requested: "0 1 0 2 1 0", isComplete: true }],
  ["twenty leave before each call", () => listOf(devices(1000), (now) => now.slice(20)), { given: 1000, lost: 0, requested: "0 1 0 2 1 3 2 4 3 5 4 6 5 7 6", isComplete: true }],
  ["some leave for one page and are back", () => { const all = devices(250); return listOf(all, (_, call) => (call === 1 ? all.slice(60) : all)); }, { given: 250, lost: 0, requested: "0 1 0 1 2", isComplete: true }],
  ["all leave before the last page and are back", () => { const all = devices(250); return listOf(all, (_, call) => (call === 2 ? [] : all)); }, { given: 250, lost: 0, requested: "0 1 2 1 2", isComplete: true }],
  ["so many come in front that a whole page comes again", () => listOf(devices(250), (now, call) => (call === 1 ? [...devices(350).slice(250), ...now] : now)), { given: 250, lost: 100, requested: "0 1 2 3 4", isComplete: false }],
  ["others come in their place, in front: they are missing, which is told", () => listOf(devices(200), (now, call) => (call === 1 ? [...devices(230).slice(200), ...now] : now)), { given: 200, lost: 30, requested: "0 1 2 3", isComplete: false }],
];

for (const [title, platform, expected] of MOVING) {
  test(title, async () => assert.deepEqual(await read(platform()), expected));
}

/** Park and Miller's generator. @returns {(limit: number) => number} */
function randomNumbers() {
  let seed = 1;
  return (limit) => (seed = (seed * 48271) % 2147483647) % limit;
}

test("whatever devices leave at whatever time, none of the others is lost", async () => {
  const random = randomNumbers();
  for (let run = 0; run < 200; run++) {
    const count = 1 + random(60);
    const pageSize = 1 + random(9);
    const most = random(3 * pageSize);
    const platform = listOf(devices(count), (now) => {
      const leaving = new Set(Array.from({ length: random(most + 1) }, () => random(now.length)));
      return now.filter((_, index) => !leaving.has(index));
    }, pageSize);
    const { lost, isComplete } = await read(platform);
    assert.deepEqual({ lost, isComplete }, { lost: 0, isComplete: true }, `run ${run}: ${count} devices, ${pageSize} a page, up to ${most} leave at once`);
  }
});

test("whatever devices leave and come back, a call apart, none of the others is lost, and what is missing is told", async () => {
  const random = randomNumbers();
  for (let run = 0; run < 400; run++) {
    const all = devices(1 + random(60));
    const pageSize = 1 + random(9);
    const most = random(3 * pageSize);
    const always = new Set(all);
    const away = new Set();
    const { list, left } = listOf(all, (now) => {
      // Both between the same two calls show in no total.
      const isLeaving = random(2) === 0;
      const from = isLeaving ? now : [...away];
      for (let moved = random(most + 1); moved > 0 && from.length > 0; moved--) {
        const device = from[random(from.length)];
        if (isLeaving) away.add(device);
        else away.delete(device);
        if (isLeaving) always.delete(device);
      }
      return all.filter((device) => !away.has(device));
    }, pageSize);
    const given = new Set();
    for await (const { data } of list) data.forEach(({ subOperationId }) => given.add(subOperationId));
    const lost = [...always].filter((device) => !given.has(/** @type {any} */ (device).subOperationId)).length;
    const isTold = list.isComplete === given.size >= left().length;
    assert.deepEqual({ lost, isTold }, { lost: 0, isTold: true }, `run ${run}: ${all.length} devices, ${pageSize} a page, up to ${most} move at once`);
  }
});

/**
 * A list that does not move, on a platform with totals of its own.
 *
 * @param {unknown[]} data
 * @param {(call: number) => number} total
 * @param {number} [pageSize]
 */
async function readWithTotals(data, total, pageSize = 100) {
  /** @type {number[]} */
  const requested = [];
  const fetch = async (/** @type {any} */ url) => {
    const pageNo = Number(new URL(url).searchParams.get("pageNo"));
    return Response.json({ data: data.slice(pageNo * pageSize, (pageNo + 1) * pageSize), totalCount: total(requested.push(pageNo)) });
  };
  const client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", requestsPerMinute: 1_000_000, fetch });
  const list = client.listUpgradeSubTasks("op", "token", { pageSize });
  let given = 0;
  for await (const page of list) given += page.data.length;
  return { given, requested: requested.join(" "), isComplete: list.isComplete };
}

/** @type {[title: string, total: (call: number) => number, expected: Awaited<ReturnType<typeof readWithTotals>>][]} */
const TOTALS = [
  ["that is 0 once", (call) => (call === 2 ? 0 : 250), { given: 250, requested: "0 1 0 1 2", isComplete: true }],
  ["that is one too low once", (call) => (call === 2 ? 249 : 250), { given: 250, requested: "0 1 0 1 2", isComplete: true }],
  ["that is too low for the last page", (call) => (call === 3 ? 200 : 250), { given: 250, requested: "0 1 2 1 2", isComplete: true }],
  ["that is too low for a page that is read again", (call) => (call === 2 ? 240 : call === 3 ? 0 : 250), { given: 250, requested: "0 1 0 2 1", isComplete: true }],
  ["that stays too high", () => 260, { given: 250, requested: "0 1 2 3", isComplete: false }],
];

for (const [title, total, expected] of TOTALS) {
  test(`a total ${title}`, async () => assert.deepEqual(await readWithTotals(devices(250), total), expected));
}

test("whatever totals are too low for a response, no device is lost", async () => {
  const random = randomNumbers();
  for (let run = 0; run < 200; run++) {
    const count = 1 + random(60);
    const pageSize = 1 + random(9);
    const rarity = 2 + random(8);
    // The first one and that behind a low one are right: they are what the low one is compared with.
    let isLow = true;
    const total = () => {
      isLow = !isLow && random(rarity) === 0;
      return isLow ? random(count) : count;
    };
    const { given, isComplete } = await readWithTotals(devices(count), total, pageSize);
    assert.deepEqual({ given, isComplete }, { given: count, isComplete: true }, `run ${run}: ${count} devices, ${pageSize} a page, one total in ${rarity} is low`);
  }
});

test("totals that never settle end the list", async () => {
  const falling = await readWithTotals(devices(150), (call) => (call % 2 === 0 ? 100 : 250));
  assert.deepEqual([falling.given, falling.isComplete], [150, false]);

  const fetch = async () => Response.json({ data: devices(2), totalCount: (total += 100) });
  let total = 0;
  const client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", requestsPerMinute: 1_000_000, fetch });
  const list = client.listUpgradeSubTasks("op", "token");
  assert.deepEqual([(await list.next()).value?.data.length, (await list.next()).done, list.isComplete], [2, true, false]);
});

test("elements that are no object are no devices: the list ends as soon, and is not complete", async () => {
  const half = devices(250).map((device, index) => (index % 2 === 0 ? device : null));
  assert.deepEqual(await readWithTotals(half, () => 250), { given: 125, requested: "0 1 2", isComplete: false });
});

test("elements without an id cannot be told apart: they are given once, and the list is not complete when some have left", async () => {
  const anonymous = devices(6).map((device) => ({ .../** @type {object} */ (device), subOperationId: null }));
  const { list, requested } = listOf(anonymous, (now, call) => now.slice(call === 1 ? 1 : 0), 2);
  let count = 0;
  for await (const { data } of list) count += data.length;
  assert.deepEqual([count, requested, list.isComplete], [5, [0, 1, 0, 2, 3], false]);
});

test("a page without ids that comes again ends the list, which is not complete", async () => {
  const data = devices(3).map((device) => ({ .../** @type {object} */ (device), subOperationId: null }));
  const fetch = async () => Response.json({ data, totalCount: 6 });
  const client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", requestsPerMinute: 1_000_000, fetch });
  const list = client.listUpgradeSubTasks("op", "token");
  assert.deepEqual([(await list.next()).value?.data.length, (await list.next()).done, list.isComplete], [3, true, false]);
});

test("a total that falls for ever ends the list, too", async () => {
  const requested = [];
  const fetch = async () => Response.json({ data: devices(2), totalCount: 1000 - requested.push(0) });
  const client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", requestsPerMinute: 1_000_000, fetch });
  const list = client.listUpgradeSubTasks("op", "token");
  const counts = [];
  for await (const { data } of list) counts.push(data.length);
  assert.deepEqual([counts, requested.length, list.isComplete], [[2], 3, false]);
});

test("a list that has not ended, or was left, is not complete", async () => {
  const { list } = listOf(devices(150), (now) => now);
  assert.equal(list.isComplete, false);
  await list.next();
  assert.equal(list.isComplete, false);
  await list.return();
  assert.equal(list.isComplete, false);

  const whole = listOf(devices(150), (now) => now).list;
  assert.deepEqual([(await whole.next()).done, (await whole.next()).done, whole.isComplete], [false, false, true]);
});
