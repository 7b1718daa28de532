/** The code in the README and the guides is code that is run, or at least compiles. */

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { compile } from "../types/compile.js";

const root = new URL("../../", import.meta.url);
/** @param {string} path */
const read = (path) => readFileSync(new URL(path, root), "utf8");
const guides = readdirSync(new URL("docs/", root)).filter((name) => name.endsWith(".md"));

for (const name of guides) {
  test(`docs/${name}: what it takes from a file is in that file, and whole`, () => {
    const copies = [...read(`docs/${name}`).matchAll(/<!-- from (\S+) -->\n```\w+\n([\s\S]+?)```/g)];

    for (const [, path, code] of copies) {
      assert.ok(read(path).includes(code), `${path} differs from docs/${name}:\n${code}`);
      assert.equal(code.split(/[({[]/).length, code.split(/[)}\]]/).length, `docs/${name} cuts this off:\n${code}`);
    }
  });
}

test("the examples of this package that are no copies compile under `strict`", () => {
  const folder = new URL("target/snippets/", root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const snippets = ["README.md", ...guides.map((name) => `docs/${name}`)].flatMap((path) => {
    const all = [...read(path).matchAll(/(<!-- from \S+ -->\n)?```(?:js|ts)\n([\s\S]+?)```/g)];
    return all.filter(([, copied, code]) => !copied && code.includes('"iot-upgrade-task')).map(([, , code], index) => ({ path, index, code }));
  });
  for (const { path, index, code } of snippets) {
    writeFileSync(new URL(`${path.replaceAll(/\W/g, "_")}_${index}.ts`, folder), code);
  }
  // What the examples take as given.
  writeFileSync(new URL("given.d.ts", folder), "declare function getAccessToken(): Promise<string>;\n");
  const compilerOptions = { strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], module: "esnext", moduleResolution: "bundler", types: [] };
  writeFileSync(new URL("tsconfig.json", folder), JSON.stringify({ compilerOptions, include: ["*.ts"] }));

  assert.ok(snippets.length >= 7, `only ${snippets.length} examples were found`);
  assert.deepEqual(compile(folder), { status: 0, stdout: "" });
});
