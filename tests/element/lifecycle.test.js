/** Connecting, moving and disconnecting the element. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";

import { installed } from "../package/page.js";
import { ENDED, response } from "./responses.js";
import { openElementPage } from "./element_page.js";

test("polling stops on disconnect and resumes on reconnect, with the task kept", async (t) => {
  const { platform, mount, act, advance, requestTimes, run } = await openElementPage(t);
  platform.script("op", [response(), response({}, { processing: 9, success: 1 })]);

  await mount("op");
  await act((element) => element.remove());
  await advance(60);
  assert.deepEqual(requestTimes(), [0]);
  assert.equal(await run(() => window.element.task?.status), "processing");
  await act((element) => document.body.append(element));

  assert.deepEqual(requestTimes(), [0, 60]);
  assert.equal(await run(() => window.element.task?.staResult.success), 1);
});

test("polling continues when the element is moved, without an extra poll", async (t) => {
  const { platform, mount, act, advance, requestTimes } = await openElementPage(t);
  platform.script("op", [response()]);

  await mount("op");
  await advance(2);
  await act((element) => {
    const section = document.createElement("section");
    document.body.append(section);
    section.append(element);
  });
  await advance(4);

  assert.deepEqual(requestTimes(), [0, 5]);
});

test("query() does nothing while disconnected", async (t) => {
  const { platform, mount, act, requestTimes } = await openElementPage(t);
  platform.script("op", [response()]);

  await mount("op");
  await act((element) => element.remove());
  await act((element) => element.ask());

  assert.deepEqual(requestTimes(), [0]);
});

test("a request in flight is aborted on disconnect", async (t) => {
  const { platform, page, run, events, advance } = await openElementPage(t);
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
  await advance(120);
  assert.deepEqual(await events(), []);
});

test("no timer and no listener is left after disconnect", async (t) => {
  const { platform, mount, act, run } = await openElementPage(t, { prepare: (page) => page.addInitScript(trackResources) });
  platform.script("op", [response()]);
  const activeResources = () => run(() => /** @type {any} */ (window).activeResources());
  // The rate limiter, which all of the page's clients share, listens as long as the page is open.
  await mount("op");
  await act((element) => element.remove());
  const before = await activeResources();

  await mount("op");
  assert.notDeepEqual(await activeResources(), before);
  await act((element) => element.remove());

  assert.deepEqual(await activeResources(), before);
});

test("a task that has ended is not polled again on reconnect", async (t) => {
  const { platform, mount, act, requestTimes, events } = await openElementPage(t);
  platform.script("op", [ENDED]);

  await mount("op");
  await act((element) => element.remove());
  await act((element) => document.body.append(element));

  assert.deepEqual(requestTimes(), [0]);
  assert.equal((await events()).filter(({ name }) => name === "end").length, 1);
});

test("with two copies of the module, the first definition stays", async (t) => {
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

test("importing it on a server has no effect", async () => {
  const { UpgradeTaskStatusElement } = await import(pathToFileURL(join(installed.home, "dist/element.js")).href);

  assert.equal(UpgradeTaskStatusElement.name.length > 0, true);
  assert.equal("customElements" in globalThis, false);
});

test("it contains no wasm but imports the package", async () => {
  const code = await readFile(join(installed.home, "dist/element.js"), "utf8");

  assert.match(code, /from"\.\/index\.js"/);
  assert.equal(code.includes("WebAssembly"), false);
});

/** In the page: counts pending timers, and listeners on document and window. */
function trackResources() {
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
  /** @type {any} */ (window).activeResources = () => ({ timers: timers.size, listeners });
}
