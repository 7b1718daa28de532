import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { installPackage } from "./tarball.js";

const installed = await installPackage();
after(installed.remove);

test("the tarball contains exactly these files", async () => {
  assert.deepEqual((await installed.files()).sort(), [
    "LICENSE",
    "README.md",
    "dist/element.d.ts",
    "dist/element.js",
    "dist/external.js",
    "dist/global.js",
    "dist/index.cjs",
    "dist/index.d.cts",
    "dist/index.d.ts",
    "dist/index.js",
    "dist/upgrade-task.wasm",
    "dist/upgrade-task.wasm.d.ts",
    "package.json",
  ]);
});

test("installing it installs no dependencies and runs no scripts", async () => {
  const { dependencies, peerDependencies, optionalDependencies, scripts } = JSON.parse(await readFile(join(installed.home, "package.json"), "utf8"));

  assert.deepEqual([dependencies, peerDependencies, optionalDependencies], [undefined, undefined, undefined]);
  const installing = ["preinstall", "install", "postinstall", "prepare"];
  assert.deepEqual(Object.keys(scripts ?? {}).filter((name) => installing.includes(name)), []);
});

test("both files of types are identical and self-contained", async () => {
  const [esm, cjs] = await Promise.all(["index.d.ts", "index.d.cts"].map((file) => readFile(join(installed.home, "dist", file), "utf8")));

  assert.equal(esm, cjs);
  assert.doesNotMatch(esm, /\bimport\b|\/\/\/ *<reference/);
});
