/** Folders with a manifest each, for resolvers that do not read `exports`, such as Parcel's and TypeScript's `node10`. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { at } from "./run.mjs";

const ENTRIES = ["element", "external", "global"];

export async function writeEntryFolders() {
  const { exports } = JSON.parse(await readFile(at("package.json"), "utf8"));
  await Promise.all(ENTRIES.map((name) => writeEntryFolder(name, exports[`./${name}`])));
}

/** @param {string} name @param {{ types: string | { default: string }, require?: string, default: string }} entry */
async function writeEntryFolder(name, { types, require, default: module }) {
  const fromFolder = (/** @type {string} */ path) => `.${path}`;
  const manifest = {
    main: fromFolder(require ?? module),
    module: fromFolder(module),
    types: fromFolder(typeof types === "string" ? types : types.default),
  };
  await mkdir(at(name), { recursive: true });
  await writeFile(at(`${name}/package.json`), `${JSON.stringify(manifest, null, 2)}\n`);
}
