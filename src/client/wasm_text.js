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

/**
 * @param {Uint8Array} bytes
 * @returns {{ text: string, common: number[] }} The arguments of `decode`.
 */
export function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  const common = [...counts.keys()].sort((one, other) => counts[other] - counts[one]).slice(0, COMMON);
  // In the order of the bytes, which compresses best.
  common.sort((one, other) => one - other);
  const order = [...common, ...rest(common)];
  const symbols = [...counts.keys()].map((byte) => symbolsOf(order.indexOf(byte)));
  return { text: Array.from(bytes, (byte) => symbols[byte]).join(""), common };
}

/** @param {string} text @param {number[]} common The bytes that are one symbol, in its order. */
export function decode(text, common) {
  const order = Uint8Array.of(...common, ...rest(common));
  // A table and no calls: this runs once, mostly before the engine has compiled it.
  const places = new Uint8Array(128);
  for (let place = 0; place < SYMBOLS; place++) places[symbol(place).charCodeAt(0)] = place;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let place = places[text.charCodeAt(at)];
    if (place >= COMMON) place = COMMON + (place - COMMON) * SYMBOLS + places[text.charCodeAt(++at)];
    bytes[length++] = order[place];
  }
  return bytes.slice(0, length);
}

/** The bytes that are not common, by their value. @param {number[]} common */
function rest(common) {
  return [...Array(256).keys()].filter((byte) => !common.includes(byte));
}

/** @param {number} place In the order of the bytes. */
function symbolsOf(place) {
  if (place < COMMON) return symbol(place);
  return symbol(COMMON + Math.floor((place - COMMON) / SYMBOLS)) + symbol((place - COMMON) % SYMBOLS);
}

/** @param {number} place */
function symbol(place) {
  const code = FIRST + place;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}
