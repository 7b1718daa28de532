/** All contenders accept and reject the same responses and produce the same tasks; otherwise their times could not be compared. */

import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import { test } from "node:test";

import { corpus } from "../fixtures/responses/corpus.js";
import { body, bodyNames } from "./bodies.js";
import { bundle, load, readers } from "./bundle.js";

/** @typedef {import("./contenders/reader.js").Read} Read */

await bundle();

const ours = await load("ours");
const validCases = bodyNames.map((name) => ({ name, bytes: body(name) }));
const corpusCases = corpus().filter((testCase) => !isUnsupportedByPeers(testCase));

/**
 * Not required of the peers: an `extendPara` that is a string holding JSON; and lone surrogates, numbers beyond f64,
 * deep nesting, minus zero and integers beyond 2^53 in `extendPara`, which `JSON.parse` treats in its own way.
 *
 * @param {import("../fixtures/responses/corpus.js").Case} testCase
 */
function isUnsupportedByPeers({ rule, bytes }) {
  return (rule.includes("N16") && isUtf8(bytes)) || rule.includes("N10a") || /"extendPara"\s*:\s*"|:\s*-0\b/.test(new TextDecoder().decode(bytes));
}

test("the measured responses are valid", () => {
  for (const { bytes } of validCases) {
    const { task } = ours.read(bytes);
    assert.deepEqual(task, ours.readStrictly(bytes).task);
  }
});

test("the corpus holds enough accepted and rejected responses", () => {
  const accepted = corpusCases.filter(({ bytes }) => ours.readStrictly(bytes).ok);
  assert.ok(accepted.length > 100, `${accepted.length} of ${corpusCases.length} accepted`);
  assert.ok(corpusCases.length - accepted.length > 400, `${corpusCases.length - accepted.length} of ${corpusCases.length} rejected`);
});

for (const name of readers.filter((name) => name !== "json" && name !== "ours")) {
  test(`${name} reads the same tasks as this package`, async () => {
    const { read } = await load(name);

    for (const { name: caseName, bytes } of [...validCases, ...corpusCases]) {
      assert.deepEqual(read(bytes), withoutIssues(ours.readStrictly(bytes)), caseName);
    }
  });
}

/** @param {import("./contenders/reader.js").ReadResult} reading */
function withoutIssues({ ok, task }) {
  if (task === null) return { ok, task };
  const { issues, ...rest } = /** @type {import("iot-upgrade-task").UpgradeTask} */ (task);
  assert.deepEqual(issues, []);
  return { ok, task: rest };
}
