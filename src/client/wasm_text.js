/** The module as text: see scripts/wasm_text.mjs, which encodes it. */

/** What the decoder has in front of the text: its table. */
const TEXT = 128;
const MEMORY_PAGE = 65_536;

/**
 * @param {{ text: string, decoder: number[] }} encoded The decoder is wasm_text.wat.
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decode({ text, decoder }) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(decoder)));
  const memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  memory.grow(Math.ceil((TEXT + text.length) / MEMORY_PAGE) - 1);
  const bytes = new Uint8Array(memory.buffer);
  new TextEncoder().encodeInto(text, bytes.subarray(TEXT));
  const end = /** @type {(start: number, end: number) => number} */ (exports.decode)(TEXT, TEXT + text.length);
  return bytes.subarray(TEXT, end);
}
