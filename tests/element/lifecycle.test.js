/** An element that comes, moves and goes. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";

import { installed } from "../package/page.js";
import { answer, ENDED } from "./answers.js";
import { openElementPage } from "./element_page.js";

test("taken out of the page it asks no more; put back it goes on with what it knew", async (t) => {
  const { platform, mount, act, pass, asked, run } = await openElementPage(t);
  platform.script("op", [answer(), answer({}, { processing: 9, success: 1 })]);

  await mount("op");
  await act((element) => element.remove());
  await pass(60);
  assert.deepEqual(asked(), [0]);
  assert.equal(await run(() => window.element.task?.status), "processing");
  await act((element) => document.body.append(element));

  assert.deepEqual(asked(), [0, 60]);
  assert.equal(await run(() => window.element.task?.staResult.success), 1);
});

test("moved within the page it goes on, and asks no sooner", async (t) => {
  const { platform, mount, act, pass, asked } = await openElementPage(t);
  platform.script("op", [answer()]);

  await mount("op");
  await pass(2);
  await act((element) => {
    const section = document.createElement("section");
    document.body.append(section);
    section.append(element);
  });
  await pass(4);

  assert.deepEqual(asked(), [0, 5]);
});

test("out of the page it cannot be told to ask", async (t) => {
  const { platform, mount, act, asked } = await openElementPage(t);
  platform.script("op", [answer()]);

  await mount("op");
  await act((element) => element.remove());
  await act((element) => element.ask());

  assert.deepEqual(asked(), [0]);
});

test("a query in flight is cancelled when the element goes", async (t) => {
  const { platform, page, run, events, pass } = await openElementPage(t);
  platform.script("op", [{ fault: "silent" }]);
  const sent = page.waitForRequest((request) => request.url().endsWith("/op") && request.method() === "GET");
  const cancelled = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/op"));

  await run(({ baseUrl, appKey, token }) => {
    window.mount({ "base-url": baseUrl, "app-key": appKey, "operation-id": "op" });
    window.element.accessToken = token;
  });
  await sent;
  await run(() => window.element.remove());

  await cancelled;
  await pass(120);
  assert.deepEqual(await events(), []);
});

test("gone, it leaves no timer and no listener behind", async (t) => {
  const { platform, mount, act, run } = await openElementPage(t, { prepare: (page) => page.addInitScript(count) });
  platform.script("op", [answer()]);
  const alive = () => run(() => /** @type {any} */ (window).alive());
  const before = await alive();

  await mount("op");
  assert.notDeepEqual(await alive(), before);
  await act((element) => element.remove());

  assert.deepEqual(await alive(), before);
});

test("a task that has ended is not asked for again, wherever it is put", async (t) => {
  const { platform, mount, act, asked, events } = await openElementPage(t);
  platform.script("op", [ENDED]);

  await mount("op");
  await act((element) => element.remove());
  await act((element) => document.body.append(element));

  assert.deepEqual(asked(), [0]);
  assert.equal((await events()).filter(({ name }) => name === "end").length, 1);
});

test("two copies of the module share the element that was defined first", async (t) => {
  const { page } = await openElementPage(t);

  assert.equal(
    await page.evaluate(async () => {
      const first = customElements.get("upgrade-task-status");
      await import(/** @type {any} */ ("/packages/iot-upgrade-task/dist/element.js?copy"));
      return customElements.get("upgrade-task-status") === first;
    }),
    true,
  );
});

test("on a server, importing it does nothing", async () => {
  const { UpgradeTaskStatusElement } = await import(pathToFileURL(join(installed.home, "dist/element.js")).href);

  assert.equal(UpgradeTaskStatusElement.name.length > 0, true);
  assert.equal("customElements" in globalThis, false);
});

test("it carries no wasm of its own, but uses the package's", async () => {
  const code = await readFile(join(installed.home, "dist/element.js"), "utf8");

  assert.match(code, /from"\.\/index\.js"/);
  assert.equal(code.includes("WebAssembly"), false);
});

/** In the page: counts timers that run, and listeners of the page and the window. */
function count() {
  const timers = new Set();
  const { setTimeout, clearTimeout } = window;
  window.setTimeout = /** @type {any} */ ((/** @type {() => void} */ work, /** @type {number} */ ms) => {
    const id = setTimeout(() => (timers.delete(id), work()), ms);
    timers.add(id);
    return id;
  });
  window.clearTimeout = (id) => (timers.delete(id), clearTimeout(id));
  let listeners = 0;
  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (/** @type {any[]} */ ...args) => {
      listeners += 1;
      args[2]?.signal?.addEventListener("abort", () => (listeners -= 1));
      addEventListener.apply(target, /** @type {any} */ (args));
    };
    target.removeEventListener = (/** @type {any[]} */ ...args) => {
      listeners -= 1;
      removeEventListener.apply(target, /** @type {any} */ (args));
    };
  }
  /** @type {any} */ (window).alive = () => ({ timers: timers.size, listeners });
}
