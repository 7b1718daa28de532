/** Every promise of SECURITY.md names a test that exists. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
/** @param {string} path */
const read = (path) => readFile(new URL(path, root), "utf8");

test("SECURITY.md names tests that exist", async () => {
  const [, promises] = (await read("SECURITY.md")).split("## What is promised");
  const rows = [...promises.split("## ")[0].matchAll(/^\| (?!promise|---)(.+) \| (.+) \|$/gm)];
  assert.ok(rows.length > 10);
  for (const [, promise, proof] of rows) {
    const [, path, name] = /^`(tests\/\S+\.test\.js)`: (.+)$/.exec(proof) ?? [];
    assert.ok(path, `${promise}: ${proof}`);
    assert.ok((await read(path)).includes(`test("${name}"`), `${path} has no test "${name}"`);
  }
});
