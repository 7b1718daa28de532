/** Builds `dist/`, which is published, and `www/dist/`, which is hosted. */

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { encode } from "../src/js/wasm_text.js";
import { factory, renamed, simpler } from "./glue.mjs";
import { capture, isMain, root, run } from "./run.mjs";
import { setup, wasmBindgen } from "./setup.mjs";
import { buildStatus } from "./status.mjs";

/** @param {string} path */
const at = (path) => new URL(path, root).pathname;
/** Between cargo and the packages: the glue, the optimized wasm, its inlined form. */
const GLUE = at("target/glue");
/** What `load.js` uses of wasm-bindgen's glue: see `Wasm` in `built.d.ts`. */
const EXPORTS = ["initSync", "start", "parse", "parseTimestamp", "formatTimestamp", "assess", "Question"];

export async function build() {
  await buildWasm();
  await buildGlue();
  await buildPackage();
  await buildElement();
  await buildPage();
}

async function buildWasm() {
  const target = "wasm32-unknown-unknown";
  // Panics name source files; where this machine keeps them is nobody's business.
  const cargoHome = process.env.CARGO_HOME ?? `${homedir()}/.cargo`;
  const paths = `--remap-path-prefix=${cargoHome}=cargo --remap-path-prefix=${at("")}=`;
  // Less than LLVM would inline by itself: see `opt-level` in Cargo.toml.
  const flags = { RUSTFLAGS: `${paths} -C llvm-args=-inline-threshold=60` };
  await run("cargo", ["build", "--release", "--target", target, "--locked", "--quiet"], flags);
  const raw = at(`target/${target}/release/iot_upgrade_task.wasm`);
  await rm(GLUE, { recursive: true, force: true });
  const args = ["--target", "web", "--omit-default-module-path", "--no-typescript", "--out-dir", GLUE, "--out-name", "raw"];
  await run(await wasmBindgen("wasm-bindgen"), [...args, raw]);
  // No feature flags: wasm-opt reads the features from the module (see `strip` in Cargo.toml).
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features", "--minify-imports-and-exports-and-modules"];
  // A long function that is inlined at its one caller compresses worse than by itself.
  const inlining = "--one-caller-inline-max-function-size=100";
  const names = capture("node", [at("node_modules/binaryen/bin/wasm-opt"), "-O3", inlining, ...strip, `${GLUE}/raw_bg.wasm`, "-o", `${GLUE}/upgrade-task.wasm`]);
  await writeFile(`${GLUE}/names.json`, names);
  const { text, common } = encode(await readFile(`${GLUE}/upgrade-task.wasm`));
  await writeFile(`${GLUE}/wasm-text.js`, `export const text = ${JSON.stringify(text)};\nexport const common = ${JSON.stringify(common)};\n`);
}

async function buildGlue() {
  const { build } = await import("esbuild");
  const raw = await readFile(`${GLUE}/raw.js`, "utf8");
  await writeFile(`${GLUE}/raw.js`, renamed(simpler(raw), JSON.parse(await readFile(`${GLUE}/names.json`, "utf8"))));
  const { outputFiles } = await build({
    // Named, so that what we do without, such as its own way to load, is left out.
    stdin: { contents: `export { ${EXPORTS.join(", ")} } from "./raw.js";`, resolveDir: GLUE },
    bundle: true,
    format: "esm",
    external: ["./snippets/*"],
    write: false,
  });
  await writeFile(`${GLUE}/glue.js`, factory(outputFiles[0].text).replaceAll(/\.\/snippets\/[^"]*\/src\/js\//g, at("src/js/")));
}

/** @param {"inline" | "beside"} carried */
function bundling(carried) {
  const alias = {
    carried: at(`src/js/carried_${carried}.js`),
    glue: `${GLUE}/glue.js`,
    "wasm-text": `${GLUE}/wasm-text.js`,
  };
  return /** @type {const} */ ({ bundle: true, minify: true, target: "es2022", legalComments: "none", alias });
}

async function buildPackage() {
  const { build } = await import("esbuild");
  const dist = at("dist");
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const entryPoints = [at("src/js/index.js")];
  const inline = { ...bundling("inline"), entryPoints };
  await Promise.all([
    build({ ...inline, format: "esm", outfile: `${dist}/index.js` }),
    build({ ...inline, format: "cjs", outfile: `${dist}/index.cjs` }),
    build({ ...inline, format: "iife", globalName: "iotUpgradeTask", outfile: `${dist}/global.js` }),
    build({ ...bundling("beside"), entryPoints, format: "esm", outfile: `${dist}/external.js` }),
    copyFile(`${GLUE}/upgrade-task.wasm`, `${dist}/upgrade-task.wasm`),
    copyFile(at("src/js/types.d.ts"), `${dist}/index.d.ts`),
    copyFile(at("src/js/types.d.ts"), `${dist}/index.d.cts`),
    writeFile(`${dist}/upgrade-task.wasm.d.ts`, "declare const url: string;\nexport default url;\n"),
  ]);
}

/** The element finds the rest of the package beside it, so that a page has one instance of both. */
async function buildElement() {
  const { build } = await import("esbuild");
  await build({ bundle: true, minify: true, target: "es2022", entryPoints: [at("www/element/style/element.css")], outfile: `${GLUE}/element.css` });
  await Promise.all([
    build({
      ...elementBundling("./index.js"),
      external: ["./index.js"],
      format: "esm",
      entryPoints: [at("www/element/index.js")],
      outfile: at("dist/element.js"),
    }),
    copyFile(at("www/element/types.d.ts"), at("dist/element.d.ts")),
  ]);
}

/** @param {string} client Where the rest of the package is. */
function elementBundling(client) {
  const alias = { "iot-upgrade-task": client, "element-style": `${GLUE}/element.css` };
  const loader = /** @type {const} */ ({ ".css": "text" });
  // The annotations speak of `dist/`, not of the sources bundled here.
  const how = /** @type {const} */ ({ bundle: true, minify: true, ignoreAnnotations: true, target: "es2022", legalComments: "none", charset: "utf8" });
  return { ...how, alias, loader };
}

async function buildPage() {
  const { build } = await import("esbuild");
  const dist = at("www/dist");
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await Promise.all([
    build({ ...elementBundling(at("dist/external.js")), format: "esm", entryPoints: [at("www/app.js")], outdir: dist }),
    build({ bundle: true, minify: true, target: "es2022", entryPoints: [at("www/style.css")], outdir: dist }),
    copyFile(at("www/index.html"), `${dist}/index.html`),
    copyFile(at("www/icon.svg"), `${dist}/icon.svg`),
    copyFile(`${GLUE}/upgrade-task.wasm`, `${dist}/upgrade-task.wasm`),
    buildStatus(elementBundling(at("dist/index.js")), `${dist}/status.html`),
  ]);
}

if (isMain(import.meta.url)) {
  await setup();
  await build();
}
