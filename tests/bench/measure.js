/// <reference path="./window.d.ts" />
/** Runs all measurements one after the other, so that none disturbs another. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

import { bundle, clients, readers, withoutEval } from "./bundle.js";
import { openBrowser } from "./chromium.js";
import { cold } from "./cold.js";
import { memory } from "./memory.js";
import { startServer } from "./server.js";
import { sizes } from "./sizes.js";
import { watchers } from "./watchers.js";

/** @typedef {Awaited<ReturnType<typeof measure>>} Results */

/** @param {(step: string) => void} onStep Called with the name of each measurement. */
export async function measure(onStep) {
  await bundle();
  const server = await startServer();
  server.respondUnchanged();
  const browser = await openBrowser(server.url);
  try {
    const about = await machine(browser.version);
    onStep("sizes");
    const size = await sizes();
    onStep("speed and queries in Chromium");
    const chromium = await inChromium(browser, server);
    onStep("speed in Chromium without eval");
    const strict = await inStrictPage(browser);
    onStep("speed and queries in Node");
    const node = await inNode(server);
    onStep("cold start");
    const start = await cold(browser);
    onStep("memory");
    const retained = await memory(browser);
    onStep("watchers");
    const watching = await watchers(browser, server);
    return { about, size, chromium, strict, node, start, retained, watching };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @param {string} chromium */
async function machine(chromium) {
  const { packages } = JSON.parse(await readFile(new URL("../../package-lock.json", import.meta.url), "utf8"));
  const versions = ["zod", "valibot", "ajv", "typebox", "arktype"].map((name) => [name, packages[`node_modules/${name}`].version]);
  const [{ model }, ...others] = cpus();
  return { date: new Date(), processors: `${others.length + 1} × ${model}`, chromium, node: process.versions.node, ...Object.fromEntries(versions) };
}

/** One query per contender. @param {import("./server.js").Server} server */
function taskQueries(server) {
  return Object.fromEntries(clients.map((name) => [name, server.taskQuery()]));
}

/**
 * @param {import("./chromium.js").Browser} browser
 * @param {import("./server.js").Server} server
 */
async function inChromium(browser, server) {
  const page = await browser.open();
  const speed = await page.evaluate((readers) => window.bench.speed(readers), readers);
  const loopback = await page.evaluate(
    ({ clients, taskQueries }) => window.bench.loopback(clients, taskQueries),
    { clients, taskQueries: taskQueries(server) },
  );
  await page.close();
  return { speed, loopback };
}

/** @param {import("./chromium.js").Browser} browser */
async function inStrictPage(browser) {
  const page = await browser.open("/strict");
  const speed = await page.evaluate((readers) => window.bench.speed(readers), withoutEval);
  await page.close();
  return speed;
}

/**
 * @param {import("./server.js").Server} server
 * @returns {ReturnType<typeof inChromium>}
 */
async function inNode(server) {
  const child = fork(fileURLToPath(new URL("node.js", import.meta.url)), [JSON.stringify(taskQueries(server))]);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The measurements in Node ended with exit code ${code} and no results.`);
  });
  const [results] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return results;
}
