/**
 * Bytes as text that compresses nearly as well as the bytes themselves. In base64, three bytes become
 * four characters, so repetitions in the bytes are not repetitions in the text; and data that is already
 * compressed does not compress again. Here a byte is always encoded as the same one or two characters,
 * the common bytes as one. All of them are ASCII, so the encoding of the page does not matter.
 */

import { readFile } from "node:fs/promises";
import { at } from "./run.mjs";

/** `#` to `~`; `\` is left out, and `"` comes before. */
const FIRST = 35;
const BACKSLASH = 92;
const SYMBOLS = 91;
/** The last symbols are prefixes: with a second symbol they encode the other bytes. */
const MARKS = 2;
const COMMON = SYMBOLS - MARKS;
/** The size of the decoder's tables: one for single symbols, and one for each mark. */
const TABLE = 128;

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<{ text: string, decoder: number[] }>} The decoder is wasm_text.wat, with the tables for these bytes.
 */
export async function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  const common = [...counts.keys()].sort((one, other) => counts[other] - counts[one]).slice(0, COMMON);
  // In the order of the bytes, which compresses best.
  common.sort((one, other) => one - other);
  const others = [...counts.keys()].filter((byte) => !common.includes(byte));

  /** @type {string[]} */
  const symbols = [];
  const tables = new Array(TABLE * (1 + MARKS)).fill(0);
  common.forEach((byte, place) => {
    symbols[byte] = String.fromCharCode(symbol(place));
    tables[symbol(place)] = byte;
  });
  others.forEach((byte, place) => {
    const mark = Math.floor(place / SYMBOLS);
    const second = symbol(place % SYMBOLS);
    symbols[byte] = String.fromCharCode(symbol(COMMON + mark), second);
    tables[TABLE * (1 + mark) + second] = byte;
  });
  return { text: Array.from(bytes, (byte) => symbols[byte]).join(""), decoder: await assemble(tables) };
}

/** The character code of a symbol. @param {number} place */
function symbol(place) {
  const code = FIRST + place;
  return code < BACKSLASH ? code : code + 1;
}

/** @param {number[]} tables */
async function assemble(tables) {
  // The build installs it.
  const { default: binaryen } = await import("binaryen");
  const escaped = tables.map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
  const module = binaryen.parseText((await readFile(at("src/client/wasm_text.wat"), "utf8")).replace("TABLES", () => escaped));
  module.optimize();
  const bytes = [...module.emitBinary()];
  module.dispose();
  return bytes;
}
