/** `UpgradeTaskError` by itself, and the copies of errors of the browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { UpgradeTaskError, scrubbedCopy } from "../../src/client/error.js";

const scrub = (/** @type {string} */ text) => text.replaceAll("t0k3n", "[redacted]");

test("an error has every field, and no cause that was not given", () => {
  const error = new UpgradeTaskError("A test.");

  assert.deepEqual({ ...error }, {
    code: "internal_error",
    httpStatus: null,
    platformCode: null,
    platformMessage: null,
    retryable: false,
    retryAfterMs: null,
    hint: "",
    operationId: null,
    issues: [],
  });
  assert.deepEqual(["cause" in error, error.name, error.message], [false, "UpgradeTaskError", "A test."]);
  assert.equal(new UpgradeTaskError("A test.", { cause: null }).cause, null);
});

test("its name can be changed, as that of any error, and the class is known by a mark of this name", () => {
  const error = new UpgradeTaskError("A test.");
  error.name = "Renamed";
  assert.equal(error.name, "Renamed");
  assert.equal(/** @type {any} */ (error)[Symbol.for("iot-upgrade-task/error")], true);
  class Special extends UpgradeTaskError {}
  assert.deepEqual([error instanceof Special, new Special() instanceof UpgradeTaskError, new Special() instanceof Special], [false, true, true]);
});

test("the copy of an error has its texts and those of its causes, without secrets", () => {
  const cause = Object.assign(new Error("connect t0k3n"), { code: "E_t0k3n" });
  const error = Object.assign(new TypeError("failed: t0k3n", { cause }), { name: "t0k3nError", stack: "at t0k3n" });

  const copy = scrubbedCopy(error, scrub);

  assert.deepEqual([copy?.constructor, copy?.name, copy?.message, copy?.stack], [Error, "[redacted]Error", "failed: [redacted]", "at [redacted]"]);
  assert.equal("code" in /** @type {Error} */ (copy), false);
  const inner = /** @type {any} */ (copy?.cause);
  assert.deepEqual([inner.message, inner.code, "cause" in inner], ["connect [redacted]", "E_[redacted]", false]);
  assert.equal(scrubbedCopy("the text t0k3n", scrub)?.message, "the text [redacted]");
  assert.equal("code" in /** @type {Error} */ (scrubbedCopy(Object.assign(new Error("A test."), { code: 7 }), scrub)), false);
});

test("five causes of causes are copied; what cannot be read is undefined", () => {
  /** @type {Error | undefined} */
  let error;
  for (let depth = 9; depth >= 0; depth -= 1) error = new Error(String(depth), { cause: error });

  const messages = [];
  for (let copy = /** @type {any} */ (scrubbedCopy(error, scrub)); copy; copy = copy.cause) messages.push(copy.message);

  assert.deepEqual(messages, ["0", "1", "2", "3", "4", "5"]);
  const unreadable = Object.defineProperty(new Error(), "message", { get() { throw new Error("A test."); } });
  assert.equal(scrubbedCopy(unreadable, scrub), undefined);
});
