/** wasm-bindgen's JavaScript, the glue, made into what `load.js` loads. */

/**
 * What the glue does for callers and for browsers that are none of ours: one that knows the
 * features the module needs knows these things, too.
 *
 * @type {[string | RegExp, string][]}
 */
const SIMPLER = [
  // Only `load.js` calls it.
  [/function initSync\(module\) \{.*?\n\}\n/s, "function initSync(module) {\n  wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports;\n  wasm.__wbindgen_start();\n}\n"],
  [/^if \(Symbol\.dispose\) .*/gm, ""],
  [/\(typeof FinalizationRegistry === 'undefined'\)\s*\? .*\s*: /g, ""],
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{.*?\n\}\n/s, ""],
  // All calls give `realloc`.
  [/if \(realloc === undefined\) \{.*?\n {4}\}\n/s, ""],
  // A buffer that was detached is another one, too.
  [/if \(cachedDataViewMemory0 === null .*\) \{/, "if (cachedDataViewMemory0?.buffer !== wasm.memory.buffer) {"],
];

/** @param {string} glue */
export function simpler(glue) {
  return SIMPLER.reduce((text, [pattern, by]) => {
    if (text.search(pattern) < 0) throw new Error(`The glue has another form than ${pattern}.`);
    return text.replace(pattern, by);
  }, glue);
}

/**
 * Renames what the wasm imports and exports, as wasm-opt did there: wasm-bindgen's names carry
 * a hash each, which no compression shortens.
 *
 * @param {string} glue
 * @param {{ imports: [string, string, string][], exports: [string, string][] }} names of the module, old and new
 */
export function renamed(glue, { imports, exports }) {
  /** @type {string[]} */
  const halves = [];
  for (const [module, name, short] of imports) {
    // What is imported as it is from a module of ours has a name there.
    const half = new RegExp(`import \\* as (import\\d+) from "${module}"`).exec(glue)?.[1];
    if (half) halves.push(`${short}: ${half}.${name},`);
    else if (glue.includes(` ${name}: function(`)) glue = glue.replace(` ${name}: function(`, () => ` ${short}(`);
    else throw new Error(`The glue does not provide ${name} of ${module}.`);
  }
  glue = glue.replace("const import0 = {", (start) => `${start}\n${halves.join("\n")}`).replace(/^ *"\.\/snippets\/[^"]*": import\d+,\n/gm, "");
  // All is imported from one module then.
  glue = glue.replace(/"[^"]*": import0,/, "a: import0,");
  const shorts = new Map(exports);
  return glue.replace(/\bwasm\.(\w+)/g, (_, name) => {
    const short = shorts.get(name);
    if (!short) throw new Error(`The wasm does not export ${name}.`);
    return `wasm.${short}`;
  });
}

/**
 * Makes a bundled glue, which keeps one instance in its module, the body of a function, so that
 * a fresh instance can follow one that panicked; and its `queueMicrotask`, through which all Rust
 * futures are polled, a parameter, so that no trap is missed.
 *
 * @param {string} glue
 */
export function factory(glue) {
  const imports = glue.match(/^import .*\n/gm) ?? [];
  const body = glue.replace(/^import .*\n/gm, "").replace(/^export (\{.*?\});/ms, "return $1;");
  return `${imports.join("")}export function createGlue(queueMicrotask) {\n${body}}\n`;
}
