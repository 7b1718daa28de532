/** The contenders as an application would ship them: each in a bundle of its own, minified. */

import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { build } from "esbuild";

import { formats, schema } from "./contenders/ajv-schema.js";

/** @param {string} path */
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Output folder: `<name>.js` has the exports of `contenders/<name>.js`. */
export const BUNDLES = at("../../target/bench/");

/** Contenders that read a response; the first one is the baseline. */
export const readers = ["json", "ours", "hand", "zod", "zod-mini", "valibot", "ajv", "ajv-standalone", "typebox", "arktype"];

/** Contenders that compile their schema with `eval` in the page, so they need `'unsafe-eval'` in the Content-Security-Policy. */
export const evaluating = ["zod", "ajv", "typebox", "arktype"];

/** Contenders that run without `'unsafe-eval'`: ajv throws, the others fall back to a slower path. */
export const withoutEval = readers.filter((name) => name !== "ajv");

/** Contenders whose whole queries are measured: parsing is too small a part of a query to tell the others apart. */
export const clients = ["json", "ours", "hand", "zod"];

/** This package with the WebAssembly in a separate file: one more request, the same parser. */
export const EXTERNAL = "ours-external";

/** The custom element, which is no contender. */
const ELEMENT = "element";

export async function bundle() {
  await rm(BUNDLES, { recursive: true, force: true });
  await mkdir(BUNDLES, { recursive: true });
  await Promise.all([
    ...[...readers, EXTERNAL, ELEMENT].map((name) =>
      build({
        entryPoints: [at(`contenders/${name}.js`)],
        outfile: `${BUNDLES}${name}.js`,
        bundle: true,
        minify: true,
        format: "esm",
        target: "es2022",
        legalComments: "none",
        plugins: [ajvCode],
      }),
    ),
    copyFile(at("../../dist/upgrade-task.wasm"), `${BUNDLES}upgrade-task.wasm`),
  ]);
}

/**
 * Imports a bundle in Node.
 *
 * @param {string} name
 * @returns {Promise<typeof import("./contenders/ours.js")>} The other contenders have the same exports except `readStrictly`.
 */
export function load(name) {
  return import(`${BUNDLES}${name}.js`);
}

/** Compiles the schema to ajv's standalone code at build time. @type {import("esbuild").Plugin} */
const ajvCode = {
  name: "ajv-code",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ajv-code$/ }, ({ path }) => ({ path, namespace: "ajv-code" }));
    onLoad({ filter: /./, namespace: "ajv-code" }, () => {
      const ajv = new Ajv({ formats, code: { source: true, esm: true, formats: _`{ "platform-time": require("./time.js").isTime }` } });
      return { contents: standaloneCode(ajv, ajv.compile(schema)), resolveDir: at("contenders") };
    });
  },
};
