/** What is measured does the same: all contenders accept and refuse the same answers, and make the same tasks of them. */

import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import { test } from "node:test";

import { corpus } from "../fixtures/responses/corpus.js";
import { body, bodyNames } from "./bodies.js";
import { bundle, load, readers } from "./bundle.js";

/** @typedef {import("./contenders/reader.js").Read} Read */

await bundle();

const ours = await load("ours");
const good = bodyNames.map((name) => ({ name, bytes: body(name) }));
const odd = corpus().filter((given) => !isOursAlone(given));

/**
 * What no peer is asked to do: an `extendPara` that is a text with JSON in it; and lone surrogates, numbers beyond
 * f64, deep nesting and minus zero, to which `JSON.parse` has its own answers.
 *
 * @param {import("../fixtures/responses/corpus.js").Case} given
 */
function isOursAlone({ rule, bytes }) {
  return (rule.includes("N16") && isUtf8(bytes)) || /"extendPara"\s*:\s*"|:\s*-0\b/.test(new TextDecoder().decode(bytes));
}

test("the measured answers have nothing odd", () => {
  for (const { bytes } of good) {
    const { task } = ours.read(bytes);
    assert.deepEqual(task, ours.readStrictly(bytes).task);
  }
});

test("the corpus holds enough of both", () => {
  const accepted = odd.filter(({ bytes }) => ours.readStrictly(bytes).ok);
  assert.ok(accepted.length > 100, `${accepted.length} of ${odd.length} accepted`);
  assert.ok(odd.length - accepted.length > 400, `${odd.length - accepted.length} of ${odd.length} refused`);
});

for (const name of readers.filter((name) => name !== "json" && name !== "ours")) {
  test(`${name} reads as this package does`, async () => {
    const { read } = await load(name);

    for (const { name: given, bytes } of [...good, ...odd]) {
      assert.deepEqual(read(bytes), withoutIssues(ours.readStrictly(bytes)), given);
    }
  });
}

/** @param {import("./contenders/reader.js").Reading} reading */
function withoutIssues({ ok, task }) {
  if (task === null) return { ok, task };
  const { issues, ...rest } = /** @type {import("iot-upgrade-task").UpgradeTask} */ (task);
  assert.deepEqual(issues, []);
  return { ok, task: rest };
}
