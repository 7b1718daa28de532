/** Nothing thrown is lost: whatever throws is shown, is dispatched as an event, and leaves nothing that looks live. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ENDED, response } from "./responses.js";
import { openElementPage } from "./element_page.js";

const UPDATE = {
  changes: [],
  issues: [],
  eta: null,
  error: null,
  poll: { number: 1, askedAt: new Date(0), answeredAt: new Date(0), changedAt: new Date(0), nextInMs: 5_000 },
};

/** Clients that host pages have by mistake; each gets the update of a good one. @type {Record<string, (update: any) => any>} */
const clients = {
  "watchUpgradeTask throws": () => ({
    watchUpgradeTask() {
      throw new TypeError("Cannot read private member");
    },
  }),
  "a text is thrown": () => ({
    watchUpgradeTask() {
      throw "login-failed";
    },
  }),
  "what is thrown has no text": () => ({
    watchUpgradeTask() {
      throw Object.create(null);
    },
  }),
  "it is not a client": () => ({ baseUrl: "/platform", appKey: "key" }),
  "a watch is not iterable": () => ({ watchUpgradeTask: () => ({}) }),
  "next() rejects": () => ({ watchUpgradeTask: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("no next")) }) }) }),
  "an update has no fields": () => ({
    async *watchUpgradeTask() {
      yield {};
    },
  }),
  "a task cannot be rendered": (update) => ({
    async *watchUpgradeTask() {
      yield { ...update, task: { ...update.task, targets: null } };
    },
  }),
  "a watch ends before its task": (update) => ({
    async *watchUpgradeTask() {
      yield update;
    },
  }),
  "a watch has no refresh()": (update) => ({
    watchUpgradeTask() {
      const watch = (async function* () {
        yield update;
        await new Promise(() => {});
      })();
      setTimeout(() => window.element.ask());
      return watch;
    },
  }),
};

for (const [name, create] of Object.entries(clients)) {
  test(`a given client: ${name}`, async (t) => {
    const { page, act, advance, events, run, element, consoleMessages } = await openElementPage(t);
    await act(() => window.mount({ "operation-id": "op" }));

    await page.evaluate(
      ({ create, update, body }) => {
        const task = window.sdk.parseUpgradeTask(body);
        for (const time of ["askedAt", "answeredAt", "changedAt"]) update.poll[time] = new Date();
        const client = new Function(`return (${create})(arguments[0])`)({ ...update, task, assessment: window.sdk.assessUpgradeTask(task) });
        window.element.addEventListener("upgrade-task-error", ({ detail }) => (window.thrown = detail.error), { once: true });
        Object.assign(window.element, { client, accessToken: "token" });
      },
      { create: String(create), update: /** @type {any} */ (UPDATE), body: JSON.stringify(response().body) },
    );
    await advance(1);

    assert.deepEqual((await events()).filter(({ name }) => name === "error").length, 1);
    assert.equal(await run(() => window.thrown instanceof window.sdk.UpgradeTaskError), true);
    await element.locator("[part=failure]").waitFor();
    assert.equal(await element.locator("[part=mark]").getAttribute("data-state"), "failed");
    assert.deepEqual(consoleMessages, []);
  });
}

test("after an error in the middle of rendering, the screen is rendered from scratch", async (t) => {
  const { platform, mount, act, advance, events, element } = await openElementPage(t);
  platform.script("op", [response(), response({}, { processing: 3, success: 7 }), response({}, { processing: 2, success: 8 })]);
  await mount("op", { attributes: { devices: "off" } });

  await act(() => {
    const { createElementNS } = document;
    document.createElementNS = () => {
      document.createElementNS = createElementNS;
      throw new Error("no element");
    };
  });
  await advance(5);
  assert.deepEqual((await events()).map(({ name }) => name), ["update", "error", "update"]);
  await element.locator("[part=failure]").getByText("The element stopped: Error: no element").waitFor({ state: "attached" });
  assert.equal(await element.locator("[part=counts]").count(), 0);

  await act((element) => element.ask());
  assert.equal(await element.locator("[part=counts] strong").first().textContent(), "8");
  assert.equal(await element.locator("[part=failure]").count(), 0);
});

test("the shown failure repeats what was thrown, without the access token", async (t) => {
  const { act, element, settle, run } = await openElementPage(t);

  await act(() => window.mount({ "operation-id": "op" }));
  await run(({ token }) => {
    const watchUpgradeTask = (/** @type {string} */ _id, /** @type {string} */ token) => {
      throw new Error(`no login with ${token}`);
    };
    Object.assign(window.element, { client: { watchUpgradeTask }, accessToken: token });
  });
  await settle();

  await element.getByText("The element stopped: Error: no login with [redacted]").waitFor({ state: "attached" });
});

/** What the host page gives, and the message that is shown. @type {[string, string, (task: any) => unknown][]} */
const tasks = [
  ["a bigint", "task.extendPara", (task) => ({ ...task, extendPara: { fileVersion: null, size: 1n } })],
  ["a cycle", "task.extendPara", (task) => (task.extendPara.self = task.extendPara) && task],
  ["a body instead of a task", "task.createTime", () => ({ operationId: "op", createTime: "20260131T115900Z" })],
  ["a getter that throws", "no getter", (task) => Object.defineProperty(task, "policy", { get: () => { throw new Error("no getter"); } })],
];
for (const [name, message, change] of tasks) {
  test(`a given task: ${name}`, async (t) => {
    const { platform, mount, page, settle, events, element, run } = await openElementPage(t);
    platform.script("op", [response()]);
    await mount("op");

    await page.evaluate(({ change, body }) => {
      window.events = [];
      window.element.task = new Function(`return (${change})(arguments[0])`)(window.sdk.parseUpgradeTask(body));
    }, { change: String(change), body: JSON.stringify(ENDED.body) });
    await settle();

    assert.deepEqual((await events()).map(({ name }) => name), ["error"]);
    await element.locator("[part=failure]").getByText(message).first().waitFor({ state: "attached" });
    // The figures of the polled task are gone.
    assert.equal(await element.locator("[part=verdict]").count(), 0);
    assert.equal(await run(() => window.element.headline.includes("%")), false);
  });
}

test("a given task that went through JSON is shown as it was", async (t) => {
  const { run, settle, element } = await openElementPage(t);

  await run(({ body }) => {
    window.mount({});
    window.element.task = JSON.parse(JSON.stringify(window.sdk.parseUpgradeTask(body)));
  }, { body: JSON.stringify(ENDED.body) });
  await settle();

  assert.match(await run(() => window.element.headline), /^100\s?%/);
  await element.locator("[part=facts]").first().getByText("2026").first().waitFor();
});
