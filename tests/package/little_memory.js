/** Limits the memory of the WebAssembly, so that it traps for lack of it. */

const MEMORY_SECTION = 5;
const MAX_PAGES = 64;

/**
 * The module with a memory of at most 64 pages (4 MB).
 *
 * @param {Uint8Array} module
 */
export function withLittleMemory(module) {
  for (let at = 8; at < module.length; ) {
    const size = unsigned(module, at + 1);
    const start = size.next;
    if (module[at] === MEMORY_SECTION) {
      // One memory without a maximum (0), and its initial pages.
      const [count, limits] = module.subarray(start);
      if (count !== 1 || limits !== 0) throw new Error("The declaration of the module's memory has an unexpected form.");
      const pages = module.subarray(start + 2, start + size.value);
      const section = [1, 1, ...pages, MAX_PAGES];
      return Uint8Array.from([...module.subarray(0, at), MEMORY_SECTION, section.length, ...section, ...module.subarray(start + size.value)]);
    }
    at = start + size.value;
  }
  throw new Error("The module has no memory.");
}

/**
 * Decodes an unsigned LEB128 number.
 *
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function unsigned(bytes, at) {
  let value = 0;
  let next = at;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[next++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next };
  }
}
