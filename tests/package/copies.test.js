/** Two copies of the package in one page, as with two libraries that bundle it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, queries } from "./page.js";

test("instanceof UpgradeTaskError holds across copies", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async () => {
    const ours = window.sdk.UpgradeTaskError;
    const { UpgradeTaskError: theirs, queryUpgradeTask } = await import("iot-upgrade-task/external");
    const error = await queryUpgradeTask("", "", { baseUrl: "", appKey: "" }).catch((/** @type {any} */ error) => error);
    class Mine extends ours {}
    return {
      copies: ours !== theirs,
      own: [error instanceof theirs, error instanceof Error, Object.prototype.toString.call(error)],
      other: error instanceof ours,
      subclass: [error instanceof Mine, new Mine() instanceof Mine, new Mine() instanceof ours, new Mine() instanceof theirs],
      others: [new Error("UpgradeTaskError"), { name: "UpgradeTaskError" }, null, "x", undefined].some((value) => value instanceof ours),
      names: [error.name, ours.name, theirs.name, String(new ours("What happened."))],
    };
  });

  assert.deepEqual(found, {
    copies: true,
    own: [true, true, "[object Error]"],
    other: true,
    subclass: [false, true, true, true],
    others: false,
    names: ["UpgradeTaskError", "UpgradeTaskError", "UpgradeTaskError", "UpgradeTaskError: What happened."],
  });
});

test("an error's stack starts with its name and message", async (t) => {
  const { run } = await openPage(t);

  const [stack, text] = await run(async ({ baseUrl, appKey }) => {
    const error = await window.sdk.queryUpgradeTask(".", "t", { baseUrl, appKey }).catch((error) => error);
    return [error.stack, String(error)];
  });

  assert.equal(stack.slice(0, text.length + 1), `${text}\n`);
});

test("both copies share the token of a token function", async (t) => {
  const { run, platform } = await openPage(t);

  const reasons = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const other = await import("iot-upgrade-task/external");
    /** @type {string[]} */
    const reasons = [];
    const source = async (/** @type {string} */ reason) => (reasons.push(reason), token);
    await window.sdk.queryUpgradeTask(operationId, source, { baseUrl, appKey });
    await other.queryUpgradeTask(operationId, source, { baseUrl, appKey });
    return reasons;
  }, { operationId: platform.tasks.failing });

  assert.deepEqual(reasons, ["first"]);
  assert.equal(queries(platform).length, 2);
});
