/** Formats the results as text tables. */

import { evaluating } from "./bundle.js";
import { goals, places } from "./goals.js";
import { readme } from "./readme.js";
import { STARTS } from "./starts.js";

/** @typedef {import("./measure.js").Results} Results */
/** @typedef {import("./interleave.js").Spread} Spread */
/** @typedef {ReturnType<typeof import("./interleave.js").compared>} Compared */

/** @param {Results} results */
export function report(results) {
  const { about, size, chromium, strict, node, start, retained, watching } = results;
  const { date, processors, ...versions } = about;
  return [
    `${date.toISOString()}, ${processors}`,
    Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", "),
    `Ratios are to \`json\` in the same round: the median of the rounds, and the middle half of them. For the speed in Chromium, a round is one of ${STARTS} starts of the browser.`,
    speedTable(`Chromium; ${evaluating.join(", ")} make code of their schemas, which needs 'unsafe-eval'`, chromium.speed),
    speedTable("Chromium, with a Content-Security-Policy without 'unsafe-eval'; ajv does not run", strict),
    speedTable("Node", node.speed),
    queryTable("Chromium", chromium.loopback),
    queryTable("Node", node.loopback),
    costTable("From import to the first task, first visit (Chromium, without the network)", "ms", start.first, milliseconds),
    costTable("From import to the first task, with the code kept by the browser", "ms", start.again, milliseconds),
    sizeTable("Files of the package", size.entries),
    sizeTable("Clients as applications would bundle them", size.clients),
    sizeTable("The page, all files", { "www/dist": size.page }),
    memoryTable(retained),
    costTable("Fifty watches, unchanged responses: main thread time per response", "ms", watching.same, milliseconds),
    costTable("Fifty watches, changing responses: main thread time per response", "ms", watching.progress, milliseconds),
    table("Heap per watch", ["", "KB"], Object.entries(watching.heap).map(([name, bytes]) => [name, kilobytes(bytes)])),
    goalTable(results),
    placeTable(results),
    `For the README:\n\n${readme(results)}`,
  ].join("\n\n");
}

/** @param {string} where @param {Results["strict"]} speed */
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

/**
 * @param {string} title
 * @param {string} unit
 * @param {Compared} results
 * @param {(cost: Spread) => string} format
 */
function costTable(title, unit, results, format) {
  return table(title, ["", unit, "ratio"], Object.entries(results).map(([name, { cost, ratio }]) => [name, format(cost), around(ratio)]));
}

/** @param {string} title @param {Record<string, import("./sizes.js").Size>} sizes */
function sizeTable(title, sizes) {
  const rows = Object.entries(sizes).map(([name, { raw, gzip, brotli }]) => [name, ...[raw, gzip, brotli].map(kilobytes)]);
  return table(title, ["KB (of 1000 bytes)", "raw", "gzip", "brotli"], rows);
}

/** @param {Results["retained"]} retained */
function memoryTable(retained) {
  const rows = Object.entries(retained).map(([name, { early, late }]) => {
    return [name, ...[late.heap, late.heap - early.heap, late.wasm, late.wasm - early.wasm].map(kilobytes)];
  });
  return table("Memory afterwards, and growth since the first hundredth", ["", "heap, KB", "growth", "wasm, KB", "growth"], rows);
}

/** @param {Results} results */
function goalTable(results) {
  const rows = goals(results).map(({ what, goal, is }) => [what, `${goal}`, is.toFixed(2), is <= goal ? "yes" : "NO"]);
  return table("Goals", ["", "at most", "is", "met"], rows);
}

/** @param {Results} results */
function placeTable(results) {
  const listed = (/** @type {string[]} */ names) => names.join(", ") || "none";
  const rows = places(results).map(({ what, ...names }) => [what, ...[names.ahead, names.level, names.behind].map(listed)]);
  return table("Who is ahead of this package, level with it, and behind it", ["", "ahead", "level", "behind"], rows);
}

/** @param {Spread} ratio */
function around({ median, low, high }) {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

/** @param {Spread} cost */
function milliseconds({ median, low, high }) {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}

/**
 * @param {string} title
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(title, head, rows) {
  const columns = head.map((title, column) => {
    const cells = rows.map((row) => row[column]);
    const width = Math.max(title.length, ...cells.map((cell) => cell.length));
    const numbers = cells.every((cell) => /^-?\d/.test(cell));
    return (/** @type {string} */ cell) => (column > 0 && numbers ? cell.padStart(width) : cell.padEnd(width));
  });
  const lines = [head, ...rows].map((row) => `  ${row.map((cell, column) => columns[column](cell)).join("  ")}`.trimEnd());
  return [title, ...lines].join("\n");
}
