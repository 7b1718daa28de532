/** What is accepted as a part of the package, or as a tool to build it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import satisfies from "spdx-satisfies";

import { dependencies, npmPackages, problems } from "../../scripts/supply_chain.mjs";

const GOOD = { name: "good", version: "1.0.0", license: "MIT OR Apache-2.0", isShipped: true, isPinned: true };

test("the package's own dependencies are accepted, crates and npm packages", () => {
  const all = dependencies();

  assert.deepEqual(problems(all, satisfies), []);
  const shipped = all.filter(({ isShipped }) => isShipped).map(({ name }) => name);
  for (const name of ["wasm-bindgen", "gloo-net", "serde", "preact"]) assert.ok(shipped.includes(name), name);
});

for (const [license, isShipped, accepted] of /** @type {const} */ ([
  ["MIT", true, true],
  ["(MIT OR Apache-2.0) AND Unicode-3.0", true, true],
  ["Apache-2.0 WITH LLVM-exception OR MIT", true, true],
  ["MIT OR GPL-3.0-only", true, true],
  ["GPL-3.0-only", false, false],
  ["MIT AND GPL-3.0-only", true, false],
  ["MPL-2.0", false, true],
  ["MPL-2.0", true, false],
])) {
  test(`the licence ${license} of ${isShipped ? "a part of the package" : "a tool"} is ${accepted ? "accepted" : "named"}`, () => {
    const expected = accepted ? [] : [`good has the licence "${license}", which is not among those in scripts/supply_chain.mjs.`];

    assert.deepEqual(problems([{ ...GOOD, license, isShipped }], satisfies), expected);
  });
}

test("what does not come from the registry with a checksum is named", () => {
  const integrity = "sha512-AAAA";
  const lock = {
    packages: {
      "": { name: "this one" },
      "node_modules/a": { version: "1.0.0", license: "MIT", integrity },
      "node_modules/b": { version: "1.0.0", license: "MIT", integrity, resolved: "https://registry.npmjs.org/b/-/b-1.0.0.tgz" },
      "node_modules/a/node_modules/@scope/c": { version: "1.0.0", license: "MIT" },
      "node_modules/d": { version: "1.0.0", license: "MIT", integrity, resolved: "git+ssh://git@example.com/d.git" },
    },
  };

  assert.deepEqual(problems(npmPackages(lock), satisfies), ["@scope/c", "d"].map((name) => `${name} does not come from the public registry with a checksum.`));
});

test("what is shipped twice is named, tools are not", () => {
  const twice = [GOOD, { ...GOOD, version: "2.0.0" }];

  assert.deepEqual(problems(twice, satisfies), ["good is shipped more than once: 1.0.0, 2.0.0."]);
  assert.deepEqual(problems(twice.map((one) => ({ ...one, isShipped: false })), satisfies), []);
});
