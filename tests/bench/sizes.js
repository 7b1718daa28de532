/** Download sizes. */

import { readFile, readdir } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { BUNDLES, readers } from "./bundle.js";

/** @typedef {{ raw: number, gzip: number, brotli: number }} Size In bytes; gzip level 9, brotli level 11. */

const root = new URL("../../", import.meta.url);

/** @returns Sizes of the package's entries, of the clients and of the page; each file is compressed by itself. */
export async function sizes() {
  const { exports } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
  /** @type {Record<string, Size>} */
  const entries = {};
  for (const [entry, target] of Object.entries(exports)) {
    if (entry === "./package.json") continue;
    for (const file of new Set([target.default, target.require])) {
      if (file) entries[file] = await sizeOf([new URL(file, root)]);
    }
  }
  const external = ["dist/external.js", "dist/upgrade-task.wasm"].map((file) => new URL(file, root));
  entries["./dist/external.js + .wasm"] = await sizeOf(external);

  /** @type {Record<string, Size>} */
  const clients = {};
  for (const name of readers) clients[name] = await sizeOf([new URL(`${name}.js`, `file://${BUNDLES}`)]);

  const dist = new URL("www/dist/", root);
  // What a browser requests: status.html is the same page in one file.
  const names = (await readdir(dist)).filter((name) => !["status.html", "LICENSE.txt"].includes(name));
  const page = await sizeOf(names.map((name) => new URL(name, dist)));
  return { entries, clients, page };
}

/** @param {URL[]} files @returns {Promise<Size>} */
async function sizeOf(files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const bytes = await readFile(file);
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
  }
  return sum;
}
