/** The folder in which a consumer is run: a copy of its fixture, with its packages and ours from the tarball. */

import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { at } from "../../scripts/run.mjs";
import { npm } from "../../scripts/setup.mjs";
import { finish } from "./processes.js";

const FOLDER = at("tests/consumers");

/**
 * @param {import("./consumers.js").Consumer} consumer
 * @param {string} packageHome the unpacked tarball
 */
export async function prepare({ name, shared }, packageHome) {
  const folder = at(`target/consumers/${name}`);
  await mkdir(folder, { recursive: true });
  if (shared) await cp(join(FOLDER, "shared", shared), folder, { recursive: true });
  await cp(join(FOLDER, "fixtures", name), folder, { recursive: true });
  await install(folder);
  // No link: a link to this repository would hide unpublished files.
  const home = join(folder, "node_modules/iot-upgrade-task");
  await rm(home, { recursive: true, force: true });
  await cp(packageHome, home, { recursive: true });
  // Vite keeps what it made of our package for as long as the lock file stays the same.
  await rm(join(folder, "node_modules/.vite"), { recursive: true, force: true });
  return folder;
}

/** Installs its packages, unless the lock file is that of the last run. @param {string} folder */
async function install(folder) {
  const lock = join(folder, "package-lock.json");
  if (!existsSync(lock)) return;
  const mark = join(folder, "node_modules/.installed-from");
  const wanted = await readFile(lock, "utf8");
  if (existsSync(mark) && (await readFile(mark, "utf8")) === wanted) return;
  const [program, ...args] = npm();
  await finish(program, [...args, "ci", "--no-audit", "--no-fund"], folder);
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await writeFile(mark, wanted);
}
