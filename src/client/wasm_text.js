/**
 * Bytes as text that compresses nearly as well as the bytes themselves. In base64, three bytes become
 * four characters, so repetitions in the bytes are not repetitions in the text; and data that is already
 * compressed does not compress again. Here a byte is always encoded as the same one or two characters,
 * the common bytes as one. All of them are ASCII, so the encoding of the page does not matter.
 */

/** `#` to `~`; `\` is left out, and `"` comes before. */
const FIRST = 35;
const BACKSLASH = 92;
const SYMBOLS = 91;
/** The last symbols are prefixes: with a second symbol they encode the other bytes. */
const MARKS = 2;
const COMMON = SYMBOLS - MARKS;
/** The symbol before the marks. */
const LAST_COMMON = 124;

/** Of the decoder's tables of bytes: one for single symbols, and one for each mark. */
const TABLE = 128;
const TABLES = TABLE * (1 + MARKS);
const MEMORY_PAGE = 65_536;

/**
 * @param {Uint8Array} bytes
 * @returns {{ text: string, common: number[] }} The bytes that are one symbol, in its order.
 */
export function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  const common = [...counts.keys()].sort((one, other) => counts[other] - counts[one]).slice(0, COMMON);
  // In the order of the bytes, which compresses best.
  common.sort((one, other) => one - other);
  const order = inOrder(common);
  const symbols = [...counts.keys()].map((byte) => String.fromCharCode(...symbolsOf(order.indexOf(byte))));
  return { text: Array.from(bytes, (byte) => symbols[byte]).join(""), common };
}

/**
 * @param {{ text: string, common: number[], decoder: number[] }} encoded The decoder is wasm_text.wat.
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decode({ text, common, decoder }) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((TABLES + text.length) / MEMORY_PAGE) });
  const bytes = new Uint8Array(memory.buffer);
  inOrder(common).forEach((byte, place) => (bytes[addressOf(place)] = byte));
  new TextEncoder().encodeInto(text, bytes.subarray(TABLES));
  const module = new WebAssembly.Module(Uint8Array.from(decoder));
  const { exports } = new WebAssembly.Instance(module, { "": { memory } });
  const end = /** @type {(start: number, end: number) => number} */ (exports.decode)(TABLES, TABLES + text.length);
  return bytes.subarray(TABLES, end);
}

/** All bytes: the common ones, then the others by their value. @param {number[]} common */
function inOrder(common) {
  return [...common, ...[...Array(256).keys()].filter((byte) => !common.includes(byte))];
}

/** Where the decoder finds the byte of this place. @param {number} place */
function addressOf(place) {
  const [code, second] = symbolsOf(place);
  return second === undefined ? code : TABLE * (code - LAST_COMMON) + second;
}

/** The symbols of a byte, as character codes. @param {number} place In the order of the bytes. */
function symbolsOf(place) {
  const rare = place - COMMON;
  return rare < 0 ? [symbol(place)] : [symbol(COMMON + Math.floor(rare / SYMBOLS)), symbol(rare % SYMBOLS)];
}

/** @param {number} place */
function symbol(place) {
  const code = FIRST + place;
  return code < BACKSLASH ? code : code + 1;
}
