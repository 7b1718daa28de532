/** Download sizes, which are deterministic. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

const KB = 1000;

/** Compressed as by a server. @param {URL} file */
function brotli(file) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** @param {string[]} files */
const entry = (...files) => files.map((file) => brotli(new URL(`../../dist/${file}`, import.meta.url))).reduce((sum, size) => sum + size);

// The goals are 57, 59, 26 and 90 KB.
/** @type {[string, number, () => number][]} */
const bars = [
  ["iot-upgrade-task/external with its .wasm", 60.6 * KB, () => entry("external.js", "upgrade-task.wasm")],
  ["iot-upgrade-task", 62 * KB, () => entry("index.js")],
  ["iot-upgrade-task/element without the rest of the package", 37.3 * KB, () => entry("element.js")],
  ["the page, all of it", 103.5 * KB, page],
];

/** All files that a browser requests; status.html is a separate page. */
function page() {
  const folder = new URL("../../www/dist/", import.meta.url);
  const files = readdirSync(folder).filter((file) => !["status.html", "LICENSE.txt"].includes(file));
  return files.map((file) => brotli(new URL(file, folder))).reduce((sum, size) => sum + size);
}

for (const [what, bar, size] of bars) {
  test(`${what} is at most ${bar / KB} KB, brotli`, (t) => {
    t.diagnostic(`${(size() / KB).toFixed(1)} KB`);
    assert.ok(size() <= bar, `${size()} bytes`);
  });
}
