/** The folder in which a consumer is run: a copy of its fixture, with its packages and ours from the tarball. */

import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { at } from "../../scripts/run.mjs";
import { npm } from "../../scripts/setup.mjs";
import { finish } from "./processes.js";

/** Outside of the repository, whose packages a consumer must not find. It is kept, because installing takes minutes. */
export const WORKSPACE = join(tmpdir(), "iot-upgrade-task-consumers");

/**
 * @param {import("./consumers.js").Consumer} consumer
 * @param {string} packageHome the unpacked tarball
 */
export async function prepare({ name, source = `tests/consumers/fixtures/${name}`, shared }, packageHome) {
  const folder = join(WORKSPACE, name);
  await mkdir(folder, { recursive: true });
  if (shared) await cp(at(`tests/consumers/shared/${shared}`), folder, { recursive: true });
  await cp(at(source), folder, { recursive: true, filter: (path) => !/node_modules|dist$/.test(path) });
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
export async function install(folder) {
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
