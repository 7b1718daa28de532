/** Builds `dist/`, which is published, and `www/dist/`, which is hosted. */

import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { bundle } from "./bundle.mjs";
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

/** Node prints the line of an uncaught error. */
const LINE_LIMIT = 1000;

/** With these, esbuild lists the exports of a CommonJS file where Node looks for named ones. */
const COMMONJS = /** @type {const} */ ({ format: "cjs", platform: "node" });

/** @param {"inline" | "external"} source Where the wasm is. */
function bundling(source) {
  const alias = {
    "wasm-source": at(`src/client/wasm_${source}.js`),
    glue: `${GLUE}/glue.js`,
    "wasm-text": `${GLUE}/wasm-text.js`,
  };
  return /** @type {const} */ ({ bundle: true, minify: true, lineLimit: LINE_LIMIT, target: "es2022", legalComments: "none", alias });
}

async function buildPackage() {
  const { build } = await import("esbuild");
  const dist = at("dist");
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const entryPoints = [at("src/client/index.js")];
  const inline = { ...bundling("inline"), entryPoints };
  await Promise.all([
    build({ ...inline, format: "esm", outfile: `${dist}/index.js` }),
    build({ ...inline, ...COMMONJS, outfile: `${dist}/index.cjs` }),
    build({ ...inline, format: "iife", globalName: "iotUpgradeTask", outfile: `${dist}/global.js` }),
    build({ ...bundling("external"), entryPoints, format: "esm", outfile: `${dist}/external.js` }),
    copyFile(`${GLUE}/upgrade-task.wasm`, `${dist}/upgrade-task.wasm`),
  ]);
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
  await build({ bundle: true, minify: true, target: "es2022", entryPoints: [at("www/element/style/element.css")], outfile: `${GLUE}/element.css` });
  await Promise.all([buildElementFile("esm", "js"), buildElementFile("cjs", "cjs")]);
}

/** @param {"esm" | "cjs"} format @param {"js" | "cjs"} extension */
async function buildElementFile(format, extension) {
  const { build } = await import("esbuild");
  const client = `./index.${extension}`;
  const outfile = at(`dist/element.${extension}`);
  const platform = format === "cjs" ? COMMONJS : { format };
  await build({ ...elementBundling(client), ...platform, external: [client], entryPoints: [at("www/element/index.js")], outfile });
}

/** @param {string} client Where the rest of the package is. */
function elementBundling(client) {
  const alias = { "iot-upgrade-task": client, "element-style": `${GLUE}/element.css` };
  const loader = /** @type {const} */ ({ ".css": "text" });
  // The annotations speak of `dist/`, not of the sources bundled here.
  const how = /** @type {const} */ ({ bundle: true, minify: true, lineLimit: LINE_LIMIT, ignoreAnnotations: true, target: "es2022", legalComments: "none", charset: "utf8" });
  return { ...how, alias, loader };
}

async function buildPage() {
  const dist = at("www/dist");
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const files = {
    "app.js": await bundle({ ...elementBundling(at("dist/external.js")), format: "esm", entryPoints: [at("www/app.js")] }),
    "style.css": await bundle({ entryPoints: [at("www/style.css")] }),
    "icon.svg": await readFile(at("www/icon.svg"), "utf8"),
    "upgrade-task.wasm": await readFile(`${GLUE}/upgrade-task.wasm`),
  };
  await writeVersioned(dist, await readFile(at("www/index.html"), "utf8"), files);
  await buildStatus(elementBundling(at("dist/index.js")), `${dist}/status.html`);
  // Its notice, which is Preact's, too, goes with every copy.
  await copyFile(at("LICENSE"), `${dist}/LICENSE.txt`);
}

if (isMain(import.meta.url)) {
  await setup();
  await build();
}
