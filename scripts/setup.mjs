/** Installs missing dependencies of the scripts, or says what is missing. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { checkNode, findProgram, installCommands, missingProgram, npmCommand, targetCommands } from "./programs.mjs";
import { at, capture, exitStatus, run } from "./run.mjs";

const TARGET = "wasm32-unknown-unknown";

/** @type {import("./programs.mjs").Host} */
const host = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  execPath: process.execPath,
  exists: existsSync,
};

/**
 * Installs what a build needs, and these programs; ends this process with a sentence about what it cannot
 * install. This file imports no npm packages, as it runs before `npm ci`.
 *
 * @param {import("./programs.mjs").ProgramName[]} names
 */
export async function setup(...names) {
  try {
    checkNode(process.versions.node);
    for (const [command, ...args] of targetCommands(findRust(), TARGET)) await run(command, args);
    await installPackages();
    await wasmBindgen("wasm-bindgen");
    for (const name of names) await program(name);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exit(1);
  }
}

/** How npm is started: a program and its first arguments. */
export const npm = () => npmCommand(host);

function findRust() {
  const library = capture("rustc", ["--print", "target-libdir", "--target", TARGET]);
  return {
    target: library !== "" && existsSync(library),
    cargo: capture("cargo", ["--version"]) !== "",
    rustup: capture("rustup", ["--version"]) !== "",
  };
}

async function installPackages() {
  const mark = at("node_modules/.installed-from");
  const lock = readFileSync(at("package-lock.json"), "utf8");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  const [program, ...args] = npm();
  await run(program, [...args, "ci", "--no-audit", "--no-fund"]);
  writeFileSync(mark, lock);
}

/**
 * The path of one of wasm-bindgen's programs. Its version must be that of the crate.
 *
 * @param {"wasm-bindgen" | "wasm-bindgen-test-runner"} program
 */
export async function wasmBindgen(program) {
  const version = lockedVersion("wasm-bindgen");
  const isRight = (/** @type {string} */ path) => capture(path, ["--version"]).endsWith(` ${version}`);
  if (isRight(program)) return program;
  const own = at(`.tools/bin/${program}`);
  if (!isRight(own)) {
    console.log(`Installing wasm-bindgen ${version}, once; this takes some minutes.`);
    await cargoInstall("wasm-bindgen-cli", version);
  }
  return own;
}

/**
 * Installs the programs of a crate in `.tools/bin`.
 *
 * @param {string} crate
 * @param {string} version
 */
export async function cargoInstall(crate, version) {
  const args = ["install", crate, "--version", version, "--root", at(".tools"), "--force"];
  if ((await exitStatus("cargo", [...args, "--locked"])) === 0) return;
  console.log(`A mirror of the registry may lack a version that ${crate} locks. Trying with those that it has.`);
  await run("cargo", args);
}

/** @param {string} crate */
function lockedVersion(crate) {
  const lock = readFileSync(at("Cargo.lock"), "utf8");
  const found = new RegExp(`name = "${crate}"\r?\nversion = "([^"]+)"`).exec(lock);
  if (!found) throw new Error(`Cargo.lock does not hold ${crate}.`);
  return found[1];
}

/**
 * The path of a program that tests need; installs it where that is possible without asking.
 *
 * @param {import("./programs.mjs").ProgramName} name
 */
export async function program(name) {
  if (!findProgram(name, host)) {
    for (const [command, ...args] of installCommands(name, host)) await run(command, args);
  }
  const found = findProgram(name, host);
  if (!found) throw new Error(missingProgram(name, host));
  return found;
}
