/** Running other programs. */

import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The top of the repository. */
export const root = new URL("..", import.meta.url);

/** The path of a file of the repository. @param {string} path */
export const at = (path) => fileURLToPath(new URL(path, root));

/**
 * Runs a program to its end, with its output shown; a failure ends this process.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @param {{ limitMs?: number, tries?: number }} [patience] for a program that may hang: ended at the limit and tried again
 */
export async function run(program, args, env = {}, { limitMs, tries = 1 } = {}) {
  for (let left = tries; ; left -= 1) {
    const status = await end(program, args, env, limitMs);
    if (status === 0) return;
    console.error(`\n${program} ${args.join(" ")} failed (${status}).`);
    if (status !== LATE || left === 1) process.exit(1);
  }
}

const LATE = "not over in time";

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {number} [limitMs]
 * @returns {Promise<number | string | null>}
 */
function end(program, args, env, limitMs) {
  // In a group of its own it can be ended with all that it has started.
  const detached = limitMs !== undefined;
  const child = spawn(program, args, { cwd: fileURLToPath(root), stdio: "inherit", detached, env: { ...process.env, ...env } });
  let isLate = false;
  const timer = detached && setTimeout(() => {
    isLate = true;
    process.kill(-Number(child.pid), "SIGTERM");
  }, limitMs);
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      resolve(127);
    });
    child.on("close", (code, signal) => {
      if (timer) clearTimeout(timer);
      resolve(isLate ? LATE : (code ?? signal));
    });
  });
}

/**
 * What a program prints; an empty text where it fails or is not there.
 *
 * @param {string} program
 * @param {string[]} args
 */
export function says(program, args) {
  const result = spawnSync(program, args, { encoding: "utf8", cwd: fileURLToPath(root) });
  return result.status === 0 ? result.stdout.trim() : "";
}

/** Whether this file is the one that node was started with. @param {string} url */
export function isMain(url) {
  return process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1];
}
