/** The public types, the README and the behaviour of the package agree. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as published from "iot-upgrade-task";
import * as external from "iot-upgrade-task/external";

import { corpus } from "../fixtures/responses/corpus.js";
import { compile } from "../types/compile.js";
import * as names from "./names.js";

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const readme = read("README.md");
const RESPONSE = JSON.parse(read("tests/fixtures/responses/base.json"));

/** @param {Record<string, unknown>} [different] */
function parse(different) {
  return published.parseUpgradeTask(JSON.stringify({ ...RESPONSE, ...different }));
}

/** @param {Iterable<string>} found @param {string[]} expected */
function assertSame(found, expected) {
  assert.deepEqual([...new Set(found)].sort(), [...expected].sort());
}

/** @param {string[]} words */
function assertInReadme(words) {
  for (const word of words) assert.ok(readme.includes(`\`${word}\``), `The README does not list ${word}.`);
}

test("names.js has every name of the published types, and no other", () => {
  assert.deepEqual(compile(new URL(".", import.meta.url)), { status: 0, stdout: "" });
});

test("the package exports what the types declare", () => {
  assertSame(Object.keys(published), names.EXPORTS);
});

/** For each code, a call that fails with it. @type {Record<published.ErrorCode, (options: published.ClientOptions) => unknown>} */
const FAILING = {
  invalid_argument: (options) => query({ ...options, appKey: "" }),
  network: (options) => query({ ...options, fetch: () => Promise.reject(new TypeError("No connection.")) }),
  timeout: (options) => query({ ...options, timeoutMs: 1, fetch: () => new Promise(() => {}) }),
  unauthorized: (options) => query({ ...options, fetch: responding(403, { error_code: "1010005" }) }),
  throttled: (options) => query({ ...options, fetch: responding(403, { error_code: "1010009" }) }),
  bad_request: (options) => query({ ...options, fetch: responding(400, { error_code: "120015" }) }),
  task_not_found: (options) => query({ ...options, fetch: responding(404, { error_code: "123009" }) }),
  platform_error: (options) => query({ ...options, fetch: responding(500, { error_code: "50252" }) }),
  http_error: (options) => query({ ...options, fetch: responding(502, "Bad gateway") }),
  invalid_json: (options) => query({ ...options, fetch: async () => new Response("<html>") }),
  invalid_response: (options) => query({ ...options, fetch: responding(200, []) }),
  // `init` was not called.
  internal_error: () => external.parseUpgradeTask("{}"),
};

/** @param {published.ClientOptions} options */
function query(options) {
  return published.queryUpgradeTask("op", "token", { maxAttempts: 1, ...options });
}

/** @param {number} status @param {unknown} body */
function responding(status, body) {
  return async () => new Response(JSON.stringify(body), { status });
}

test("every error code occurs, and has a row in the README's table", async () => {
  for (const [code, fail] of Object.entries(FAILING)) {
    // Each has its own host, as a throttled response delays all calls to it.
    await assert.rejects(async () => fail({ baseUrl: `https://${code.replaceAll("_", "-")}.example`, appKey: "key" }), { name: "UpgradeTaskError", code });
  }
  assertSame(Object.keys(FAILING), names.ERROR_CODES);
  const rows = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  assert.deepEqual(rows.filter((row) => names.ERROR_CODES.some((code) => code === row)), names.ERROR_CODES);
});

test("an error has the properties of the types", () => {
  assert.throws(() => published.parseUpgradeTask("{}"), (error) => {
    assertSame(Object.keys(/** @type {object} */ (error)), names.ERROR_KEYS);
    return true;
  });
});

test("the corpus causes issues of every code and no other; the README lists them", () => {
  const codes = corpus().flatMap(({ bytes }) => {
    try {
      return published.parseUpgradeTask(bytes).issues.map(({ code }) => code);
    } catch {
      return [];
    }
  });
  assertSame(codes, names.ISSUE_CODES);
  assertInReadme(names.ISSUE_CODES);
});

test("the assessment fixtures have every verdict and reason and no other; the README lists the verdicts", () => {
  /** @type {any[]} */
  const rows = JSON.parse(read("tests/domain/assessments.json"));
  const assessments = rows.map(({ status, policy, counts, now }) => {
    return published.assessUpgradeTask(parse({ status, policy, staResult: counts }), new Date(now ?? "2026-01-02T11:00:00Z"));
  });
  assertSame(assessments.map(({ verdict }) => verdict), names.VERDICTS);
  assertSame(assessments.flatMap(({ reasons }) => reasons.map(({ code }) => code)), names.REASON_CODES);
  assertInReadme(names.VERDICTS);
});

/** For each field, its values, and how to set and get it. @type {Record<string, [words: string[], change: (word: string) => Record<string, unknown>, get: (task: published.UpgradeTask) => string]>} */
const WORDS = {
  status: [names.STATUSES, (status) => ({ status }), (task) => task.status],
  operateType: [names.OPERATE_TYPES, (operateType) => ({ operateType }), (task) => task.operateType],
  executeType: [
    names.EXECUTE_TYPES,
    (executeType) => ({ policy: { ...RESPONSE.policy, executeType } }),
    (task) => task.policy.executeType,
  ],
};

for (const [field, [words, change, get]] of Object.entries(WORDS)) {
  test(`every documented ${field} is returned as it is, any other as unknown`, () => {
    for (const word of [...words, "unheard_of"]) {
      const task = parse(change(word));
      assert.equal(get(task), words.includes(word) ? word : "unknown");
      assert.equal(task.issues.some(({ code }) => code === "unknown_value"), word === "unknown" || !words.includes(word));
    }
  });
}

test("a task has the keys of the types, in the order of the documentation", () => {
  const task = parse();
  assert.deepEqual(Object.keys(task), names.TASK_KEYS);
  for (const [name, keys] of /** @type {["targets" | "policy" | "staResult", string[]][]} */ (Object.entries(names.INNER_KEYS))) {
    assert.deepEqual(Object.keys(task[name]), keys);
  }
});

test("a page of subtasks has the keys of the types, in their order", () => {
  const page = published.parseUpgradeSubTask(read("tests/fixtures/sub_tasks/base.json"));
  assert.deepEqual(Object.keys(page), names.PAGE_KEYS);
  for (const subTask of page.data) assert.deepEqual(Object.keys(subTask), names.SUB_TASK_KEYS);
});

test("every documented status of a subtask is returned as it is, any other as unknown", () => {
  for (const word of [...names.SUB_TASK_STATUSES, "unheard_of"]) {
    const subTask = { subOperationId: "s", deviceId: "d", status: word, operateType: "firmware_upgrade" };
    const { data, issues } = published.parseUpgradeSubTask(JSON.stringify({ data: [subTask], totalCount: 1 }));
    const isDocumented = word !== "unknown" && word !== "unheard_of";
    assert.equal(data[0].status, isDocumented ? word : "unknown");
    assert.equal(issues.length, isDocumented ? 0 : 1);
  }
});

test("every option of the types is known, and in the README", async () => {
  const client = new published.UpgradeTaskClient({ baseUrl: "https://platform.example", appKey: "key" });
  const unheard = /** @type {object} */ ({ unheardOf: 1 });
  const known = {
    client: await knownIn(new published.UpgradeTaskClient(/** @type {any} */ (unheard)).queryUpgradeTask("op", "token")),
    query: await knownIn(client.queryUpgradeTask("op", "token", unheard)),
    watch: await knownIn(client.watchUpgradeTask("op", "token", unheard).next()),
    subTask: await knownIn(client.queryUpgradeSubTask("op", "token", unheard)),
    subTaskList: await knownIn(client.listUpgradeSubTasks("op", "token", unheard).next()),
  };
  assert.deepEqual(known, {
    client: names.CLIENT_OPTIONS,
    query: names.QUERY_OPTIONS,
    watch: names.WATCH_OPTIONS,
    subTask: names.SUB_TASK_OPTIONS,
    subTaskList: names.SUB_TASK_OPTIONS.filter((name) => name !== "pageNo"),
  });
  assertInReadme(Object.values(known).flat());
});

/** The known options, as listed by the error for an unknown option. @param {Promise<unknown>} refused */
async function knownIn(refused) {
  const { message } = await refused.then(() => new Error("It was not refused."), (error) => error);
  const [, list] = /"unheardOf"; known: (.+)\.$/.exec(message) ?? [];
  assert.ok(list, message);
  return list.split(", ");
}
