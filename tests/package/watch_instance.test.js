/** Watches and the WebAssembly instance: memory and traps. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { lostCall } from "./failure.js";
import { withLittleMemory } from "./little_memory.js";
import { installed, openPage, queries } from "./page.js";
import { response } from "./watch_page.js";

const DONE = { done: true, value: undefined };

/** A page that measures the memory of the instance. @param {import("node:test").TestContext} t */
function openMeasuredPage(t) {
  return openPage(t, {
    prepare: (page) => page.addInitScript(() => {
      WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
        construct(Instance, args) {
          const instance = Reflect.construct(Instance, args);
          const memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
          // The decoder of the embedded text exports none.
          if (memory) window.memoryBytes = () => memory.buffer.byteLength;
          return instance;
        },
      });
    }),
  });
}

const DEVICES = Array.from({ length: 256 }, (_, index) => `device-${index}`);

test("a thousand watches that are started and ended leak no memory", async (t) => {
  const { run } = await openMeasuredPage(t);
  const { body } = response({ targets: { devices: DEVICES } });

  const [first, last] = await run(async ({ baseUrl, appKey, token, body }) => {
    const text = JSON.stringify(body);
    const fetch = async () => new Response(text);
    let first = 0;
    for (let started = 1; started <= 1000; started += 1) {
      // Ten per app key, as the rate limiter records the requests of the last minute.
      const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey: `${appKey}-${started % 100}`, fetch });
      const { signal } = new AbortController();
      const watch = client.watchUpgradeTask("op", token, { signal });
      const { value } = await watch.next();
      if (value?.task?.targets.devices?.length !== 256) throw new Error("A watch did not begin.");
      // Ended between two polls.
      const pending = watch.next();
      await watch.return?.();
      await pending;
      if (started === 10) first = window.memoryBytes();
    }
    return [first, window.memoryBytes()];
  }, { body });

  assert.ok(first && first > 0);
  assert.equal(last, first);
});

test("parsing leaks no memory", async (t) => {
  const { run } = await openMeasuredPage(t);
  const { body } = response({ targets: { devices: DEVICES } });

  const [first, last] = await run(({ body }) => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const text = JSON.stringify({ ...body, targets: { devices: ["d0"] }, staResult: { total: "x" } });
    let first = 0;
    for (let parsed = 1; parsed <= 20_000; parsed += 1) {
      window.sdk.parseUpgradeTask(parsed % 10 === 0 ? bytes : text);
      if (parsed === 200) first = window.memoryBytes();
    }
    return [first, window.memoryBytes()];
  }, { body });

  assert.ok(first && first > 0);
  assert.equal(last, first);
});

test("a trap rejects every pending next(), in any phase, and a new watch works", async (t) => {
  const page = await openPage(t);
  const { run, platform, consoleMessages } = page;
  const lost = await lostCall(page);
  platform.script("op", [response()]);

  const [pending, after, next] = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const resting = client.watchUpgradeTask("op", token);
    const asking = client.watchUpgradeTask("fault-silent", token);
    const paused = client.watchUpgradeTask("op", token);
    paused.pause();
    await resting.next();
    const watches = [resting, asking, paused];
    const pending = watches.map((watch) => window.outcome(watch.next()));
    await new Promise((resolve) => setTimeout(resolve));
    await window.outcome((async () => window.sdk.parseUpgradeTask(new Uint8Array(2 ** 31)))());
    const settled = await Promise.all(pending);
    const after = await Promise.all(watches.map((watch) => watch.next()));
    const watch = client.watchUpgradeTask("op", token);
    const { value } = await watch.next();
    await watch.return?.();
    return /** @type {const} */ ([settled, after, value?.task?.operationId]);
  });

  assert.deepEqual([pending, after, next], [[lost, lost, lost], [DONE, DONE, DONE], "op"]);
  assert.deepEqual(consoleMessages, []);
});

test("a trap during a poll of the watch rejects its next()", async (t) => {
  const bytes = [...withLittleMemory(await readFile(join(installed.home, "dist/upgrade-task.wasm")))];
  const page = await openPage(t);
  const { run, platform } = page;
  platform.script("op", [response()]);

  const found = await run(async ({ baseUrl, appKey, token, bytes }) => {
    await window.sdk.init(Uint8Array.from(bytes));
    const fetch = async () => new Response(new Uint8Array(8 * 1024 * 1024));
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, fetch, maxResponseBytes: 16 * 1024 * 1024 });
    const large = client.watchUpgradeTask("large", token);
    const lost = await window.outcome(large.next());
    const watch = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).watchUpgradeTask("op", token);
    const { value } = await watch.next();
    await watch.return?.();
    return [lost, await large.next(), await large.return?.(), value?.task?.operationId];
  }, { bytes });

  assert.deepEqual(found, [await lostCall(page), DONE, DONE, "op"]);
  assert.equal(queries(platform).length, 1);
});

test("a trap while no next() is pending rejects the following one", async (t) => {
  const page = await openPage(t);
  const { run, platform } = page;
  platform.script("op", [response()]);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const watch = client.watchUpgradeTask("op", token, { minIntervalMs: 10 });
    await watch.next();
    await window.outcome((async () => window.sdk.parseUpgradeTask(new Uint8Array(2 ** 31)))());
    watch.refresh();
    return [await window.outcome(watch.next()), await watch.next()];
  });

  assert.deepEqual(found, [await lostCall(page), DONE]);
  assert.equal(queries(platform).length, 1);
});
