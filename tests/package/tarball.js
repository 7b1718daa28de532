/** The package as npm would publish it, in the `node_modules` of a consumer. */

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Packs and unpacks: a link into this repository would hide that a file is not published. */
export async function installPackage() {
  const folder = await mkdtemp(join(tmpdir(), "consumer-"));
  const packed = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], { cwd: root });
  const tarball = join(folder, JSON.parse(packed.stdout)[0].filename);
  const home = join(folder, "node_modules/iot-upgrade-task");
  await mkdir(home, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", home, "--strip-components=1"]);
  const listed = await run("tar", ["-tzf", tarball]);
  return {
    /** Where the consumer is. */
    folder,
    /** Where the package is. */
    home,
    /** What the tarball holds. */
    files: listed.stdout.trim().split("\n").map((path) => path.replace("package/", "")),
    /** The names that the types say it exports, sorted. */
    async names() {
      const types = await readFile(join(home, "dist/index.d.ts"), "utf8");
      return [...types.matchAll(/^export (?:function|class|const) (\w+)/gm)].map(([, name]) => name).sort();
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
