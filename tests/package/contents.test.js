import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { installPackage } from "./tarball.js";

const installed = await installPackage();
after(installed.remove);

test("the tarball contains exactly these files", async () => {
  const files = await installed.files();
  assert.deepEqual(files.filter((file) => !file.startsWith("docs/")).sort(), [
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "dist/element.cjs",
    "dist/element.d.cts",
    "dist/element.d.ts",
    "dist/element.js",
    "dist/external.js",
    "dist/global.d.ts",
    "dist/global.js",
    "dist/index.cjs",
    "dist/index.d.cts",
    "dist/index.d.ts",
    "dist/index.js",
    "dist/upgrade-task.wasm",
    "dist/upgrade-task.wasm.d.ts",
    "element/package.json",
    "external/package.json",
    "global/package.json",
    "package.json",
    "www/page.png",
  ]);
});

test("the links and pictures of the README and of the guides are in the tarball, or are addresses", async () => {
  const files = await installed.files();
  const pages = files.filter((file) => file.endsWith(".md"));

  const missing = await Promise.all(pages.map(async (page) => {
    const text = await readFile(join(installed.home, page), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => join(dirname(page), link));
    return links.filter((link) => !files.includes(link)).map((link) => `${page}: ${link}`);
  }));

  assert.deepEqual(missing.flat(), []);
});

test("installing it installs no dependencies and runs no scripts", async () => {
  const { dependencies, peerDependencies, optionalDependencies, scripts } = JSON.parse(await readFile(join(installed.home, "package.json"), "utf8"));

  assert.deepEqual([dependencies, peerDependencies, optionalDependencies], [undefined, undefined, undefined]);
  const installing = ["preinstall", "install", "postinstall", "prepare"];
  assert.deepEqual(Object.keys(scripts ?? {}).filter((name) => installing.includes(name)), []);
});

test("the folders of the entries name existing files, those of `exports`", async () => {
  const { exports } = JSON.parse(await readFile(join(installed.home, "package.json"), "utf8"));
  const files = await installed.files();

  for (const name of ["element", "external", "global"]) {
    const manifest = JSON.parse(await readFile(join(installed.home, name, "package.json"), "utf8"));
    const paths = Object.values(manifest).map((path) => join(name, path));
    assert.deepEqual(paths.filter((path) => !files.includes(path)), []);
    assert.equal(join(name, manifest.module), join(exports[`./${name}`].default));
  }
});

test("the package and the crate have one version, which the changelog describes", async () => {
  const [{ version }, crate, changelog] = await Promise.all([
    readFile(join(installed.home, "package.json"), "utf8").then(JSON.parse),
    readFile(new URL("../../Cargo.toml", import.meta.url), "utf8"),
    readFile(new URL("../../CHANGELOG.md", import.meta.url), "utf8"),
  ]);

  assert.equal(/^version = "(.+)"$/m.exec(crate)?.[1], version);
  assert.match(changelog, new RegExp(`^## ${version.replaceAll(".", "\\.")}\\b`, "m"));
});

test("both files of types are identical and self-contained", async () => {
  const [esm, cjs] = await Promise.all(["index.d.ts", "index.d.cts"].map((file) => readFile(join(installed.home, "dist", file), "utf8")));

  assert.equal(esm, cjs);
  assert.doesNotMatch(esm, /\bimport\b|\/\/\/ *<reference/);
});
