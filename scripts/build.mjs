/** Builds `dist/`, which is published, and `www/dist/`, which is hosted. */

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { bundle, bundleScript } from "./bundle.mjs";
import { writeEntryFolders } from "./entry_folders.mjs";
import { at, isMain } from "./run.mjs";
import { setup } from "./setup.mjs";
import { buildStatus } from "./status.mjs";
import { writeVersioned } from "./versioned.mjs";
import { GLUE, buildWasm } from "./wasm.mjs";

export async function build() {
  await buildWasm();
  await buildPackage();
  await buildElement();
  await Promise.all([copyTypes(), writeEntryFolders()]);
  await buildPage();
}

/** Node prints the line of an uncaught error: no more than fits on a screen. (A long text, such as the wasm, stays on a line of its own.) */
const LINE_LIMIT = 2000;

/** With these, esbuild lists the exports of a CommonJS file where Node looks for named ones, which terser would remove. (Some of its lines are much longer than the limit.) */
const COMMONJS = /** @type {const} */ ({ format: "cjs", platform: "node", bundle: true, minify: true, lineLimit: LINE_LIMIT / 2, legalComments: "none", target: "es2022" });

/** @param {"inline" | "external"} source Where the wasm is. */
function clientBundling(source) {
  const alias = {
    "wasm-source": at(`src/client/wasm_${source}.js`),
    glue: `${GLUE}/glue.js`,
    "wasm-text": `${GLUE}/wasm-text.js`,
  };
  return { entryPoints: [at("src/client/index.js")], alias };
}

/** @param {typeof bundleScript} [toText] */
export async function buildPackage(toText = bundleScript) {
  const { build } = await import("esbuild");
  const dist = at("dist");
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const inline = clientBundling("inline");
  await Promise.all([
    writeScript(`${dist}/index.js`, { ...inline, format: "esm" }, toText),
    writeScript(`${dist}/external.js`, { ...clientBundling("external"), format: "esm" }, toText),
    writeScript(`${dist}/global.js`, { ...inline, format: "iife", globalName: "iotUpgradeTask" }, toText),
    build({ ...inline, ...COMMONJS, outfile: `${dist}/index.cjs` }),
    copyFile(`${GLUE}/upgrade-task.wasm`, `${dist}/upgrade-task.wasm`),
  ]);
}

/** @param {string} file @param {Parameters<typeof bundleScript>[0]} options */
async function writeScript(file, options, toText = bundleScript) {
  await writeFile(file, `${await toText({ ...options, lineLimit: LINE_LIMIT })}\n`);
}

/** The types are written by hand. TypeScript takes those of CommonJS from a file of their own. */
async function copyTypes() {
  const copies = {
    "src/client/types.d.ts": ["index.d.ts", "index.d.cts"],
    "src/client/global.d.ts": ["global.d.ts"],
    "src/client/wasm_file.d.ts": ["upgrade-task.wasm.d.ts"],
    "www/element/types.d.ts": ["element.d.ts", "element.d.cts"],
  };
  await Promise.all(Object.entries(copies).flatMap(([source, files]) => files.map((file) => copyFile(at(source), at(`dist/${file}`)))));
}

/** The element finds the rest of the package beside it, so that a page has one instance of both. */
async function buildElement() {
  const { build } = await import("esbuild");
  const style = await bundle({ entryPoints: [at("www/element/style/element.css")] });
  await writeFile(`${GLUE}/element.css`, style);
  const entryPoints = [at("www/element/index.js")];
  const options = (/** @type {string} */ client) => ({ ...elementBundling(client), entryPoints, external: [client] });
  await Promise.all([
    writeScript(at("dist/element.js"), { ...options("./index.js"), format: "esm" }),
    build({ ...options("./index.cjs"), ...COMMONJS, outfile: at("dist/element.cjs") }),
  ]);
}

/** @param {string} client Where the rest of the package is. */
function elementBundling(client) {
  // The annotations speak of `dist/`, not of the sources bundled here.
  return { alias: { "iot-upgrade-task": client, "element-style": `${GLUE}/element.css` }, loader: /** @type {const} */ ({ ".css": "text" }), charset: /** @type {const} */ ("utf8"), ignoreAnnotations: true };
}

/** With all of it in one script. @param {"inline" | "external"} source Where the wasm is. */
function pageBundling(source) {
  const { alias, entryPoints } = clientBundling(source);
  const element = elementBundling(entryPoints[0]);
  return { ...element, alias: { ...alias, ...element.alias }, entryPoints: [at("www/app.js")] };
}

async function buildPage() {
  const dist = at("www/dist");
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const files = {
    "app.js": await bundleScript({ ...pageBundling("external"), format: "esm" }),
    "style.css": await bundle({ entryPoints: [at("www/style.css")] }),
    "icon.svg": await readFile(at("www/icon.svg"), "utf8"),
    "upgrade-task.wasm": await readFile(`${GLUE}/upgrade-task.wasm`),
  };
  await writeVersioned(dist, await readFile(at("www/index.html"), "utf8"), files);
  await buildStatus(pageBundling("inline"), `${dist}/status.html`);
  // Its notice, which is Preact's, too, goes with every copy.
  await copyFile(at("LICENSE"), `${dist}/LICENSE.txt`);
}

if (isMain(import.meta.url)) {
  await setup();
  await build();
}
