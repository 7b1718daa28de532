/** Clients and watches where consoles keep them: behind the proxies of stores, and of other copies of the package. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import * as sdk from "iot-upgrade-task";
import * as external from "iot-upgrade-task/external";

const BRAND = Symbol.for("iot-upgrade-task/client");
const TASK = { operationId: "op", operateType: "firmware_upgrade", status: "processing", targets: { devices: ["d1"] } };
const COUNTS = { total: 1, wait: 0, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 };

/** A client whose platform upgrades the one device between the first and the second response. */
function newClient() {
  const bodies = [
    { ...TASK, staResult: { ...COUNTS, processing: 1 } },
    { ...TASK, status: "success", staResult: { ...COUNTS, success: 1 } },
  ];
  const fetch = async () => new Response(JSON.stringify(bodies.length > 1 ? bodies.shift() : bodies[0]));
  return new sdk.UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", requestsPerMinute: 1_000_000, fetch });
}

/** As Vue's `reactive`: whatever object is reached through it is behind a proxy, too. @template {object} T @param {T} object @returns {T} */
function reactive(object) {
  return new Proxy(object, {
    get(target, key, receiver) {
      const value = Reflect.get(target, key, receiver);
      const isPlain = Object.prototype.toString.call(value) === "[object Object]";
      return isPlain ? reactive(/** @type {any} */ (value)) : value;
    },
  });
}

/** As a store that copies the properties of what it wraps. @template {object} T @param {T} object @returns {T} */
function copied(object) {
  return Object.create(Object.getPrototypeOf(object), Object.getOwnPropertyDescriptors(object));
}

/** @type {[string, <T extends object>(object: T) => T][]} */
const WRAPPERS = [
  ["new Proxy(…, {})", (object) => new Proxy(object, {})],
  ["a reactive proxy", reactive],
  ["a proxy of a proxy", (object) => reactive(new Proxy(object, {}))],
  ["a copy with its properties", copied],
  ["Object.freeze", Object.freeze],
  ["Object.create", (object) => Object.create(object)],
];

for (const [name, wrap] of WRAPPERS) {
  test(`a client and its watch work behind ${name}`, async () => {
    const client = wrap(newClient());
    assert.equal((await client.queryUpgradeTask("op", "token")).status, "processing");

    const watch = wrap(wrap(newClient()).watchUpgradeTask("op", () => "token", { minIntervalMs: 10 }));
    watch.setInterval({ minIntervalMs: 20 });
    const statuses = [];
    for await (const { task, error } of watch) {
      assert.equal(error, null);
      statuses.push(task?.status);
      watch.pause();
      watch.resume();
      watch.refresh();
    }
    assert.deepEqual(statuses, ["processing", "success"]);
    assert.equal(watch.activity.kind, "idle");
    assert.deepEqual(await watch.return?.(), { done: true, value: undefined });
  });
}

test("all calls of a client behind proxies share one token", async () => {
  const client = newClient();
  /** @type {string[]} */
  const reasons = [];
  const source = (/** @type {string} */ reason) => (reasons.push(reason), "token");
  await new Proxy(client, {}).queryUpgradeTask("op", source);
  await reactive(client).queryUpgradeTask("op", () => source("another function"));
  assert.deepEqual(reasons, ["first"]);
});

test("clients of every copy carry the same mark, which cannot be changed", () => {
  const commonjs = createRequire(import.meta.url)("iot-upgrade-task");
  for (const { UpgradeTaskClient } of [sdk, external, commonjs]) {
    const client = new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key" });
    assert.equal(client[BRAND], true);
    assert.equal(reactive(client)[BRAND], true);
    assert.throws(() => (client[BRAND] = false), TypeError);
  }
});

test("a client shows none of its options", () => {
  const client = newClient();
  assert.deepEqual(Object.keys(client), []);
  assert.equal(JSON.stringify(client), "{}");
});

test("next() works when it is taken off a watch or a list", async () => {
  const { next } = newClient().watchUpgradeTask("op", () => "token", { minIntervalMs: 10 });
  assert.deepEqual([(await next()).value?.task?.status, (await next()).value?.task?.status, (await next()).done], ["processing", "success", true]);

  const client = new sdk.UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key", fetch: async () => Response.json({ data: [], totalCount: 0 }) });
  const list = client.listUpgradeSubTasks("op", "token");
  const { next: nextPage } = list;
  assert.deepEqual([(await nextPage()).done, (await list.next()).done], [true, true]);
});

test("a method that was taken off its object says what is missing", async () => {
  const { queryUpgradeTask, queryUpgradeSubTask, watchUpgradeTask, listUpgradeSubTasks } = newClient();
  const { refresh, return: end } = newClient().watchUpgradeTask("op", "token");
  const asked = [queryUpgradeTask("op", "token"), queryUpgradeSubTask("op", "token"), end()];
  for (const rejected of asked) await assert.rejects(rejected, isDetached);
  for (const throwing of [() => watchUpgradeTask("op", "token"), () => listUpgradeSubTasks("op", "token"), refresh]) assert.throws(throwing, isDetached);
  await assert.rejects(Promise.all(["op"].map(/** @type {any} */ (newClient().queryUpgradeTask))), isDetached);
});

/** @param {unknown} error */
function isDetached(error) {
  assert.ok(error instanceof sdk.UpgradeTaskError);
  const { code, message, hint } = error;
  const expected = "the object, as in `client.queryUpgradeTask(…)`";
  assert.deepEqual({ code, message, hint }, { code: "invalid_argument", message: `\`this\` must be ${expected}; received undefined.`, hint: `Give ${expected}.` });
  return true;
}

test("`await using` ends a watch and a list", async () => {
  for (const iterator of [newClient().watchUpgradeTask("op", "token"), newClient().listUpgradeSubTasks("op", "token")]) {
    // Node 20 has the symbol; elsewhere there is no such method.
    await new Proxy(iterator, {})[Symbol.asyncDispose]();
    assert.deepEqual(await iterator.next(), { done: true, value: undefined });
  }
});
