/** The package as npm would publish it, installed in the `node_modules` of a consumer. */

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { npm } from "../../scripts/setup.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** The consumer of the test run; for a file that is run on its own, a new one. */
export async function installPackage() {
  const shared = process.env.CONSUMER_FOLDER;
  const folder = shared ?? (await newConsumer());
  const home = homeIn(folder);
  return {
    /** The folder of the consumer. */
    folder,
    /** The folder of the installed package. */
    home,
    /** The paths of the files in the package. */
    async files() {
      const entries = await readdir(home, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => relative(home, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
    },
    async remove() {
      if (shared === undefined) await rm(folder, { recursive: true });
    },
  };
}

/** Creates the consumer of a test run. With `env`, `installPackage` uses it. */
export async function shareConsumer() {
  const folder = await newConsumer();
  return { env: { CONSUMER_FOLDER: folder }, remove: () => rm(folder, { recursive: true }) };
}

/** Packs and unpacks: a link to this repository would hide unpublished files. */
async function newConsumer() {
  const folder = await mkdtemp(join(tmpdir(), "consumer-"));
  const [program, ...args] = npm();
  const packed = await run(program, [...args, "pack", "--ignore-scripts", "--json", "--pack-destination", folder], { cwd: root });
  const tarball = join(folder, JSON.parse(packed.stdout)[0].filename);
  const home = homeIn(folder);
  await mkdir(home, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", home, "--strip-components=1"]);
  return folder;
}

/** @param {string} folder */
function homeIn(folder) {
  return join(folder, "node_modules/iot-upgrade-task");
}
