/** The TypeScript compiler. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

/**
 * Compiles a project; nothing is written.
 *
 * @param {URL} folder with a tsconfig.json
 * @param {string[]} options
 */
export function compile(folder, ...options) {
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", fileURLToPath(folder), ...options], { encoding: "utf8" });
  return { status, stdout };
}
