/** The README's table, made of made-up results. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readers } from "./bundle.js";
import { readme } from "./readme.js";

const size = { raw: 0, gzip: 0, brotli: 1_540 };
const cost = { ratio: { median: 1.254, low: 1, high: 2 }, cost: { median: 4.96, low: 4, high: 6 }, samples: [] };
const each = Object.fromEntries([...readers, "ours-external"].map((name) => [name, cost]));
const speed = Object.fromEntries(["1 device", "16 devices", "256 devices", "256 groups"].map((body) => [body, each]));

test("the table has a row for each contender but the base, and the figures of what is worse follow", () => {
  const results = {
    sizes: { entries: { "./dist/index.js": size, "./dist/external.js + .wasm": size }, clients: Object.fromEntries(readers.map((name) => [name, size])) },
    speed: { chromium: speed },
    queries: { chromium: each, node: each },
    start: { first: each, again: each },
    watches: { same: each, progress: each },
  };

  const lines = readme(/** @type {any} */ (results)).split("\n");

  assert.equal(lines[0], "|  | 1 device | 16 devices | 256 devices | 256 groups | download, KB brotli |");
  assert.equal(lines[2], "| **this package** | 1.25 | 1.25 | 1.25 | 1.25 | 1.5; 1.5 as `external` |");
  assert.equal(lines[10], "| valibot 1 | 1.25 | 1.25 | 1.25 | 1.25 | 1.5 |");
  assert.equal(lines.filter((line) => line.startsWith("| ")).length, readers.length + 1);
  assert.match(lines[12], /^From import to the first task, first visit: ours 5\.0 ms, later 5\.0; /);
  assert.equal(lines[13], "A whole query over loopback: 1.25 times in Chromium, 1.25 times in Node.");
});
