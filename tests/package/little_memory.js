/** Makes the WebAssembly run out of memory, which ends it wherever it is. */

const MEMORY_SECTION = 5;
const MAX_PAGES = 64;

/**
 * The module with a limit to its memory: 64 pages, which are 4 MB.
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
      if (count !== 1 || limits !== 0) throw new Error("The module's memory is declared in another way than expected.");
      const pages = module.subarray(start + 2, start + size.value);
      const section = [1, 1, ...pages, MAX_PAGES];
      return Uint8Array.from([...module.subarray(0, at), MEMORY_SECTION, section.length, ...section, ...module.subarray(start + size.value)]);
    }
    at = start + size.value;
  }
  throw new Error("The module has no memory.");
}

/**
 * A number in LEB128, as WebAssembly writes it.
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
