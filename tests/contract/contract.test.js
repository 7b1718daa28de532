/** One contract in four places: Rust, the public types, the README and what really comes back. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as published from "iot-upgrade-task";

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const types = read("src/client/types.d.ts");
const readme = read("README.md");
const answer = JSON.parse(read("tests/bodies/base.json"));

/** The members of a union of texts. @param {string} name */
function union(name) {
  const [, body] = new RegExp(`export type ${name} =([^;]+);`).exec(types) ?? [];
  return [...body.matchAll(/"(\w+)"/g)].map(([, word]) => word);
}

/** The words of the first enum in a file that has some. @param {string} file */
function variants(file) {
  const [, body] = /worded! \{[^]*?pub enum \w+ \{([^]*?)\n {4}\}/.exec(read(file)) ?? [];
  return [...body.matchAll(/^ *\w+ "(\w+)",$/gm)].map(([, word]) => word);
}

/** The words of an enum in task.rs. @param {string} name */
function words(name) {
  const [, body] = new RegExp(`\\n    ${name} \\{([^}]+)\\}`).exec(read("src/domain/task.rs")) ?? [];
  return [...body.matchAll(/\w+ "(\w+)"/g)].map(([, word]) => word);
}

/** The keys of an interface or of an object type within it. @param {string} text */
function keys(text) {
  return [...text.matchAll(/^\s*(?:readonly )?(\w+)\??:/gm)].map(([, key]) => key);
}

test("the error codes are the same in Rust, in the types and in the README's table", () => {
  assert.deepEqual(variants("src/domain/error.rs"), union("ErrorCode"));
  const rows = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  assert.deepEqual(rows.filter((row) => union("ErrorCode").includes(row)), union("ErrorCode"));
});

test("the issue codes are the same in Rust and in the types", () => {
  assert.deepEqual(variants("src/domain/issue.rs"), union("IssueCode"));
  for (const code of union("IssueCode")) assert.match(readme, new RegExp(`\`${code}\``));
});

test("the verdicts and reasons are the same in Rust and in the types", () => {
  assert.deepEqual(variants("src/domain/verdict.rs"), union("Verdict"));
  assert.deepEqual(variants("src/domain/reason.rs"), union("ReasonCode"));
  for (const verdict of union("Verdict")) assert.match(readme, new RegExp(`\`${verdict}\``));
});

test("every word of the platform comes out as itself, every other one as unknown", () => {
  /** @type {[string, string[], (word: unknown) => object, (task: any) => string][]} */
  const enums = [
    ["Status", ["wait", "processing", "failed", "success", "stop"], (status) => ({ status }), (task) => task.status],
    ["OperateType", ["firmware_upgrade", "software_upgrade"], (operateType) => ({ operateType }), (task) => task.operateType],
    [
      "ExecuteType",
      ["now", "device_online", "custom"],
      (executeType) => ({ policy: { ...answer.policy, executeType } }),
      (task) => task.policy.executeType,
    ],
  ];
  for (const [name, documented, change, get] of enums) {
    assert.deepEqual(words(name), documented);
    for (const word of [...documented, "unheard_of"]) {
      const task = published.parseUpgradeTask(JSON.stringify({ ...answer, ...change(word) }));
      assert.equal(get(task), documented.includes(word) ? word : "unknown");
    }
  }
});

test("a task has the keys of the types, in their order", () => {
  const [, body] = /export interface UpgradeTask \{\n([\s\S]+?)\n\}/.exec(types) ?? [];
  const task = published.parseUpgradeTask(JSON.stringify(answer));
  /** @param {object} object @returns {string[]} */
  const all = (object) =>
    Object.entries(object).flatMap(([key, value]) => [key, ...(value?.constructor === Object ? all(value) : [])]);
  assert.deepEqual(all(task), keys(body));
});

test("an error has the properties of the types", () => {
  const [, body] = /export class UpgradeTaskError extends Error \{\n([\s\S]+?)\n\}/.exec(types) ?? [];
  assert.throws(
    () => published.parseUpgradeTask("{}"),
    (error) => {
      assert.deepEqual(Object.keys(/** @type {object} */ (error)), keys(body));
      return true;
    },
  );
});

test("the package exports what the types declare", () => {
  const declared = [...types.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(Object.keys(published).sort(), declared.sort());
});

test("every option of the types is in Rust's table, and in the README", () => {
  const [, body] = /export interface ClientOptions \{\n([\s\S]+?)\n\}/.exec(types) ?? [];
  const table = [...read("src/domain/options.rs").matchAll(/\b(?:rule|whole)\("(\w+)"/g)].map(([, name]) => name);
  const [, watch] = /export interface WatchOptions extends QueryOptions \{\n([\s\S]+?)\n\}/.exec(types) ?? [];
  assert.deepEqual(table, [...keys(body), "signal", ...keys(watch)]);
  for (const option of table) assert.match(readme, new RegExp(`\`${option}\``));
});
