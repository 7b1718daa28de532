/** The contenders as an application would ship them: each bundled on its own, and minified. */

import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { _ } from "ajv/dist/compile/codegen/index.js";
import { build } from "esbuild";

import { formats, schema } from "./contenders/ajv-schema.js";

/** @param {string} path */
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the bundles are: `<name>.js`, with the exports of `contenders/<name>.js`. */
export const BUNDLES = at("../../target/bench/");

/** What checks an answer; the first is what the others are compared with. */
export const readers = ["json", "ours", "hand", "zod", "zod-mini", "valibot", "ajv", "ajv-standalone", "typebox", "arktype"];

/** Those that make code of their schema in the page, which its Content-Security-Policy must allow. */
export const evaluating = ["zod", "ajv", "typebox", "arktype"];

/** What runs where it does not: ajv throws there, the others have a slower way. */
export const withoutEval = readers.filter((name) => name !== "ajv");

/** Those whose whole queries are measured: in a query, how an answer is read makes no more difference than these show. */
export const clients = ["json", "ours", "hand", "zod"];

/** With the WebAssembly beside it: another file to load, and the same code to read with. */
export const EXTERNAL = "ours-external";

export async function bundle() {
  await rm(BUNDLES, { recursive: true, force: true });
  await mkdir(BUNDLES, { recursive: true });
  await Promise.all([
    ...[...readers, EXTERNAL].map((name) =>
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
 * A bundle, in Node.
 *
 * @param {string} name
 * @returns {Promise<typeof import("./contenders/ours.js")>} The others have all but `readStrictly`.
 */
export function load(name) {
  return import(`${BUNDLES}${name}.js`);
}

/** Lets ajv write the code of its schema. @type {import("esbuild").Plugin} */
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
