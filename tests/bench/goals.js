/** The goals of this package, and how it compares with the other contenders. */

import { EXTERNAL } from "./bundle.js";
import { ratio } from "./interleave.js";

/** @typedef {import("./measure.js").Results} Results */

/**
 * @param {Results} results
 * @returns {{ what: string, goal: number, is: number }[]} A goal is met if `is` is at most `goal`.
 */
export function goals({ size, chromium, retained }) {
  const times = (/** @type {string} */ name) => chromium.speed[name].ours.ratio.median;
  const brotli = (/** @type {string} */ name) => size.entries[name].brotli / 1000;
  const growth = (/** @type {string} */ name) => (retained[name].late.wasm - retained[name].early.wasm) / 1000;
  return [
    { what: "1 device, times `json`", goal: 1.3, is: times("1 device") },
    { what: "16 devices, times `json`", goal: 1.2, is: times("16 devices") },
    { what: "256 devices, times `json`", goal: 1, is: times("256 devices") },
    { what: "./external with its wasm, KB brotli", goal: 57, is: brotli("./dist/external.js + .wasm") },
    { what: "the inlined entry, KB brotli", goal: 59, is: brotli("./dist/index.js") },
    { what: "the page, KB brotli", goal: 90, is: size.page.brotli / 1000 },
    { what: "wasm growth over 100,000 tasks, KB", goal: 0, is: growth("100,000 tasks, ours") },
    { what: "wasm growth over 1,000 watches, KB", goal: 0, is: growth("1,000 watches") },
  ];
}

/**
 * For each measurement: which contenders are faster or smaller than this package in at least three of four rounds (browser starts, for the speed in Chromium), and which are level with it.
 *
 * @param {Results} results
 */
export function places({ size, chromium, strict, node, start }) {
  const speeds = Object.entries({ Chromium: chromium.speed, "Chromium without eval": strict, Node: node.speed });
  const downloads = Object.entries(size.clients).map(([name, { brotli }]) => [name, { samples: [brotli] }]);
  return [
    ...speeds.flatMap(([where, speed]) => Object.entries(speed).map(([body, compared]) => place(`${body}, ${where}`, compared))),
    place("a whole query, Chromium", chromium.loopback),
    place("a whole query, Node", node.loopback),
    place("first visit", start.first),
    place("later visit", start.again),
    place("download, brotli", Object.fromEntries(downloads)),
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
