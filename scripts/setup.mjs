/** Installs what a script needs and a new machine lacks; does nothing where all is there. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { capture, root, run } from "./run.mjs";

const TARGET = "wasm32-unknown-unknown";
const TOOLS = new URL(".tools/", root);

/** What building needs. Imports nothing from npm, so that it can run before `npm ci`. */
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
 * The path of one of wasm-bindgen's programs, in exactly the version of the crate: another
 * one refuses the module.
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
 * The path of a browser; installs Debian's package of the same name where it is missing.
 *
 * @param {"chromium-headless-shell" | "chromium" | "firefox-esr"} name
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
