/** The sources alone decide about every byte that is built. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { at } from "../../scripts/run.mjs";

const run = promisify(execFile);

test("a checkout in another folder, with a space in its path, builds the same files", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "a checkout "));
  t.after(() => rm(folder, { recursive: true }));
  const { stdout } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: at("") });
  for (const file of stdout.split("\0").filter(Boolean)) await cp(at(file), join(folder, file));
  for (const installed of ["node_modules", ".tools"]) await symlink(at(installed), join(folder, installed), "junction");

  await run(process.execPath, [join(folder, "scripts/build.mjs")]);

  assert.deepEqual(await built(folder), await built(at("")));
});

/** The files of `dist` and `www/dist`, with their digests. @param {string} folder */
async function built(folder) {
  const entries = await Promise.all(["dist", "www/dist"].map((name) => readdir(join(folder, name), { recursive: true, withFileTypes: true })));
  const files = entries.flat().filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const digests = files.map(async (file) => [relative(folder, file), createHash("sha256").update(await readFile(file)).digest("hex")]);
  return Object.fromEntries(await Promise.all(digests));
}
