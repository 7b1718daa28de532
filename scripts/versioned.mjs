/** Puts the version of a build into the names of its files: those of two builds never meet, whatever is cached. */

import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";

/**
 * Writes a page under its own name, and the files that it loads under names with their common version.
 *
 * @param {string} folder
 * @param {string} page Its HTML, which refers to the files as the files do to each other: `"./name"`.
 * @param {Record<string, string | Uint8Array>} files By name.
 */
export async function writeVersioned(folder, page, files) {
  const hash = createHash("sha256");
  for (const content of Object.values(files)) hash.update(content);
  const version = hash.digest("hex").slice(0, 8);
  const names = Object.keys(files).map((name) => /** @type {const} */ ([name, name.replace(extname(name), (extension) => `-${version}${extension}`)]));

  /** @param {string} text */
  const link = (text) => names.reduce((linked, [name, versioned]) => linked.replaceAll(`"./${name}"`, `"./${versioned}"`), text);
  const written = names.map(([name, versioned]) => {
    const content = files[name];
    return writeFile(join(folder, versioned), typeof content === "string" ? link(content) : content);
  });
  await Promise.all([...written, writeFile(join(folder, "index.html"), link(page))]);
}
