/**
 * Cargo's runner for the tests in WebAssembly: wasm-bindgen's own runner prepares and serves them, and
 * the browser of the other tests runs them.
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

/** Far beyond what a loaded machine needs. */
const LIMIT_MS = 120_000;

const folder = await mkdtemp(join(tmpdir(), "wasm-tests-"));
const server = spawn(await wasmBindgen("wasm-bindgen-test-runner"), process.argv.slice(2), {
  // Interactive: it serves the tests until it is killed, and leaves its files behind.
  env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0", TMPDIR: folder },
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = once(server, "exit");
try {
  const url = await servedAt();
  // Without a URL it had nothing to serve: no test, or only the list of them.
  process.exitCode = url === null ? server.exitCode ?? 1 : (await passes(url)) ? 0 : 1;
} finally {
  server.kill();
  await ended;
  await rm(folder, { recursive: true });
}

/** Where wasm-bindgen's runner serves the tests; null where it ended without serving any. */
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
 * Runs the tests in a page and shows what they print.
 *
 * @param {string} url
 */
async function passes(url) {
  // The runner's server (tiny_http) gives every connection a thread until it is closed, and counts a thread
  // that it has woken as idle until that one runs. When a browser opens its six connections at once, the
  // fifth can be queued for a thread that is already promised; it is never read, and the page never loads.
  // One connection cannot be queued behind another.
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
 * What goes wrong beside the tests: a script that cannot be loaded, an error that nobody catches.
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
