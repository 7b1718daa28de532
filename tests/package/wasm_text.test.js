/** The text encoding of the WebAssembly. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { encode } from "../../scripts/wasm_text.mjs";
import { decode } from "../../src/client/wasm_text.js";

/** @type {[string, Uint8Array][]} */
const cases = [
  ["the module", await readFile(new URL("../../dist/upgrade-task.wasm", import.meta.url))],
  ["nothing", new Uint8Array()],
  ["every byte", Uint8Array.from({ length: 256 }, (_, byte) => byte)],
  ["one byte", new Uint8Array(1000).fill(255)],
  ["every pair of bytes", Uint8Array.from({ length: 131_072 }, (_, at) => (at % 2 ? at >> 9 : at >> 1))],
];

for (const [what, bytes] of cases) {
  test(`${what}: decoding returns the same bytes`, async () => {
    assert.deepEqual(Buffer.from(decode(await encode(bytes))), Buffer.from(bytes));
  });

  test(`${what}: the text is safe in HTML and in string literals`, async () => {
    assert.match((await encode(bytes)).text, /^[ !#-[\]-~]*$/);
  });
}

test("the text compresses nearly as well as the module", async () => {
  const { brotliCompressSync } = await import("node:zlib");
  const [, module] = cases[0];

  assert.ok(brotliCompressSync((await encode(module)).text).length < 1.06 * brotliCompressSync(module).length);
});
