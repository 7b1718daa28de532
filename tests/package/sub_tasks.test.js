/** The query of one page of subtasks, from the packed package in a real browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFakeClockPage, requestTimes } from "./fake_clock_page.js";
import { openPage, queries } from "./page.js";

/** @typedef {Awaited<ReturnType<typeof openPage>>} Page */

/**
 * Queries a page of subtasks, with a client and with the function; both must give the same.
 *
 * @param {Page} page
 * @param {string} operationId
 * @param {object} [options] of the query
 * @param {object} [clientOptions]
 */
async function querySubTask({ run }, operationId, options = {}, clientOptions = {}) {
  const [one, other] = await run(async ({ baseUrl, appKey, token, operationId, options, clientOptions }) => {
    const { UpgradeTaskClient, queryUpgradeSubTask } = window.sdk;
    const given = { baseUrl, appKey, ...clientOptions };
    return [
      await window.outcome(new UpgradeTaskClient(given).queryUpgradeSubTask(operationId, token, options)),
      await window.outcome(queryUpgradeSubTask(operationId, token, { ...given, ...options })),
    ];
  }, { operationId, options, clientOptions });
  assert.deepEqual(other, one);
  return one;
}

/** The requests behind the path of the tasks. @param {Page} page */
function requested({ platform }) {
  return queries(platform).map(({ path }) => path.replace("/iodm/northbound/v1.5.0/operations/", ""));
}

test("a page of the simulated platform", async (t) => {
  const page = await openPage(t);

  const { task } = await querySubTask(page, page.platform.tasks.stopped, { pageNo: 5, pageSize: 10 });

  assert.deepEqual([task.pageNo, task.pageSize, task.totalCount, task.issues], [5, 10, 60, []]);
  assert.deepEqual(task.data.map((/** @type {any} */ { status }) => status), Array(10).fill("wait"));
  const [{ createTime, deviceId, ...first }] = task.data;
  assert.ok(createTime instanceof Date);
  assert.match(deviceId, /^[0-9a-f-]{36}$/);
  assert.deepEqual(first, { subOperationId: "stopped-50", status: "wait", startTime: null, stopTime: null, operateType: "software_upgrade", detailInfo: null, extendInfo: null });
});

test("the request: pageSize always, pageNo where it is not 0, the status where it is given", async (t) => {
  const page = await openPage(t);
  const id = page.platform.tasks.failing;

  await querySubTask(page, id);
  await querySubTask(page, id, { pageNo: 0, pageSize: 1, subOperationStatus: undefined });
  await querySubTask(page, id, { subOperationStatus: "fail", pageNo: 7, pageSize: 100 });
  await querySubTask(page, "a b/ü");

  assert.deepEqual(requested(page), [
    "failing/subOperations?pageSize=100",
    "failing/subOperations?pageSize=1",
    "failing/subOperations?subOperationStatus=fail&pageNo=7&pageSize=100",
    "a%20b%2F%C3%BC/subOperations?pageSize=100",
  ].flatMap((path) => [path, path]));
  const [{ headers }] = queries(page.platform);
  assert.deepEqual([headers.authorization, headers.app_key, headers.accept], [`Bearer ${page.access.token}`, page.access.appKey, "application/json"]);
});

/** @type {[options: object, message: string][]} */
const REFUSED = [
  [{ pageNo: -1 }, "`pageNo` must be a whole number from 0 to 2147483647; received -1."],
  [{ pageNo: 1.5 }, "`pageNo` must be a whole number from 0 to 2147483647; received 1.5."],
  [{ pageNo: "1" }, "`pageNo` must be a whole number from 0 to 2147483647; received \"1\"."],
  [{ pageNo: null }, "`pageNo` must be a whole number from 0 to 2147483647; received null."],
  [{ pageSize: 0 }, "`pageSize` must be a whole number from 1 to 100; received 0."],
  [{ pageSize: 101 }, "`pageSize` must be a whole number from 1 to 100; received 101."],
  [{ pageSize: 2 ** 32 + 1 }, "`pageSize` must be a whole number from 1 to 100; received 4294967297."],
  [{ subOperationStatus: "failed" }, "`subOperationStatus` must be \"wait\", \"processing\", \"fail\", \"success\" or \"stop\"; received \"failed\"."],
  [{ subOperationStatus: "unknown" }, "`subOperationStatus` must be \"wait\", \"processing\", \"fail\", \"success\" or \"stop\"; received \"unknown\"."],
  [{ subOperationStatus: ["fail"] }, "`subOperationStatus` must be \"wait\", \"processing\", \"fail\", \"success\" or \"stop\"; received a list."],
  [{ signal: 5 }, "`signal` must be an AbortSignal; received 5."],
];

test("an option that breaks its rule is refused by name, and nothing is sent", async (t) => {
  const page = await openPage(t);
  for (const [options, message] of REFUSED) {
    const { error } = await querySubTask(page, "op", options);
    assert.deepEqual([error.code, error.message, error.operationId], ["invalid_argument", message, "op"]);
  }
  assert.deepEqual(requested(page), []);
});

test("an unknown option of a query, and a client's option in a query", async (t) => {
  const { run } = await openPage(t);

  const messages = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const refused = [/** @type {any} */ ({ size: 5 }), { timeoutMs: 5 }].map((options) => window.outcome(client.queryUpgradeSubTask("op", token, options)));
    const task = window.outcome(client.queryUpgradeTask("op", token, /** @type {any} */ ({ pageNo: 1 })));
    return (await Promise.all([...refused, task])).map(({ error }) => error.message);
  });

  assert.deepEqual(messages, [
    "There is no option \"size\"; known: signal, subOperationStatus, pageNo, pageSize.",
    "There is no option \"timeoutMs\"; known: signal, subOperationStatus, pageNo, pageSize.",
    "There is no option \"pageNo\"; known: signal.",
  ]);
});

test("123029: the hint names pageNo and pageSize", async (t) => {
  const page = await openPage(t);
  page.platform.script("op/subOperations", [{ status: 400, body: { error_code: "123029", error_desc: "beyond" } }]);

  const { error } = await querySubTask(page, "op");

  const { code, httpStatus, platformCode, platformMessage, retryable, hint, operationId } = error;
  assert.deepEqual({ code, httpStatus, platformCode, platformMessage, retryable, operationId }, {
    code: "bad_request", httpStatus: 400, platformCode: "123029", platformMessage: "beyond", retryable: false, operationId: "op",
  });
  assert.match(hint, /pageNo.*pageSize/);
});

test("a task that does not exist, and a platform that does not know the call", async (t) => {
  const page = await openPage(t);
  page.platform.script("old/subOperations", [{ status: 404, headers: { "content-type": "text/html" }, body: "<h1>Not Found</h1>" }]);

  const codes = [];
  for (const id of ["no-such-task", "old"]) {
    const { error } = await querySubTask(page, id);
    codes.push([error.code, error.httpStatus, error.operationId]);
  }
  assert.deepEqual(codes, [["task_not_found", 404, "no-such-task"], ["http_error", 404, "old"]]);
});

test("a retryable error is retried with the backoff of a query", async (t) => {
  const page = await openFakeClockPage(t);
  page.platform.script("op/subOperations", [{ status: 503 }, { status: 503 }, { body: { data: [], totalCount: 7 } }]);

  await page.run(({ baseUrl, appKey, token }) => {
    Math.random = () => 1;
    window.sent = [window.outcome(window.sdk.queryUpgradeSubTask("op", token, { baseUrl, appKey }))];
  });
  await page.advance(10);

  assert.deepEqual(requestTimes(page), [0, 0.5, 1.5]);
  const [{ task }] = await page.run(() => Promise.all(window.sent));
  assert.deepEqual(task, { data: [], pageNo: null, pageSize: null, totalCount: 7, issues: [] });
});

test("timeoutMs, maxResponseBytes and validation hold", async (t) => {
  const page = await openPage(t);
  page.platform.script("silent/subOperations", [{ fault: "silent" }]);
  page.platform.script("odd/subOperations", [{ body: { data: [{}], totalCount: 1 } }]);
  const id = page.platform.tasks.firmware;

  const codes = [];
  for (const [operationId, clientOptions] of /** @type {const} */ ([["silent", { timeoutMs: 50, maxAttempts: 1 }], [id, { maxResponseBytes: 1000 }], ["odd", { validation: "strict" }]])) {
    const { error } = await querySubTask(page, operationId, {}, clientOptions);
    codes.push([error.code, error.message]);
  }
  assert.deepEqual(codes, [
    ["timeout", "No complete response came within 50 ms."],
    ["invalid_response", "The response is larger than `maxResponseBytes`, 1000 bytes."],
    ["invalid_response", "The response has 4 issues, the first being: `data[0].subOperationId` should be a text that is not empty; it is missing."],
  ]);
});

test("an abort rejects with its reason, and cancels the request", async (t) => {
  const { run, platform } = await openPage(t);
  platform.script("op/subOperations", [{ fault: "silent" }]);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const controller = new AbortController();
    const { signal } = controller;
    /** @type {(AbortSignal | null | undefined)[]} */
    const signals = [];
    /** @type {typeof window.fetch} */
    const fetch = (url, init) => {
      signals.push(init?.signal);
      setTimeout(() => controller.abort("enough"));
      return window.fetch(url, init);
    };
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, fetch });
    const running = await window.outcome(client.queryUpgradeSubTask("op", token, { signal }));
    const aborted = await window.outcome(client.queryUpgradeSubTask("op", token, { signal }));
    return { reasons: [running.error, aborted.error], requests: signals.map((signal) => signal?.aborted) };
  });

  assert.deepEqual(found, { reasons: ["enough", "enough"], requests: [true] });
});

test("a rejected token is replaced, once for all calls of a client", async (t) => {
  const { run, platform, page, secrets } = await openPage(t);
  const { failing } = platform.tasks;
  await page.exposeFunction("login", () => {
    const token = platform.token();
    secrets.add(token);
    return token;
  });
  platform.expireTokens();

  const found = await run(async ({ baseUrl, appKey, token, failing }) => {
    /** @type {unknown[]} */
    const reasons = [];
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const source = (/** @type {"first" | "rejected"} */ reason) => (reasons.push(reason), reason === "first" ? token : window.login());
    const pages = await Promise.all([client.queryUpgradeSubTask(failing, source), client.queryUpgradeTask(failing, source), client.queryUpgradeSubTask(failing, source)]);
    return [pages.length, reasons];
  }, { failing });

  assert.deepEqual(found, [3, ["first", "rejected"]]);
});

test("subtasks and tasks share one rate limit", async (t) => {
  const page = await openFakeClockPage(t);
  const { failing } = page.platform.tasks;

  await page.run(({ baseUrl, appKey, token, failing }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, requestsPerMinute: 5 });
    window.sent = Array.from({ length: 10 }, (_, index) => window.outcome(index % 2 ? client.queryUpgradeTask(failing, token) : client.queryUpgradeSubTask(failing, token)));
  }, { failing });
  await page.advance(130);

  const outcomes = await page.run(async () => (await Promise.all(window.sent)).map(({ task }) => task?.totalCount ?? task?.staResult.total));
  assert.deepEqual(outcomes, Array(10).fill(20));
  assert.equal(page.platform.busiestMinute(), 5);
  assert.equal(requestTimes(page).length, 10);
});
