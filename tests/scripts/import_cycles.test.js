/** The check for modules that import each other. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { findCycle, importsOfJavaScript } from "../../scripts/import_cycles.mjs";

test("the first cycle is found, also behind modules that have none", () => {
  const graph = new Map([["a", ["b", "c"]], ["b", []], ["c", ["b", "d"]], ["d", ["e"]], ["e", ["c", "a"]]]);

  assert.deepEqual(findCycle(graph), ["c", "d", "e", "c"]);
  assert.deepEqual(findCycle(new Map([["a", ["a"]]])), ["a", "a"]);
});

test("a module that is reached on two ways is no cycle", () => {
  assert.deepEqual(findCycle(new Map([["a", ["b", "c"]], ["b", ["d"]], ["c", ["d"]], ["d", ["not ours"]]])), []);
});

test("what is shipped is looked at, and has none", async () => {
  const graph = await importsOfJavaScript();

  assert.deepEqual(findCycle(graph), []);
  for (const [from, to] of [["src/client/index.js", "src/client/watch.js"], ["src/client/wasm_inline.js", "src/client/wasm_text.js"], ["www/element/index.js", "www/element/element.js"], ["www/app.js", "www/form.js"]]) {
    assert.ok(graph.get(from)?.includes(to), `${from} → ${to}`);
  }
});
