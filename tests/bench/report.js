/** The report: the tables of what was measured, and what follows from them. */

import { goals, places } from "./goals.js";
import { PARTS } from "./parts.js";
import { README_PARTS, readme } from "./readme.js";
import { STARTS } from "./starts.js";
import { table } from "./table.js";

/** @typedef {import("./parts.js").Results} Results */

/** @param {Awaited<ReturnType<typeof import("./measure.js").measure>>} measured */
export function report({ about, results }) {
  const { date, processors, ...versions } = about;
  const isIn = (/** @type {string} */ part) => part in results;
  return [
    `${date.toISOString()}, ${processors}`,
    Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", "),
    `Ratios are to \`json\` in the same round: the median of the rounds, and the middle half of them. For the speed in Chromium, a round is one of ${STARTS} starts of the browser.`,
    ...Object.entries(results).flatMap(([part, result]) => PARTS[/** @type {import("./parts.js").Part} */ (part)].tables(/** @type {any} */ (result))),
    ...goalTables(results),
    ...placeTables(results),
    ...(README_PARTS.every(isIn) ? [`For the README:\n\n${readme(/** @type {Results} */ (results))}`] : []),
  ].join("\n\n");
}

/** @param {Partial<Results>} results */
function goalTables(results) {
  const rows = goals(results).map(({ what, goal, is }) => [what, `${goal}`, is.toFixed(2), is <= goal ? "yes" : "NO"]);
  return tableOf("Goals", ["", "at most", "is", "met"], rows);
}

/** @param {Partial<Results>} results */
function placeTables(results) {
  const listed = (/** @type {string[]} */ names) => names.join(", ") || "none";
  const rows = places(results).map(({ what, ...names }) => [what, ...[names.ahead, names.level, names.behind].map(listed)]);
  return tableOf("Who is ahead of this package, level with it, and behind it", ["", "ahead", "level", "behind"], rows);
}

/** A table, unless nothing was measured that it is about. @param {string} title @param {string[]} head @param {string[][]} rows */
function tableOf(title, head, rows) {
  return rows.length ? [table(title, head, rows)] : [];
}
