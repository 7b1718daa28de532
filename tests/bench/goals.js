/** The goals of this package, and how it compares with the other contenders. */

import { EXTERNAL } from "./bundle.js";
import { BEHIND_CACHE, IN_TABS } from "./calls.js";
import { ratio } from "./interleave.js";

/** @typedef {import("./parts.js").Results} Results */

/** What there is a goal for, with the part of the benchmarks that measures it. @type {{ part: keyof Results, what: string, goal: number, is: (results: Results) => number }[]} */
const GOALS = [
  { part: "speed", what: "1 device, times `json`", goal: 1.3, is: ({ speed }) => speed.chromium["1 device"].ours.ratio.median },
  { part: "speed", what: "16 devices, times `json`", goal: 1.2, is: ({ speed }) => speed.chromium["16 devices"].ours.ratio.median },
  { part: "speed", what: "256 devices, times `json`", goal: 1, is: ({ speed }) => speed.chromium["256 devices"].ours.ratio.median },
  { part: "start", what: "the first task on a first visit, ms", goal: 5, is: ({ start }) => start.first.ours.cost.median },
  { part: "start", what: "the first task on a later visit, ms", goal: 3, is: ({ start }) => start.again.ours.cost.median },
  { part: "queries", what: "a whole query in Chromium, times `json`", goal: 1.15, is: ({ queries }) => queries.chromium.ours.ratio.median },
  { part: "queries", what: "a whole query in Node, times `json`", goal: 1.5, is: ({ queries }) => queries.node.ours.ratio.median },
  { part: "watches", what: "fifty watches, the same responses, times `json`", goal: 1.2, is: ({ watches }) => watches.same.ours.ratio.median },
  { part: "watches", what: "fifty watches, with progress, times `json`", goal: 1.2, is: ({ watches }) => watches.progress.ours.ratio.median },
  { part: "sizes", what: "./external with its wasm, KB brotli", goal: 57, is: ({ sizes }) => sizes.entries["./dist/external.js + .wasm"].brotli / 1000 },
  { part: "sizes", what: "the inlined entry, KB brotli", goal: 59, is: ({ sizes }) => sizes.entries["./dist/index.js"].brotli / 1000 },
  { part: "sizes", what: "the page, KB brotli", goal: 90, is: ({ sizes }) => sizes.page.brotli / 1000 },
  { part: "memory", what: "wasm growth over 100,000 tasks, KB", goal: 0, is: ({ memory }) => growth(memory["100,000 tasks, ours"]) },
  { part: "memory", what: "wasm growth over 1,000 watches, KB", goal: 0, is: ({ memory }) => growth(memory["1,000 watches"]) },
  { part: "calls", what: `calls a minute, ${IN_TABS}`, goal: 100, is: ({ calls }) => calls[IN_TABS].calls },
  { part: "calls", what: `errors, ${IN_TABS}`, goal: 0, is: ({ calls }) => calls[IN_TABS].errors },
  { part: "calls", what: `calls a minute, ${BEHIND_CACHE}`, goal: 30, is: ({ calls }) => calls[BEHIND_CACHE]?.calls ?? NaN },
];

/** @param {Results["memory"][string]} memory */
function growth({ early, late }) {
  return (late.wasm - early.wasm) / 1000;
}

/**
 * @param {Partial<Results>} results
 * @returns {{ what: string, goal: number, is: number }[]} A goal is met if `is` is at most `goal`.
 */
export function goals(results) {
  const measured = GOALS.filter(({ part }) => part in results);
  return measured.map(({ what, goal, is }) => ({ what, goal, is: is(/** @type {Results} */ (results)) }));
}

/**
 * For each measurement: which contenders are faster or smaller than this package in at least three of four rounds (browser starts, for the speed in Chromium), and which are level with it.
 *
 * @param {Partial<Results>} results
 */
export function places({ sizes, speed, queries, start }) {
  const speeds = Object.entries(speed ? { Chromium: speed.chromium, "Chromium without eval": speed.strict, Node: speed.node } : {});
  const downloads = Object.entries(sizes?.clients ?? {}).map(([name, { brotli }]) => [name, { samples: [brotli] }]);
  return [
    ...speeds.flatMap(([where, speed]) => Object.entries(speed).map(([body, compared]) => place(`${body}, ${where}`, compared))),
    ...(queries ? [place("a whole query, Chromium", queries.chromium), place("a whole query, Node", queries.node)] : []),
    ...(start ? [place("first visit", start.first), place("later visit", start.again)] : []),
    ...(sizes ? [place("download, brotli", Object.fromEntries(downloads))] : []),
  ];
}

/**
 * @param {string} what
 * @param {Record<string, { samples: number[] }>} compared
 */
function place(what, { ours, ...all }) {
  // `json` checks nothing, and the external entry is this package, too.
  const others = Object.entries(all).filter(([name]) => name !== "json" && name !== EXTERNAL);
  const ratios = others.map(([name, { samples }]) => ({ name, ...ratio(samples, ours.samples) }));
  const names = (/** @type {typeof ratios} */ some) => some.map(({ name }) => name);
  return {
    what,
    ahead: names(ratios.filter(({ high }) => high < 1)),
    level: names(ratios.filter(({ low, high }) => low <= 1 && high >= 1)),
    behind: names(ratios.filter(({ low }) => low > 1)),
  };
}
