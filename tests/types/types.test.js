/** The published types, compiled as a consumer would: strict, and with library checks. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { compile, compileFile } from "./compile.js";

const here = new URL(".", import.meta.url);

for (const [module, moduleResolution] of [
  ["esnext", "bundler"],
  ["nodenext", "nodenext"],
  ["node16", "node16"],
]) {
  test(`valid.ts compiles and every line of invalid.ts is rejected, with module resolution ${moduleResolution}`, () => {
    assert.deepEqual(compile(here, "--module", module, "--moduleResolution", moduleResolution), { status: 0, stdout: "" });
  });
}

test("a watch and a list can be used with `await using`", () => {
  const options = ["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--strict", "--noEmit", "--types", ""];
  assert.deepEqual(compileFile(new URL("using.ts", here), ...options, "--lib", "es2022,dom,esnext.disposable"), { status: 0, stdout: "" });
});

for (const [platform, lib, types] of [["Node", "es2022", "node"], ["a worker", "es2022,webworker", ""], ["Node and a page", "es2022,dom", "node"]]) {
  test(`what needs no page compiles with the types of ${platform}`, () => {
    const options = ["--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "--strict", "--noEmit", "--skipLibCheck", "false"];
    assert.deepEqual(compileFile(new URL("node.ts", here), ...options, "--lib", lib, "--types", types), { status: 0, stdout: "" });
  });
}

test("the types are those of the built package", () => {
  const { stdout } = compile(here, "--listFiles");
  assert.match(stdout, /\/dist\/index\.d\.ts/);
  assert.doesNotMatch(stdout, /\/src\//);
});
