/** What a page adds to `Object.prototype` or `Array.prototype` has no effect on any call. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

/** @type {[on: "Object" | "Array", name: string][]} */
const ADDITIONS = [
  ["Array", "toJSON"],
  ["Object", "toJSON"],
  ["Object", "0"],
  ["Object", "get"],
  ["Object", "set"],
  ["Object", "return"],
  ["Object", "code"],
  ["Object", "token"],
  ["Object", "tokens"],
  ["Object", "pausedMs"],
  ["Object", "issues"],
  ["Object", "cause"],
];

for (const name of ["shared", "maximum", "initial", "address"]) {
  test(`the package loads with Object.prototype.${name}`, async (t) => {
    const { run } = await openPage(t);

    const status = await run(({ name }) => {
      Object.defineProperty(Object.prototype, name, Object.assign(Object.create(null), { value: 1, configurable: true }));
      try {
        return window.sdk.parseUpgradeTask(`{"operationId":"op","status":"wait"}`).status;
      } finally {
        Reflect.deleteProperty(Object.prototype, name);
      }
    }, { name });

    assert.equal(status, "wait");
  });
}

test("a query, a list, a watch, errors and the functions without the network", async (t) => {
  const { run, platform, consoleMessages } = await openPage(t);
  // That of the demonstration moves with the time.
  platform.script("op", [{ body: { operationId: "op", status: "wait" } }]);
  platform.script("op/subOperations", [{ body: { data: [{ subOperationId: "a", deviceId: "b", status: "fail", operateType: "firmware_upgrade", extendInfo: { list: [1] } }], totalCount: 1 } }]);

  const found = await run(async ({ baseUrl, appKey, token, additions }) => {
    const { sdk } = window;
    const task = `{"operationId":"op","status":"wait","extendPara":{"list":[1]}}`;
    const page = `{"data":[{"status":"fail"}]}`;
    const newClient = () => new sdk.UpgradeTaskClient({ baseUrl, appKey, maxAttempts: 1, requestsPerMinute: 1_000_000 });
    /** @type {Record<string, () => unknown>} */
    const calls = {
      query: () => newClient().queryUpgradeTask("op", token),
      "query with a token function": () => newClient().queryUpgradeTask("op", async () => token),
      list: async () => {
        for await (const page of newClient().listUpgradeSubTasks("op", token)) return page;
      },
      watch: async () => {
        for await (const update of newClient().watchUpgradeTask("op", token)) return [update.task, update.assessment, update.error];
      },
      "no such task": () => newClient().queryUpgradeTask("no-such-task", token),
      "bad argument": () => newClient().queryUpgradeTask("op", /** @type {any} */ (5)),
      parse: () => sdk.parseUpgradeTask(task),
      "parse what is no JSON": () => sdk.parseUpgradeTask("{"),
      "parse devices": () => sdk.parseUpgradeSubTask(page),
      assess: () => sdk.assessUpgradeTask(sdk.parseUpgradeTask(task), new Date(0)),
      group: () => sdk.groupFailures(sdk.parseUpgradeSubTask(`{"data":[{"status":"fail","deviceId":"a","detailInfo":"a: 1"}]}`).data),
      timestamps: () => sdk.formatTimestamp(sdk.parseTimestamp("20151212T121212Z")),
    };

    /** @param {() => unknown} call @param {() => void} [pollute] @param {() => void} [clean] */
    async function outcome(call, pollute = () => {}, clean = () => {}) {
      pollute();
      try {
        const value = await call();
        clean();
        return JSON.stringify(value);
      } catch (error) {
        clean();
        return JSON.stringify([String(error), error]);
      }
    }

    const effects = [];
    let count = 0;
    for (const [name, call] of Object.entries(calls)) {
      const expected = await outcome(call);
      for (const [on, addition] of additions) {
        const { prototype } = on === "Array" ? Array : Object;
        const descriptor = Object.assign(Object.create(null), { value: addition === "toJSON" ? () => "x" : 1, writable: true, configurable: true });
        const got = await outcome(call, () => Object.defineProperty(prototype, addition, descriptor), () => Reflect.deleteProperty(prototype, addition));
        count += 1;
        if (got !== expected) effects.push([name, `${on}.prototype.${addition}`, got]);
      }
    }
    return { effects, count };
  }, { operationId: platform.tasks.failing, additions: ADDITIONS });

  assert.deepEqual(found, { effects: [], count: 12 * ADDITIONS.length });
  const expected = "Failed to load resource: the server responded with a status of 404 (Not Found)";
  assert.deepEqual(consoleMessages.filter((message) => message !== expected), []);
});
