/**
 * Cargo's runner for tests in WebAssembly: wasm-bindgen-test-runner builds and serves them, and the
 * browser of the other tests runs them.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import httpProxy from "@fastify/http-proxy";

import { wasmBindgen } from "../../scripts/setup.mjs";
import { startChromium } from "../package/chromium.js";
import { createServer, listen } from "../platform/server.js";

/** Long enough for a loaded machine. */
const LIMIT_MS = 120_000;

const folder = await mkdtemp(join(tmpdir(), "wasm-tests-"));
const server = spawn(await wasmBindgen("wasm-bindgen-test-runner"), process.argv.slice(2), {
  // The interactive mode: it serves the tests until it is killed, and does not delete its files.
  env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0", TMPDIR: folder, TEMP: folder, TMP: folder },
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = once(server, "exit");
try {
  const url = await servedAt();
  // There is no URL if no test matches, or if it only lists them.
  process.exitCode = url === null ? server.exitCode ?? 1 : (await passes(url)) ? 0 : 1;
} finally {
  server.kill();
  await ended;
  await rm(folder, { recursive: true });
}

/** The URL of the tests; null if the server exited without serving any. */
async function servedAt() {
  for await (const line of createInterface(server.stdout)) {
    const [url] = /http:\/\/\S+/.exec(line) ?? [];
    if (url) return url;
    process.stdout.write(`${line}\n`);
  }
  await ended;
  return null;
}

/**
 * Runs the tests in a page and prints their output.
 *
 * @param {string} url
 */
async function passes(url) {
  // The server of wasm-bindgen-test-runner, tiny_http, assigns a thread to each connection until it is closed,
  // and still counts a thread as idle between waking it and its start. When a browser opens six connections
  // at once, the fifth can be queued for a thread that is already taken; it is never read, and the page never
  // loads. With a single connection that cannot happen.
  const proxy = createServer();
  proxy.register(httpProxy, { upstream: url, undici: { connections: 1, pipelining: 1 } });
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const failure = firstFailure(page);
    await page.goto(await listen(proxy, 0), { timeout: LIMIT_MS });
    const output = page.locator("#output");
    const over = output.filter({ hasText: "test result: " }).waitFor({ state: "attached", timeout: LIMIT_MS });
    const late = () => `The tests did not end within ${LIMIT_MS / 1000} s.`;
    const error = await Promise.race([over.then(() => null, late), failure]);
    const text = await output.innerText();
    process.stdout.write(`${text.trim()}\n\n`);
    if (error !== null) process.stderr.write(`${error}\n`);
    return error === null && text.includes("test result: ok.");
  } finally {
    await browser.close();
    await proxy.close();
  }
}

/**
 * The first error outside of the tests: a script that does not load, or an uncaught error.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string>}
 */
function firstFailure(page) {
  return new Promise((resolve) => {
    page.on("pageerror", (error) => resolve(error.stack || String(error)));
    page.on("response", (response) => {
      if (response.request().resourceType() === "script" && !response.ok()) resolve(`${response.url()}: ${response.status()}`);
    });
  });
}
