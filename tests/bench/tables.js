/** The tables of each part of the benchmarks. */

import { evaluating } from "./bundle.js";
import { around, costTable, kilobytes, milliseconds, table } from "./table.js";

/** @typedef {import("./interleave.js").Spread} Spread */
/** @typedef {import("./table.js").Compared} Compared */

/** @param {Awaited<ReturnType<typeof import("./sizes.js").sizes>>} sizes */
export function sizeTables({ entries, clients, page }) {
  return [
    sizeTable("Files of the package", entries),
    sizeTable("Clients as applications would bundle them", clients),
    sizeTable("The page, all files", { "www/dist": page }),
  ];
}

/** @param {Awaited<ReturnType<typeof import("./starts.js").speedEverywhere>>} speed */
export function speedTables({ chromium, strict, node }) {
  return [
    speedTable(`Chromium; ${evaluating.join(", ")} make code of their schemas, which needs 'unsafe-eval'`, chromium),
    speedTable("Chromium, with a Content-Security-Policy without 'unsafe-eval'; ajv does not run", strict),
    speedTable("Node", node),
  ];
}

/** @param {Awaited<ReturnType<typeof import("./queries.js").queries>>} queries */
export function queryTables({ chromium, node }) {
  return [queryTable("Chromium", chromium), queryTable("Node", node)];
}

/** @param {Awaited<ReturnType<typeof import("./cold.js").cold>>} start */
export function startTables({ first, again }) {
  return [
    costTable("From import to the first task, first visit (Chromium, without the network)", "ms", first, milliseconds),
    costTable("From import to the first task, with the code kept by the browser", "ms", again, milliseconds),
  ];
}

/** @param {Awaited<ReturnType<typeof import("./watchers.js").watchers>>} watches */
export function watchTables({ same, progress, heap }) {
  return [
    costTable("Fifty watches, unchanged responses: main thread time per response", "ms", same, milliseconds),
    costTable("Fifty watches, changing responses: main thread time per response", "ms", progress, milliseconds),
    table("Heap per watch", ["", "KB"], Object.entries(heap).map(([name, bytes]) => [name, kilobytes(bytes)])),
  ];
}

/** @param {Awaited<ReturnType<typeof import("./curves.js").curves>>} curves */
export function curveTables(curves) {
  const rows = curves.map(({ what, sizes: [small, large], costs: [one, other], keptBytes }) => {
    return [what, `${small}`, (one * 1000).toFixed(1), `${large}`, (other * 1000).toFixed(1), (other / one).toFixed(2), kilobytes(keptBytes)];
  });
  const head = ["", "few", "µs each", "many", "µs each", "ratio", "kept, KB"];
  return [table("Cost of each of few and of many (main thread of Chromium; 1 is linear), and what is kept of many", head, rows)];
}

/** @param {Awaited<ReturnType<typeof import("./calls.js").calls>>} calls */
export function callTables(calls) {
  const rows = Object.entries(calls).map(([what, { calls, errors, longestGapMs }]) => [what, `${calls}`, `${errors}`, (longestGapMs / 1000).toFixed(1)]);
  const head = ["", "calls a minute", "errors", "longest gap, s"];
  return [table("Calls at the platform in the busiest of two minutes; what the viewers saw", head, rows)];
}

/** @param {string} where @param {Record<string, Compared>} speed */
function speedTable(where, speed) {
  const bodies = Object.keys(speed);
  const rows = Object.keys(speed[bodies[0]]).map((name) => [
    name,
    ...bodies.flatMap((body) => [(speed[body][name].cost.median * 1000).toFixed(1), around(speed[body][name].ratio)]),
  ]);
  return table(`From bytes to task (${where})`, ["", ...bodies.flatMap((body) => [`${body}, µs`, "ratio"])], rows);
}

/** @param {string} where @param {Compared} loopback */
function queryTable(where, loopback) {
  const perSecond = (/** @type {Spread} */ { median }) => (1000 / median).toFixed(0);
  return costTable(`Whole queries over loopback, one after the other (${where})`, "calls/s", loopback, perSecond);
}

/** @param {string} title @param {Record<string, import("./sizes.js").Size>} sizes */
function sizeTable(title, sizes) {
  const rows = Object.entries(sizes).map(([name, { raw, gzip, brotli }]) => [name, ...[raw, gzip, brotli].map(kilobytes)]);
  return table(title, ["KB (of 1000 bytes)", "raw", "gzip", "brotli"], rows);
}

/** @param {Awaited<ReturnType<typeof import("./memory.js").memory>>} retained */
export function memoryTables(retained) {
  const rows = Object.entries(retained).map(([name, { early, late }]) => {
    return [name, ...[late.heap, late.heap - early.heap, late.wasm, late.wasm - early.wasm].map(kilobytes)];
  });
  return [table("Memory afterwards, and growth since the first hundredth", ["", "heap, KB", "growth", "wasm, KB", "growth"], rows)];
}
