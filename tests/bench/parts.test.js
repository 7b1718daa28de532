/** Which parts are measured. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { PARTS, partsOf } from "./parts.js";

test("all parts, or those that are named, in the order of the report", () => {
  assert.deepEqual(partsOf([]), Object.keys(PARTS));
  assert.deepEqual(partsOf(["start", "sizes"]), ["sizes", "start"]);
});

test("a name that is none", () => {
  assert.throws(() => partsOf(["sizes", "toString"]), new Error(`There is no part toString; there are ${Object.keys(PARTS).join(", ")}.`));
});
