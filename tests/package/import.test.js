import assert from "node:assert/strict";
import { test } from "node:test";

import { consumer, openPage } from "./page.js";

/** The requests of a page that imports an entry. @type {Record<string, string[]>} */
const FILES = {
  "iot-upgrade-task": ["index.js"],
  "iot-upgrade-task/external": ["external.js"],
};

for (const [specifier, files] of Object.entries(FILES)) {
  test(`importing ${specifier} has no side effects`, async (t) => {
    const { page, run } = await openPage(t, { load: "bare" });
    /** @type {string[]} */
    const requested = [];
    page.on("request", (request) => requested.push(request.url()));

    const did = await run(watched, { specifier });

    assert.deepEqual(did, { globals: [], compiled: 0 });
    assert.deepEqual(requested, files.map((file) => `${consumer.url}/packages/iot-upgrade-task/dist/${file}`));
  });
}

test("loading the classic script only defines iotUpgradeTask", async (t) => {
  const { page, run } = await openPage(t, { load: "bare" });
  /** @type {string[]} */
  const requested = [];
  page.on("request", (request) => requested.push(request.url()));
  const script = "/packages/iot-upgrade-task/dist/global.js";

  const did = await run(watched, { script });

  assert.deepEqual(did, { globals: ["iotUpgradeTask"], compiled: 0 });
  assert.deepEqual(requested, [consumer.url + script]);
});

test("creating a client or an error loads nothing", async (t) => {
  const { page, run } = await openPage(t, { load: "external" });
  /** @type {string[]} */
  const requested = [];
  page.on("request", (request) => requested.push(request.url()));

  await run(({ baseUrl, appKey }) => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
    new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    new window.sdk.UpgradeTaskError("A test.");
  });

  assert.deepEqual(requested, []);
});

/**
 * In the page: loads a module, and returns the globals that it adds and the number of compilations.
 *
 * @param {{ specifier?: string, script?: string }} what
 */
async function watched({ specifier, script }) {
  let compiled = 0;
  /** @type {any} */
  const wasm = WebAssembly;
  for (const name of ["compile", "compileStreaming", "instantiate", "instantiateStreaming", "Module", "Instance"]) {
    wasm[name] = new Proxy(wasm[name], {
      apply: (...call) => (compiled++, Reflect.apply(...call)),
      construct: (...call) => (compiled++, Reflect.construct(...call)),
    });
  }
  const before = new Set(Reflect.ownKeys(globalThis));
  if (specifier) await import(specifier);
  if (script) {
    const element = document.createElement("script");
    element.src = script;
    await new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
  }
  const globals = Reflect.ownKeys(globalThis).filter((key) => !before.has(key));
  return { globals: globals.map(String), compiled };
}
