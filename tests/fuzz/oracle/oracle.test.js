/**
 * The package against a second implementation of the same rules, which was written from the rules alone.
 * `npm run fuzz` sets the number of bodies; without it, each run has the same ones.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { UpgradeTaskError, assessUpgradeTask, parseUpgradeSubTask, parseUpgradeTask } from "iot-upgrade-task";
import { expectedAssessment } from "./assessment.js";
import { pageBodies, taskBodies } from "./bodies.js";
import { writeJson } from "./json.js";
import { expectedPage, expectedTask } from "./response.js";

/**
 * @import { UpgradeSubTaskPage, UpgradeTask, ValidationIssue } from "iot-upgrade-task"
 * @import { Issue } from "./fields.js"
 */

const { FUZZ_BODIES } = process.env;
const RUNS = { includeErrorInReport: true, ...(FUZZ_BODIES ? { numRuns: Number(FUZZ_BODIES) } : { numRuns: 1_000, seed: 1 }) };
const MAX_ISSUES = 1_000;
const validations = fc.constantFrom("tolerant", "tolerant", "tolerant", "strict");

test("a task is what the rules say", () => {
  fc.assert(fc.property(taskBodies, validations, (body, validation) => compare(() => parseUpgradeTask(body, { validation }), expectedTask(body, validation))), RUNS);
});

test("a page of subtasks is what the rules say", () => {
  fc.assert(fc.property(pageBodies, validations, (body, validation) => compare(() => parseUpgradeSubTask(body, { validation }), expectedPage(body, validation))), RUNS);
});

test("the assessment of a task is what the rules say", () => {
  const times = fc.date({ min: new Date("2025-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(taskBodies, times, (body, now) => {
      if (expectedTask(body, "tolerant").error) return;
      const task = parseUpgradeTask(body);
      const { reasons, ...assessment } = assessUpgradeTask(task, now);
      assert.deepEqual(assessment, expectedAssessment(task, now));
      assert.equal(reasons.some(({ code }) => code === "answer_has_issues"), task.issues.length > 0);
    }),
    RUNS,
  );
});

/** @param {() => any} parse @param {ReturnType<typeof expectedTask> | ReturnType<typeof expectedPage>} expected */
function compare(parse, expected) {
  const { value, issues, error } = outcome(parse);
  assert.deepEqual(error, expected.error);
  assert.deepStrictEqual(value, expected.value);
  // For the order of the keys.
  assert.equal(JSON.stringify(value), JSON.stringify(expected.value));
  if (expected.issues) compareIssues(issues, expected.issues);
}

/** @param {ValidationIssue[]} found @param {Issue[]} expected */
function compareIssues(found, expected) {
  const wanted = expected.map(({ received, ...issue }) => JSON.stringify({ ...issue, received: issue.code === "missing" || !received ? null : truncated(writeJson(received)) })).sort();
  const told = found.map(({ path, code, severity, received }) => JSON.stringify({ path, code, severity, received })).sort();
  const leftOut = Number(/Further issues left out: (\d+)\.$/.exec(found.at(-1)?.message ?? "")?.[1] ?? 0);
  if (leftOut === 0) return assert.deepEqual(told, wanted);
  // Those of earlier values of a repeated key may be among the first thousand, and among those left out.
  assert.deepEqual(told.filter((issue) => !wanted.includes(issue)), []);
  assert.ok(told.length <= MAX_ISSUES && told.length + leftOut >= wanted.length, `${told.length} and ${leftOut} of ${wanted.length}`);
}

/** At 120 characters, none of them halved. @param {string} json */
function truncated(json) {
  return json.slice(0, 120).replace(/[\ud800-\udbff]$/, "");
}

/** @param {() => UpgradeTask | UpgradeSubTaskPage} parse */
function outcome(parse) {
  try {
    const { issues, ...value } = parse();
    return { value, issues, error: undefined };
  } catch (error) {
    assert.ok(error instanceof UpgradeTaskError, String(error));
    const { code, platformCode, platformMessage, retryable, issues } = error;
    return { value: undefined, issues, error: { code, platformCode, platformMessage, retryable } };
  }
}
