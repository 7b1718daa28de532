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
  return runCompiler("-p", fileURLToPath(folder), ...options);
}

/** Compiles one file; nothing is written. @param {URL} file @param {string[]} options */
export function compileFile(file, ...options) {
  return runCompiler(fileURLToPath(file), ...options);
}

/** @param {string[]} args */
function runCompiler(...args) {
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { encoding: "utf8" });
  return { status, stdout };
}
