/** Installs missing dependencies of the scripts. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { capture, root, run } from "./run.mjs";

const TARGET = "wasm32-unknown-unknown";
const TOOLS = new URL(".tools/", root);

/** Installs what a build needs. This file imports no npm packages, as it runs before `npm ci`. */
export async function setup() {
  await installPackages();
  if (!capture("rustup", ["target", "list", "--installed"]).includes(TARGET)) {
    await run("rustup", ["target", "add", TARGET]);
  }
  await wasmBindgen("wasm-bindgen");
}

async function installPackages() {
  const mark = new URL("node_modules/.installed-from", root);
  const lock = readFileSync(new URL("package-lock.json", root), "utf8");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  await run("npm", ["ci", "--no-audit", "--no-fund"]);
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
  const own = fileURLToPath(new URL(`bin/${program}`, TOOLS));
  if (!isRight(own)) {
    console.log(`Installing wasm-bindgen ${version}, once; this takes some minutes.`);
    const where = fileURLToPath(TOOLS);
    await run("cargo", ["install", "wasm-bindgen-cli", "--version", version, "--root", where, "--force"]);
  }
  return own;
}

/** @param {string} crate */
function lockedVersion(crate) {
  const lock = readFileSync(new URL("Cargo.lock", root), "utf8");
  const found = new RegExp(`name = "${crate}"\nversion = "([^"]+)"`).exec(lock);
  if (!found) throw new Error(`Cargo.lock does not hold ${crate}.`);
  return found[1];
}

/**
 * The path of a browser; installs the Debian package of that name if it is missing.
 *
 * @param {"chromium-headless-shell" | "firefox-esr"} name
 */
export async function browser(name) {
  const find = () => capture("which", [name]);
  if (!find()) {
    console.log(`Installing ${name}.`);
    await run("apt-get", ["update", "-qq"]);
    await run("apt-get", ["install", "-y", "-qq", name]);
  }
  return find();
}
