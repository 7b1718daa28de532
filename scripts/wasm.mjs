/** From the Rust to what the packages bundle: the optimized wasm, the same as text, and the glue. */

import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { at, run, runNode } from "./run.mjs";
import { wasmBindgen } from "./setup.mjs";
import { ordered } from "./wasm_order.mjs";
import { encode } from "./wasm_text.mjs";

/** Where all of it is put. */
export const GLUE = at("target/glue");
/** What `instance.js` uses of wasm-bindgen's glue: see `Wasm` in `virtual_modules.d.ts`. The rest, such as its own way to load, is left out. */
const EXPORTS = ["initSync", "start", "parse", "parseSubTask", "parseTimestamp", "formatTimestamp", "assess", "acquirePermit", "updateBudget", "Session"];

export async function buildWasm() {
  const target = "wasm32-unknown-unknown";
  // Panics name source files; where this machine keeps them is nobody's business.
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  // Less is inlined than LLVM would by itself (see `opt-level` in Cargo.toml), also of what libraries mark
  // as `#[inline]`, and loops, jumps and computations are hardly copied: that is 2.6 KB less to download
  // (brotli), and a response takes as long to parse.
  const inlining = "-inline-threshold=45 -inlinehint-threshold=45";
  const loops = "-unroll-threshold=20 -unroll-runtime=false -unswitch-threshold=0";
  const copies = `${loops} -jump-threading-threshold=1 -bonus-inst-threshold=0 -enable-pre=false`;
  // Short texts are compared by one function, instead of word by word at each place, and each address of
  // a loop is reckoned where it is used: 0.5 KB less.
  const calls = "-max-loads-per-memcmp=1 -disable-lsr";
  const llvm = `llvm-args=${inlining} ${copies} ${calls}`;
  const flags = [`--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${at("")}=`, "-C", llvm];
  // The cdylib alone: beside an rlib, each public function stays for other crates as it is, which is 2.8
  // KB more to download (brotli). The flags are encoded, because a path may hold a space.
  const crate = ["--lib", "--crate-type", "cdylib", "--release", "--target", target, "--locked", "--quiet"];
  await run("cargo", ["rustc", ...crate], { CARGO_ENCODED_RUSTFLAGS: flags.join("\u001f") });
  await rm(GLUE, { recursive: true, force: true });
  const args = ["--target", "web", "--omit-default-module-path", "--no-typescript", "--out-dir", GLUE, "--out-name", "raw"];
  await run(await wasmBindgen("wasm-bindgen"), [...args, at(`target/${target}/release/iot_upgrade_task.wasm`)]);
  await optimize(`${GLUE}/raw_bg.wasm`, "--strip-debug", "--strip-producers");
  const version = await renameFunctions();
  // Writing it undid a part, and some becomes possible by what came last: 0.1 KB less to download (brotli).
  await optimize(`${GLUE}/upgrade-task.wasm`, "--strip-target-features");
  const encoded = await encode(await readFile(`${GLUE}/upgrade-task.wasm`));
  await writeFile(`${GLUE}/wasm-text.js`, `export const encoded = ${JSON.stringify(encoded)};\n`);
  await buildGlue(version);
}

/** @param {string} wasm @param {string[]} then what is done to it afterwards */
async function optimize(wasm, ...then) {
  // Inlined at its one caller, a long function compresses worse than by itself; so do short ones inlined at many.
  const inlining = ["--one-caller-inline-max-function-size=100", "--flexible-inline-max-function-size=10"];
  // The first kilobyte is the end of the stack, which is never used up: 0.2 KB less to download (brotli).
  const memory = "--low-memory-unused";
  // No feature flags: wasm-opt reads the features from the module (see `strip` in Cargo.toml).
  await runNode("node_modules/binaryen/bin/wasm-opt", "-O3", "--converge", ...inlining, memory, ...then, wasm, "-o", `${GLUE}/upgrade-task.wasm`);
}

/**
 * Renames the functions between the module and the glue, which are long names, some with a hash that no
 * compression shortens: that is 2.1 KB less to download (brotli). The imports come from a module named by
 * the version, so that the files of two builds cannot be linked to each other.
 */
async function renameFunctions() {
  const { default: binaryen } = await import("binaryen");
  const wasm = await readFile(`${GLUE}/upgrade-task.wasm`);
  const module = binaryen.readBinary(wasm);
  let glue = await readFile(`${GLUE}/raw.js`, "utf8");
  const version = createHash("sha256").update(wasm).update(glue).digest("hex").slice(0, 8);
  const functions = Array.from({ length: module.getNumFunctions() }, (_, index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
  const imports = functions.filter(({ base }) => base);
  for (const [index, { name, base, params, results }] of imports.entries()) {
    const short = `i${index.toString(36)}`;
    module.removeFunction(name);
    module.addFunctionImport(name, version, short, params, results);
    const [before, after, ...more] = glue.split(`\n        ${base}: function`);
    if (after === undefined || more.length) throw new Error(`The import object must have one member ${base}.`);
    glue = `${before}\n        ${short}: function${after}`;
  }
  const exports = Array.from({ length: module.getNumExports() }, (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)));
  for (const [index, { name, value }] of exports.filter(({ kind }) => kind === binaryen.ExternalFunction).entries()) {
    const short = `e${index.toString(36)}`;
    module.removeExport(name);
    module.addFunctionExport(value, short);
    glue = glue.replaceAll(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${short}`);
  }
  await writeFile(`${GLUE}/raw.js`, glue.replace(`"./raw_bg.js": import0`, `"${version}": import0`));
  // Functions that are alike follow one another: 0.8 KB less to download (brotli).
  await writeFile(`${GLUE}/upgrade-task.wasm`, ordered(binaryen, module).emitBinary());
  module.dispose();
  return version;
}

/**
 * The glue keeps one instance in its module. As the body of a function it makes as many as are
 * needed, and a fresh one can follow one that trapped. The parameters stand in for the globals of
 * these names.
 *
 * @param {string} version
 */
async function buildGlue(version) {
  const { build } = await import("esbuild");
  await build({
    stdin: { contents: `import { ${EXPORTS.join(", ")} } from "./raw.js"; glue = { ${EXPORTS.join(", ")} };`, resolveDir: GLUE },
    bundle: true,
    format: "iife",
    // `globalThis` is everywhere, and nothing is declared with `using`.
    define: { global: "undefined", self: "undefined", window: "undefined", "Symbol.dispose": "undefined" },
    banner: { js: `export const version = "${version}";\nexport function createGlue({ fetch, Headers, Request, queueMicrotask }) {\nlet glue;` },
    footer: { js: "return glue;\n}" },
    outfile: `${GLUE}/glue.js`,
  });
}
