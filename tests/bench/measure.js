/// <reference path="./window.d.ts" />
/** Runs the measurements one after the other, so that none disturbs another. */

import { readFile } from "node:fs/promises";
import { cpus } from "node:os";

import { bundle } from "./bundle.js";
import { openBrowser } from "./chromium.js";
import { PARTS } from "./parts.js";
import { startServer } from "./server.js";

/**
 * @param {import("./parts.js").Part[]} parts
 * @param {(part: string) => void} onStart Called with the name of each part.
 * @returns {Promise<{ about: Awaited<ReturnType<typeof machine>>, results: Partial<import("./parts.js").Results> }>}
 */
export async function measure(parts, onStart) {
  await bundle();
  const server = await startServer();
  const browser = await openBrowser(server.url);
  try {
    /** @type {Record<string, unknown>} */
    const results = {};
    for (const part of parts) {
      onStart(part);
      server.respondUnchanged();
      results[part] = await PARTS[part].measure({ browser, server });
    }
    return { about: await machine(browser.version), results };
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
