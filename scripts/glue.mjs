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
  [/typeof (\w+) === 'undefined' \? undefined : \1;/g, "globalThis.$1;"],
  [/^ *__proto__: null,\n/gm, ""],
  [/__destroy_into_raw\(\) \{(.*?)return ptr;.*?this\.__destroy_into_raw\(\);/s, "free() {$1"],
  // No proxy comes here, which could throw.
  [/let result;\s*try \{\s*result = ([^;]*);\s*\} catch .*?\}\s*const ret = result;/gs, "const ret = $1;"],
  // A promise calls it at once, and only once.
  [/try \{\s*var state0 = .*?return (\w+)\(.*?new Promise\(cb0\);.*?state0\.a = 0;\s*\}\n/gs, "return new Promise((resolve, reject) => $1(arg0, arg1, resolve, reject));\n"],
  // Every future ends, and drops its closures then.
  [/^const CLOSURE_DTORS = .*?;\n/ms, ""],
  // The rest uses `crossing.js`.
  [/^let cachedTextDecoder = .*?^let WASM_VECTOR_LEN = 0;\n/ms, ""],
  [/isLikeNone\((\w+)\) \? 0 : addToExternrefTable0\(\1\)/g, "giveValue($1)"],
  [/(pass(?:Array8|ArrayF64|String)ToWasm0\(.*?), wasm\.__wbindgen_malloc(, wasm\.__wbindgen_realloc)?\)/g, "$1)"],
  [/(var|const) ptr1 = .*?passStringToWasm0\(ret\);\s*(var|const) len1 = .*\s*getDataViewMemory0.*\s*getDataViewMemory0.*/g, "returnText(arg0, ret);"],
  [/let (deferred\d)_0;\s*let \1_1;\s*try \{(.*?)\1_0 = .*?\} finally \{.*?\}\n/gs, "$2return takeText(ret);\n"],
  [/(var (ptr1|len1) = ret.*|ptr1 = 0; len1 = 0;)\n/g, ""],
  [/var (v\d) = getArrayF64FromWasm0\(ret\[0\], ret\[1\]\)\.slice\(\);.*?return \1;/gs, "return takeNumbers(ret);"],
  [/if \(ret\[2\]\) \{\s*throw takeFromExternrefTable0\(ret\[1\]\);\s*\}\s*return takeFromExternrefTable0\(ret\[0\]\);/g, "return takeResult(ret);"],
  [/(?:const|var) ptr0 = ([^\n]*);\s*(?:const|var) len0 = WASM_VECTOR_LEN;(.*?)ptr0, len0/gs, "$2$1, WASM_VECTOR_LEN"],
  [/const ret = (.*);\s*(.*\((arg0, )?)ret\);/g, "$2$1);"],
  [/(?<!function )getArrayU32FromWasm0\(/g, "view(Uint32Array, "],
  [/(?<!function )getArrayF64FromWasm0\(/g, "view(Float64Array, "],
  [/(?<!function )passArray8ToWasm0\(/g, "pass(Uint8Array, "],
  [/(?<!function )passArrayF64ToWasm0\(/g, "pass(Float64Array, "],
  [/function\(\) \{ return handleError\(function \((.*?)\) \{(.*?)\}, arguments\); \}/gs, "handleError(($1) => {$2})"],
  [/: function(\(.*?\)) \{/g, ": $1 => {"],
];

/**
 * @param {string} glue
 * @param {string} crossing the text of `crossing.js`
 */
export function simpler(glue, crossing) {
  const simple = SIMPLER.reduce((text, [pattern, by]) => {
    if (text.search(pattern) < 0) throw new Error(`The glue has another form than ${pattern}.`);
    return text.replace(pattern, by);
  }, glue);
  const names = [...crossing.matchAll(/^function (\w+)/gm)].map(([, name]) => name);
  const replaced = new RegExp(`^function (${names.join("|")})\\(.*?^\\}\n`, "gms");
  return simple.replace(replaced, "") + crossing;
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
    else if (glue.includes(` ${name}: `)) glue = glue.replace(` ${name}: `, () => ` ${short}: `);
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
