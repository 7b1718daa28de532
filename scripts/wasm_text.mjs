/**
 * Bytes as text that compresses nearly as well as the bytes themselves. In base64, three bytes become
 * four characters, so repetitions in the bytes are not repetitions in the text; and data that is already
 * compressed does not compress again. Here a byte is always encoded as the same one or two characters,
 * the common bytes as one. All of them are ASCII, so the encoding of the page does not matter.
 */

import { readFile } from "node:fs/promises";
import { at } from "./run.mjs";

/**
 * The symbols, all of ASCII that can be written in a script as it is. Brotli predicts a character by the
 * kinds of the two before it (RFC 7932, section 7.1), and these five are each of a kind of their own: they
 * encode the commonest bytes. The others are in groups of one kind, for bytes that follow one another.
 * That is 0.9 KB less to download (brotli) than all symbols in the order of ASCII.
 */
const COMMONEST = " %'.=";
const COMMON = ",:;!#$&*+-/?@^_`|~aeiou0123456789AEIOU(<[{)>]}BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstv";
/** They begin with the two upper bits of the other bytes; a second symbol has the six lower ones. */
const MARKS = "wxyz";
/** `#` to `c`, without `\`. */
const SECONDS = Array.from({ length: 64 }, (_, bits) => String.fromCharCode(bits < 57 ? 35 + bits : 36 + bits));
/** The size of the decoder's table. */
const TABLE = 128;

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<{ text: string, decoder: number[] }>} The decoder is wasm_text.wat, with the table for these bytes.
 */
export async function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  const byCount = [...counts.keys()].sort((one, other) => counts[other] - counts[one]);
  const commonest = byCount.splice(0, COMMONEST.length);
  // In the order of the bytes, which compresses best.
  const common = byCount.splice(0, COMMON.length).sort((one, other) => one - other);

  const encoded = [...counts.keys()].map((byte) => MARKS[byte >> 6] + SECONDS[byte & 63]);
  const table = new Array(TABLE).fill(0);
  [...commonest, ...common].forEach((byte, place) => {
    const symbol = (COMMONEST + COMMON)[place];
    encoded[byte] = symbol;
    table[symbol.charCodeAt(0)] = byte;
  });
  return { text: Array.from(bytes, (byte) => encoded[byte]).join(""), decoder: await assemble(table) };
}

/** @param {number[]} table */
async function assemble(table) {
  // The build installs it.
  const { default: binaryen } = await import("binaryen");
  const escaped = table.map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
  const module = binaryen.parseText((await readFile(at("src/client/wasm_text.wat"), "utf8")).replace("TABLE", () => escaped));
  module.optimize();
  const bytes = [...module.emitBinary()];
  module.dispose();
  return bytes;
}
