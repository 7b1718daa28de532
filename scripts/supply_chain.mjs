/** What the package is made of and built with: from where it comes, under which licence, and how often. */

import { readFileSync } from "node:fs";
import { at, capture } from "./run.mjs";

/** The licences of what the package is built from, and of the tools. */
const SHIPPED = ["MIT", "Apache-2.0", "Zlib", "Unicode-3.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD"];
const TOOLS = [...SHIPPED, "BlueOak-1.0.0", "CC-BY-3.0", "CC0-1.0", "MPL-2.0", "Unlicense"];

const CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";
const NPM = "https://registry.npmjs.org/";

/**
 * @typedef {object} Dependency
 * @property {string} name
 * @property {string} version
 * @property {string} license An SPDX expression.
 * @property {boolean} isShipped
 * @property {boolean} isPinned It comes from the public registry, and the lock file has its checksum.
 */

/** The crates and npm packages of the lock files. */
export function dependencies() {
  return [...crates(), ...npmPackages(JSON.parse(readFileSync(at("package-lock.json"), "utf8")))];
}

/** @returns {Dependency[]} */
function crates() {
  const metadata = (/** @type {string[]} */ ...args) => JSON.parse(capture("cargo", ["metadata", "--format-version", "1", "--locked", ...args]));
  // The wasm is built from these; procedural macros and their like are among them.
  const shipped = new Set(metadata("--filter-platform", "wasm32-unknown-unknown").resolve.nodes.map((/** @type {{ id: string }} */ { id }) => id));
  const external = metadata().packages.filter((/** @type {{ source: string | null }} */ { source }) => source !== null);
  return external.map((/** @type {any} */ { id, name, version, license, source }) => ({
    ...{ name, version, isShipped: shipped.has(id), isPinned: source === CRATES_IO },
    // Crates wrote "/" before SPDX did away with it.
    license: String(license).replaceAll("/", " OR "),
  }));
}

/** @param {{ packages: Record<string, any> }} lock @returns {Dependency[]} */
export function npmPackages({ packages }) {
  return Object.entries(packages).filter(([path]) => path !== "").map(([path, { version, license = "", resolved = NPM, integrity }]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return { name, version, license, isShipped: BUNDLED.includes(name), isPinned: resolved.startsWith(NPM) && integrity !== undefined };
  });
}

/** npm packages whose code is in `dist`. */
const BUNDLED = ["preact"];

/**
 * What is wrong with them, a sentence each.
 *
 * @param {Dependency[]} all
 * @param {(expression: string, allowed: string[]) => boolean} satisfies
 */
export function problems(all, satisfies) {
  const shipped = all.filter(({ isShipped }) => isShipped);
  const versions = new Map(shipped.map(({ name }) => [name, shipped.filter((other) => other.name === name).map(({ version }) => version)]));
  return [
    ...all.filter(({ isPinned }) => !isPinned).map(({ name }) => `${name} does not come from the public registry with a checksum.`),
    ...all.filter(({ license, isShipped }) => !satisfies(license, isShipped ? SHIPPED : TOOLS)).map(({ name, license }) => `${name} has the licence "${license}", which is not among those in scripts/supply_chain.mjs.`),
    ...[...versions].filter(([, { length }]) => length > 1).map(([name, list]) => `${name} is shipped more than once: ${list.join(", ")}.`),
  ];
}
