/** Another build is deployed while the page is open or cached: files of the two never meet. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import fastifyStatic from "@fastify/static";

import { at } from "../../scripts/run.mjs";
import { startChromium } from "../package/chromium.js";
import { createPlatform } from "../platform/platform.js";
import { createServer, listen } from "../platform/server.js";
import { fillCredentials, submitQuery, waitForResult } from "./operator.js";
import { readFailure, waitForTask } from "./screen.js";

const browser = await startChromium();
after(() => browser.close());

const VERSION = /-([0-9a-f]{8})\.(?:js|css|svg|wasm)/;
const built = await readBuild(at("www/dist"));
/** The same with other names, and with a wasm that cannot be linked to the glue of the first. */
const rebuilt = rename(built);

/** @typedef {Map<string, Buffer>} Build Its files by name. */

/** @param {string} folder @returns {Promise<Build>} */
async function readBuild(folder) {
  const names = (await readdir(folder)).filter((name) => name !== "status.html");
  return new Map(await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await readFile(join(folder, name))]))));
}

/** @param {Build} build @returns {Build} */
function rename(build) {
  const names = [...build.keys()];
  const [, version] = VERSION.exec(names.join()) ?? [];
  const wasm = /** @type {Buffer} */ (build.get(names.find((name) => name.endsWith(".wasm")) ?? ""));
  const [{ module: wasmVersion }] = WebAssembly.Module.imports(new WebAssembly.Module(new Uint8Array(wasm)));
  const changed = (/** @type {string} */ text) => text.replaceAll(version, "00000000").replaceAll(wasmVersion, "11111111");
  return new Map([...build].map(([name, content]) => [changed(name), Buffer.from(changed(content.toString("latin1")), "latin1")]));
}

/**
 * A page on a server with a deployed build.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ cacheControl?: (path: string) => string | undefined }} [options]
 */
async function openDeployed(t, { cacheControl } = {}) {
  const root = await mkdtemp(join(tmpdir(), "deployed-"));
  t.after(() => rm(root, { recursive: true }));
  await deploy(root, built);
  const platform = createPlatform({});
  const server = createServer();
  server.register(platform.routes, { prefix: "/platform" });
  server.register(fastifyStatic, {
    root,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const value = cacheControl?.(path);
      if (value) reply.header("cache-control", value);
    },
  });
  const origin = await listen(server, 0);
  t.after(() => server.close());

  const context = await browser.newContext({ locale: "en-GB" });
  t.after(() => context.close());
  const page = await context.newPage();
  /** The versions of the files that the current document loaded. @type {Set<string | undefined>} */
  const versions = new Set();
  page.on("request", (request) => {
    if (request.isNavigationRequest()) versions.clear();
    else if (!request.url().includes("/platform/")) versions.add(VERSION.exec(request.url())?.[1]);
  });
  const open = () => page.goto(`${origin}/index.html#base=/platform`);
  await open();

  async function showTask() {
    await fillCredentials(page, platform);
    await submitQuery(page, platform.tasks.failing);
    await waitForResult(page);
  }
  return { page, open, showTask, versions, deploy: (/** @type {Build} */ build) => deploy(root, build), remove: (/** @type {Build} */ build) => remove(root, build) };
}

/** @param {string} root @param {Build} build */
async function deploy(root, build) {
  for (const [name, content] of build) {
    await writeFile(join(root, name), content);
    // A browser caches by itself what has not changed for long.
    const changed = build === built ? "2025-01-01" : "2025-02-01";
    await utimes(join(root, name), new Date(changed), new Date(changed));
  }
}

/** @param {string} root @param {Build} build */
async function remove(root, build) {
  for (const name of build.keys()) if (name !== "index.html") await rm(join(root, name));
}

test("an open page goes on with its own files while they are there", async (t) => {
  const { page, showTask, versions, deploy } = await openDeployed(t);

  await deploy(rebuilt);
  await showTask();

  await waitForTask(page, "failing");
  assert.deepEqual([...versions], [VERSION.exec([...built.keys()].join())?.[1]]);
});

test("an open page whose files were removed asks for a reload, which helps", async (t) => {
  const { page, showTask, versions, deploy, remove } = await openDeployed(t);

  await deploy(rebuilt);
  await remove(built);
  await showTask();

  const { Code, details } = await readFailure(page);
  assert.deepEqual([Code, details[1]], [
    "internal_error",
    "Check that upgrade-task.wasm is served beside the JavaScript; if the page was updated while it was open, reload it. Where a bundler leaves it out, and in Node, first call await init(url) with the URL or the bytes of iot-upgrade-task/upgrade-task.wasm, or import iot-upgrade-task.",
  ]);
  await page.reload();
  await showTask();
  await waitForTask(page, "failing");
  assert.deepEqual([...versions], ["00000000"]);
});

test("without cache headers, a page that comes from the cache gets its own files from there", async (t) => {
  const { page, open, showTask, versions, deploy, remove } = await openDeployed(t);
  await showTask();
  await waitForTask(page, "failing");

  await deploy(rebuilt);
  await remove(built);
  await page.goto("about:blank");
  await open();
  await showTask();

  await waitForTask(page, "failing");
  assert.deepEqual([...versions], [VERSION.exec([...built.keys()].join())?.[1]]);
});

test("a page that comes from the cache without its script asks for a reload, which helps", async (t) => {
  const cacheControl = (/** @type {string} */ path) => (path.endsWith(".html") ? "max-age=3600" : "no-store");
  const { page, open, showTask, versions, deploy, remove } = await openDeployed(t, { cacheControl });

  await deploy(rebuilt);
  await remove(built);
  await page.goto("about:blank");
  await open();

  await page.getByText("This page is loading. If this stays, reload it: it may have been updated.").waitFor();
  await page.reload();
  await showTask();
  await waitForTask(page, "failing");
  assert.deepEqual([...versions], ["00000000"]);
});

test("nothing is said about loading in a page that is loaded", async (t) => {
  const { page } = await openDeployed(t);

  await page.getByRole("button", { name: /^Show status/ }).waitFor();

  assert.equal(await page.locator("#loading").count(), 0);
});
