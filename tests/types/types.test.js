/** The published types, compiled as consumers compile them: strict, and with library checks. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { compile } from "./compile.js";

const here = new URL(".", import.meta.url);

for (const [module, moduleResolution] of [
  ["esnext", "bundler"],
  ["nodenext", "nodenext"],
  ["node16", "node16"],
]) {
  test(`valid.ts compiles and no line of invalid.ts does, with module resolution ${moduleResolution}`, () => {
    assert.deepEqual(compile(here, "--module", module, "--moduleResolution", moduleResolution), { status: 0, stdout: "" });
  });
}

test("the types are read from the package that is published", () => {
  const { stdout } = compile(here, "--listFiles");
  assert.match(stdout, /\/dist\/index\.d\.ts/);
  assert.doesNotMatch(stdout, /\/src\//);
});
