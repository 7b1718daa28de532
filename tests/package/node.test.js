import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";

import { EXPORTS } from "../contract/names.js";
import { platformFor } from "../platform/support.js";
import { withLittleMemory } from "./little_memory.js";
import { installPackage } from "./tarball.js";

const installed = await installPackage();
after(installed.remove);

/**
 * The JSON output of a program of the consumer.
 *
 * @param {"module" | "commonjs"} type
 * @param {string} program
 * @param {unknown} [input]
 */
async function prints(type, program, input) {
  const { stdout } = await promisify(execFile)(process.execPath, [`--input-type=${type}`, "--eval", program], {
    cwd: installed.folder,
    env: { ...process.env, INPUT: JSON.stringify(input) },
  });
  return JSON.parse(stdout);
}

const LOADS = /** @type {const} */ ({
  module: `const sdk = await import("iot-upgrade-task");`,
  commonjs: `const sdk = require("iot-upgrade-task");`,
});

for (const [type, load] of /** @type {["module" | "commonjs", string][]} */ (Object.entries(LOADS))) {
  test(`importing has no side effects in Node: ${type}`, async () => {
    const program = `(async () => {
      const before = Reflect.ownKeys(globalThis);
      globalThis.fetch = WebAssembly.compile = WebAssembly.Module = () => { throw new Error("was called"); };
      ${load}
      const added = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key));
      console.log(JSON.stringify([added, Object.keys(sdk).sort()]));
    })();`;

    assert.deepEqual(await prints(type, program), [[], [...EXPORTS].sort()]);
  });

  test(`a query from Node: ${type}`, async (t) => {
    const platform = await platformFor(t);
    const program = `(async () => {
      ${load}
      const { id, token, ...options } = JSON.parse(process.env.INPUT);
      const task = await sdk.queryUpgradeTask(id, token, options);
      const error = await sdk.queryUpgradeTask("no-such-task", token, options).catch((error) => error);
      console.log(JSON.stringify([task.operationId, task.createTime instanceof Date, error.code, error instanceof sdk.UpgradeTaskError]));
    })();`;
    const input = { id: platform.tasks.failing, token: platform.token(), baseUrl: platform.url, appKey: platform.appKey };

    assert.deepEqual(await prints(type, program, input), ["failing", true, "task_not_found", true]);
  });
}

test("synchronous functions work without init, and instanceof holds across ESM and CommonJS", async () => {
  const program = `
    import { createRequire } from "node:module";
    import * as esm from "iot-upgrade-task";
    const cjs = createRequire(process.cwd() + "/")("iot-upgrade-task");
    const thrown = (work) => { try { work(); } catch (error) { return error; } };
    const error = thrown(() => cjs.parseUpgradeTask("{"));
    console.log(JSON.stringify([
      esm.parseTimestamp("20151212T121212Z"), cjs.formatTimestamp(new Date(0)), cjs.parseUpgradeTask('{"operationId":"a","status":"wait"}').status,
      error.code, error instanceof cjs.UpgradeTaskError, error instanceof esm.UpgradeTaskError, esm.UpgradeTaskError === cjs.UpgradeTaskError,
    ]));`;

  assert.deepEqual(await prints("module", program), [
    "2015-12-12T12:12:12.000Z",
    "19700101T000000Z",
    "wait",
    ...["invalid_json", true, true, false],
  ]);
});

test("./external works in Node after init with the module's bytes", async () => {
  const program = `
    import { readFile } from "node:fs/promises";
    import { createRequire } from "node:module";
    import { init, parseTimestamp } from "iot-upgrade-task/external";
    const file = createRequire(process.cwd() + "/").resolve("iot-upgrade-task/upgrade-task.wasm");
    await init(await readFile(file));
    console.log(JSON.stringify(parseTimestamp("20151212T121212Z")));`;

  assert.equal(await prints("module", program), "2015-12-12T12:12:12.000Z");
});

test("without a page, no base URL on its origin is recommended", async () => {
  const program = `
    import { queryUpgradeTask } from "iot-upgrade-task";
    const bases = ["/platform", "./platform", "", undefined, "ftp://host", "https://host?a=1"];
    const hints = bases.map((baseUrl) => queryUpgradeTask("op", "t", { baseUrl, appKey: "a" }).catch(({ hint }) => hint));
    console.log(JSON.stringify([...new Set(await Promise.all(hints))]));`;

  assert.deepEqual(await prints("module", program), ['Give the platform\'s address, such as "https://host:8743".']);
});

test("an environment without fetch is told as that, at once", async () => {
  const program = `
    import { UpgradeTaskClient } from "iot-upgrade-task";
    globalThis.fetch = undefined;
    const client = new UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "app" });
    const calls = [client.queryUpgradeTask("op", "token"), client.watchUpgradeTask("op", "token").next(), client.listUpgradeSubTasks("op", "token").next()];
    const found = await Promise.all(calls.map((call) => call.catch(({ code, message }) => [code, message])));
    console.log(JSON.stringify(found));`;

  const message = "`fetch` must be a function where there is no global one, as in jsdom (docs/testing.md); received undefined.";
  assert.deepEqual(await prints("module", program), Array(3).fill(["invalid_argument", message]));
});

test("running out of memory rejects the call and does not end the process", async () => {
  const bytes = withLittleMemory(await readFile(join(installed.home, "dist/upgrade-task.wasm")));
  await writeFile(join(installed.folder, "little.wasm"), bytes);
  const program = `
    import { readFile } from "node:fs/promises";
    import { init, queryUpgradeTask } from "iot-upgrade-task";
    await init(await readFile("little.wasm"));
    const options = { baseUrl: "https://platform.example", appKey: "a", maxResponseBytes: 2 ** 24, timeoutMs: 5000 };
    const asked = async (bytes) => {
      const fetch = async () => new Response(bytes);
      return queryUpgradeTask("op", "t", { ...options, fetch }).then((task) => task.status, (error) => error.code);
    };
    console.log(JSON.stringify([await asked(new Uint8Array(2 ** 23)), await asked('{"operationId":"op","status":"wait"}')]));`;

  assert.deepEqual(await prints("module", program), ["internal_error", "wait"]);
});

test("one signal ends many calls, and Node does not warn of a leak", async (t) => {
  const platform = await platformFor(t);
  const program = `(async () => {
    ${LOADS.commonjs}
    const { id, token, ...options } = JSON.parse(process.env.INPUT);
    const warnings = [];
    process.on("warning", ({ name }) => warnings.push(name));
    const count = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = count.signal;
    count.signal.addEventListener = function (...args) { listeners += 1; addEventListener.apply(this, args); };
    count.signal.removeEventListener = function (...args) { listeners -= 1; removeEventListener.apply(this, args); };
    const answer = JSON.stringify(await sdk.queryUpgradeTask(id, token, options));
    const fetch = async () => new Response(answer);
    const ask = (signal, more) => Array.from({ length: 30 }, () => sdk.queryUpgradeTask(id, token, { ...options, ...more, requestsPerMinute: 1000, signal }));
    const answered = await Promise.all(ask(count.signal, { fetch }));
    const left = listeners;
    const controller = new AbortController();
    const pending = ask(controller.signal, { fetch: () => new Promise(() => {}) });
    const other = ask(undefined, { fetch });
    controller.abort("over");
    const aborted = await Promise.all(pending.map((call) => call.catch((reason) => reason)));
    await Promise.all(other);
    await new Promise(setImmediate);
    console.log(JSON.stringify([answered.length, left, [...new Set(aborted)], warnings]));
  })();`;
  const input = { id: platform.tasks.failing, token: platform.token(), baseUrl: platform.url, appKey: platform.appKey };

  assert.deepEqual(await prints("commonjs", program, input), [30, 0, ["over"], []]);
});

for (const [file, load] of /** @type {const} */ ([
  ["index.js", `import { parseUpgradeTask } from "iot-upgrade-task";`],
  ["index.cjs", `const { parseUpgradeTask } = require("iot-upgrade-task");`],
])) {
  test(`an uncaught error shows itself, not the source of ${file}`, async () => {
    const script = join(installed.folder, file === "index.js" ? "uncaught.mjs" : "uncaught.cjs");
    await writeFile(script, `${load}\nparseUpgradeTask("{");\n`);

    const { stderr } = await promisify(execFile)(process.execPath, [script]).catch((error) => error);

    assert.match(stderr, /^UpgradeTaskError: The response is not JSON: expected a text in double quotes at byte 1\.$/m);
    assert.ok(stderr.length < 5_000, `${stderr.length} characters`);
  });
}
