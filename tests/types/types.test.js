/** The published types, compiled as consumers compile them: strict, and with library checks. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

/** @param {string[]} options */
function compile(...options) {
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", here, ...options], { encoding: "utf8" });
  return { status, stdout };
}

for (const [module, moduleResolution] of [
  ["esnext", "bundler"],
  ["nodenext", "nodenext"],
  ["node16", "node16"],
]) {
  test(`valid.ts compiles and no line of invalid.ts does, with module resolution ${moduleResolution}`, () => {
    assert.deepEqual(compile("--module", module, "--moduleResolution", moduleResolution), { status: 0, stdout: "" });
  });
}

test("the types are read from the package that is published", () => {
  const { stdout } = compile("--listFiles");
  assert.match(stdout, /\/dist\/index\.d\.ts/);
  assert.doesNotMatch(stdout, /src\/js\/types\.d\.ts/);
});
