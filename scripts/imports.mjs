/**
 * Short names for what the wasm imports. wasm-bindgen's names carry a hash each, which no
 * compression shortens, and they are in the wasm and in the glue.
 */

const IMPORTS = 2;
/** The one module from which all is imported then. */
const MODULE = "a";

/**
 * @param {Uint8Array} wasm
 * @param {string} glue wasm-bindgen's JavaScript, in which most names are keys of `import0`
 */
export function shortenImports(wasm, glue) {
  const section = sectionOf(wasm, IMPORTS);
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(Uint8Array.from(wasm)));
  const count = unsigned(imports.length);
  const bytes = [...count];
  let at = section.start + count.length;
  imports.forEach(({ module, name }, index) => {
    const short = index.toString(36);
    at += encoded(module).length + encoded(name).length;
    // What it is: functions only, by the number of their type.
    if (wasm[at] !== 0) throw new Error(`The import ${name} is not a function.`);
    const end = at + 2 + wasm.subarray(at + 1).findIndex((byte) => byte < 0x80);
    bytes.push(...encoded(MODULE), ...encoded(short), ...wasm.subarray(at, end));
    at = end;
    glue = renamed(glue, module, name, short);
  });
  glue = glue.replace(/^ *"\.\/snippets\/[^"]*": import\d+,\n/gm, "").replace(/"[^"]*": import0,/, `${MODULE}: import0,`);
  const from = wasm.subarray(0, section.from);
  const head = Uint8Array.of(IMPORTS, ...unsigned(bytes.length));
  return { wasm: Buffer.concat([from, head, Uint8Array.from(bytes), wasm.subarray(section.end)]), glue };
}

/**
 * @param {string} glue
 * @param {string} module
 * @param {string} name
 * @param {string} short
 */
function renamed(glue, module, name, short) {
  if (glue.includes(` ${name}:`)) return glue.replace(` ${name}:`, ` "${short}":`);
  // Imported as it is from a module of ours, which has a name in the glue.
  const line = glue.split("\n").find((line) => line.includes(`${JSON.stringify(module)}: import`));
  const ours = /import\d+/.exec(line ?? "")?.[0];
  if (!ours) throw new Error(`The glue does not provide ${name} of ${module}.`);
  return glue.replace("const import0 = {", `const import0 = {\n"${short}": ${ours}.${name},`);
}

/**
 * Where a section is: from its id, from its contents, to its end.
 *
 * @param {Uint8Array} wasm
 * @param {number} id
 */
function sectionOf(wasm, id) {
  for (let from = 8; from < wasm.length; ) {
    let at = from + 1;
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      size |= (wasm[at] & 0x7f) << shift;
      if (wasm[at++] < 0x80) break;
    }
    if (wasm[from] === id) return { from, start: at, end: at + size };
    from = at + size;
  }
  throw new Error(`The module has no section ${id}.`);
}

/** A number in LEB128. @param {number} number */
function unsigned(number) {
  const bytes = [];
  for (; number >= 0x80; number >>>= 7) bytes.push((number & 0x7f) | 0x80);
  return [...bytes, number];
}

/** A name behind its length. @param {string} name */
function encoded(name) {
  const bytes = Buffer.from(name);
  return [...unsigned(bytes.length), ...bytes];
}
