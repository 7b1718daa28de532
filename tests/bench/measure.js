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
import { STARTS, speedOverStarts } from "./starts.js";
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
    onStep(`speed in Chromium, ${STARTS} starts`);
    const speed = await speedOverStarts(server.url, "/", readers);
    onStep(`speed in Chromium without eval, ${STARTS} starts`);
    const strict = await speedOverStarts(server.url, "/strict", withoutEval);
    onStep("queries in Chromium");
    const chromium = { speed, loopback: await queriesInChromium(browser, server) };
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
async function queriesInChromium(browser, server) {
  const page = await browser.open();
  const loopback = await page.evaluate(
    ({ clients, taskQueries }) => window.bench.loopback(clients, taskQueries),
    { clients, taskQueries: taskQueries(server) },
  );
  await page.close();
  return loopback;
}

/**
 * @param {import("./server.js").Server} server
 * @returns {Promise<{ speed: Awaited<ReturnType<typeof speedOverStarts>>, loopback: Awaited<ReturnType<typeof queriesInChromium>> }>}
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
