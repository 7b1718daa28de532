/** The programs of consumers. What they print is kept, and told when they fail. */

import { spawn } from "node:child_process";
import { createServer } from "node:net";

import { npm } from "../../scripts/setup.mjs";

/**
 * Runs a program to its end; rejects with its output if it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @param {Record<string, string>} [env]
 */
export async function finish(program, args, cwd, env) {
  const { child, output } = start(program, args, cwd, env);
  const [code] = await ended(child);
  if (code !== 0) throw new Error(`${args.join(" ")} failed (${code}):\n${output()}`);
  return output();
}

/** Runs an npm script. @param {string} script @param {string} cwd @param {Record<string, string>} [env] */
export function runScript(script, cwd, env) {
  const [program, ...args] = npm();
  return finish(program, [...args, "run", "--silent", script], cwd, env);
}

/**
 * Runs the npm script of a server until `close`.
 *
 * @param {string} script
 * @param {string} cwd
 * @param {Record<string, string>} env
 */
export async function serveScript(script, cwd, env) {
  const port = await freePort();
  const [program, ...args] = npm();
  const { child, output } = start(program, [...args, "run", "--silent", script], cwd, { ...env, PORT: String(port) });
  const stopped = ended(child).then(([code]) => {
    throw new Error(`${script} ended (${code}):\n${output()}`);
  });
  // A server that is closed at the end has not failed.
  stopped.catch(() => {});
  const url = `http://localhost:${port}`;
  await Promise.race([responds(url), stopped]);
  return { url, close: () => end(child), output };
}

/** @param {string} program @param {string[]} args @param {string} cwd @param {Record<string, string>} [env] */
function start(program, args, cwd, env) {
  // A group of its own, because npm does not pass signals on.
  const child = spawn(program, args, { cwd, env: { ...process.env, CI: "1", ...env }, detached: process.platform !== "win32" });
  /** @type {string[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk) => chunks.push(chunk));
  return { child, output: () => chunks.join("") };
}

/** @param {import("node:child_process").ChildProcess} child @returns {Promise<[number | null]>} */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve([code]));
  });
}

/** @param {import("node:child_process").ChildProcess} child */
function end(child) {
  if (process.platform === "win32") child.kill();
  else if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
}

/** Resolves when the server responds. @param {string} url */
async function responds(url) {
  for (;;) {
    if (await fetch(url).then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
