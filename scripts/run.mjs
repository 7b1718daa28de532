/** Runs other programs, without a shell. */

import { spawn, spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = new URL("..", import.meta.url);

/** The path of a file of the repository. @param {string} path */
export const at = (path) => fileURLToPath(new URL(path, root));

/**
 * Runs a program with its output shown; exits this process if it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 */
export async function run(program, args, env = {}) {
  const status = await exitStatus(program, args, env);
  if (status === 0) return;
  console.error(`\n${program} ${args.join(" ")} failed (${status}).`);
  process.exit(1);
}

/** Runs a JavaScript file with Node, as `run` does. @param {string[]} args The file, relative to the root, and its arguments. */
export async function runNode(...args) {
  await run(process.execPath, args);
}

/**
 * Runs a program with its output shown.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {Promise<number | string | null>} its exit code, or the signal that ended it
 */
export function exitStatus(program, args, env = {}) {
  const child = spawn(program, args, { cwd: fileURLToPath(root), stdio: "inherit", env: { ...process.env, ...env } });
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      resolve(127);
    });
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
}

/**
 * The output of a program; empty if it fails or does not exist.
 *
 * @param {string} program
 * @param {string[]} args
 */
export function capture(program, args) {
  const result = spawnSync(program, args, { encoding: "utf8", cwd: fileURLToPath(root) });
  return result.status === 0 ? result.stdout.trim() : "";
}

/** Whether this file is the one that node was started with, by whatever path. @param {string} url */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(fileURLToPath(url)) === realpathSync(process.argv[1]);
}
