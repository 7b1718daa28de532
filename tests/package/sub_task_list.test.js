/** The list of all subtasks of a task, from the packed package in a real browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFakeClockPage } from "./fake_clock_page.js";
import { openPage, queries } from "./page.js";

/** @typedef {Awaited<ReturnType<typeof openPage>>} Page */

/** @param {string} id */
const subTask = (id) => ({ subOperationId: id, deviceId: `device of ${id}`, status: "fail", operateType: "firmware_upgrade" });

/** A response with these subtasks. @param {string[]} ids @param {number | null} [totalCount] */
const response = (ids, totalCount = null) => ({ body: { data: ids.map(subTask), totalCount } });

/**
 * Lists the task `op` to the end, with these responses to its calls in turn.
 *
 * @param {Page} page
 * @param {import("../platform/responses.js").MockResponse[]} responses
 * @param {object} [options]
 */
async function list({ run, platform }, responses, options = {}) {
  platform.script("op/subOperations", responses);
  return run(async ({ baseUrl, appKey, token, options }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, maxAttempts: 1 });
    /** @type {(string | null)[][]} */
    const pages = [];
    try {
      for await (const { data } of client.listUpgradeSubTasks("op", token, options)) pages.push(data.map(({ subOperationId }) => subOperationId));
      return { pages };
    } catch (error) {
      return { pages, code: /** @type {any} */ (error).code };
    }
  }, { options });
}

/** The queries of the requests. @param {{ platform: Page["platform"] }} page */
function requested({ platform }) {
  return queries(platform).map(({ path }) => path.replace(/^.*\/subOperations\?/, ""));
}

test("every page of the simulated platform, a hundred devices each", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token, operationId }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const pages = [];
    for await (const page of client.listUpgradeSubTasks(operationId, token)) pages.push(page);
    const ids = pages.flatMap(({ data }) => data.map(({ subOperationId }) => subOperationId));
    const { pageNo, pageSize, totalCount, issues } = pages[0];
    return { lengths: pages.map(({ data }) => data.length), first: { pageNo, pageSize, totalCount, issues }, keys: Object.keys(pages[0]), different: new Set(ids).size };
  }, { operationId: platform.tasks.firmware });

  assert.deepEqual(found, {
    lengths: [100, 100, 50],
    first: { pageNo: 0, pageSize: 100, totalCount: 250, issues: [] },
    keys: ["data", "pageNo", "pageSize", "totalCount", "issues"],
    different: 250,
  });
  assert.deepEqual(requested({ platform }), ["pageSize=100", "pageNo=1&pageSize=100", "pageNo=2&pageSize=100"]);
});

test("the devices with a status, in pages of a given size", async (t) => {
  const page = await openPage(t);

  const { pages } = await list(page, [response(["a", "b"], 3), response(["c"], 3)], { subOperationStatus: "fail", pageSize: 2 });

  assert.deepEqual(pages, [["a", "b"], ["c"]]);
  assert.deepEqual(requested(page), ["subOperationStatus=fail&pageSize=2", "subOperationStatus=fail&pageNo=1&pageSize=2"]);
});

/** @type {[title: string, responses: import("../platform/responses.js").MockResponse[], pages: string[][], calls: number][]} */
const ENDS = [
  ["as many as totalCount says", [response(["a", "b"], 2), response(["c"])], [["a", "b"]], 1],
  ["more than totalCount says", [response(["a", "b", "c"], 2)], [["a", "b", "c"]], 1],
  ["a total that shrinks: the page before is read again", [response(["a", "b"], 9), response(["c"], 3), response(["a", "b"], 3), response(["d"])], [["a", "b"], ["c"]], 3],
  ["a total that grows", [response(["a", "b"], 3), response(["c"], 4), response(["d"], 4)], [["a", "b"], ["c"], ["d"]], 3],
  ["an empty page, where the total is not known", [response(["a"]), response(["b"]), response([])], [["a"], ["b"]], 3],
  ["an empty page before the total is reached", [response(["a"], 5), response([], 5)], [["a"]], 2],
  ["an empty first page", [response([], 0)], [], 1],
  ["a page that brings nothing new", [response(["a", "b"]), response(["b", "a"])], [["a", "b"]], 2],
  ["a platform that always sends the same page", [response(["a", "b"], 100)], [["a", "b"]], 2],
  ["fewer a page than asked", [response(["a", "b"], 5), response(["c"], 5), response(["d", "e"], 5)], [["a", "b"], ["c"], ["d", "e"]], 3],
  ["a device that moved to a later page", [response(["a", "b"], 4), response(["b", "c"], 4), response(["d"], 4)], [["a", "b"], ["c"], ["d"]], 3],
  ["a device twice in a page", [response(["a", "a", "b"], 3), response(["c"], 3)], [["a", "b"], ["c"]], 2],
];

for (const [title, responses, expected, calls] of ENDS) {
  test(`the end: ${title}`, async (t) => {
    const page = await openPage(t);
    assert.deepEqual(await list(page, responses), { pages: expected });
    assert.equal(requested(page).length, calls);
  });
}

/**
 * How many subtasks and issues each page of the list has, and how many were requested.
 *
 * @param {Page} page
 * @param {import("../platform/responses.js").MockResponse[]} responses
 * @param {object} [options]
 */
async function counts(page, responses, options = {}) {
  page.platform.script("op/subOperations", responses);
  const pages = await page.run(async ({ baseUrl, appKey, token, options }) => {
    const pages = [];
    for await (const { data, issues } of new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).listUpgradeSubTasks("op", token, options)) pages.push([data.length, issues.length]);
    return pages;
  }, { options });
  return { pages, calls: queries(page.platform).length };
}

/** @param {unknown} element @param {number} length @param {number} [totalCount] */
const pageOf = (element, length, totalCount) => ({ body: { data: Array(length).fill(element), totalCount } });

/** Every field that has an issue where it is missing, but the id. */
const NO_ID = { deviceId: "d", status: "fail", operateType: "firmware_upgrade" };

/** @type {[title: string, responses: import("../platform/responses.js").MockResponse[], pages: number[][], calls: number, options?: object][]} */
const WITHOUT_ID = [
  ["equal subtasks without an id", [pageOf(NO_ID, 100, 250), pageOf(NO_ID, 100, 250), pageOf(NO_ID, 50, 250)], [[100, 100], [100, 100], [50, 50]], 3],
  ["elements that are no object, then subtasks", [pageOf(5, 100, 102), response(["a", "b"], 102)], [[0, 100], [2, 0]], 2],
  ["elements that are no object, page after page", [pageOf(5, 100, 201), pageOf(5, 100, 201), response(["a"], 201)], [[0, 100], [0, 100], [1, 0]], 3],
  ["subtasks with an id among others", [{ body: { data: [subTask("a"), NO_ID], totalCount: 4 } }, { body: { data: [subTask("b"), NO_ID], totalCount: 4 } }], [[2, 1], [2, 1]], 2],
  ["the same page again, where the total is not known", [pageOf(NO_ID, 100)], [[100, 101]], 2],
  ["the same elements that are no object again, where the total is not known", [pageOf(5, 3)], [[0, 4]], 2],
  ["the same page again, which is not full", [pageOf(NO_ID, 3, 1e6)], [[3, 3]], 2],
  ["two pages in turn", [pageOf(NO_ID, 3, 1e6), pageOf(NO_ID, 2, 1e6), pageOf(NO_ID, 3, 1e6), pageOf(NO_ID, 2, 1e6)], [[3, 3], [2, 2]], 3],
  ["the same page again, with an id", [{ body: { data: [subTask("a"), ...Array(99).fill(NO_ID)], totalCount: 1e6 } }], [[100, 99]], 2],
  ["full pages of the size that the response names", [{ body: { data: Array(3).fill(NO_ID), totalCount: 6, pageSize: 3 } }], [[3, 3], [3, 3]], 2],
  ["full pages of the size that was asked for", [pageOf(NO_ID, 3, 6)], [[3, 3], [3, 3]], 2, { pageSize: 3 }],
  ["an issue below a key that is named as the list is", [{ body: { data: [{ ...subTask("a"), extendInfo: { data: [2 ** 53] } }], totalCount: 2 } }, response(["b"], 2)], [[1, 1], [1, 0]], 2],
];

for (const [title, responses, pages, calls, options] of WITHOUT_ID) {
  test(`nothing without an id is lost, and the list ends: ${title}`, async (t) => {
    assert.deepEqual(await counts(await openPage(t), responses, options), { pages, calls });
  });
}

test("an error rejects and ends the list", async (t) => {
  const page = await openPage(t);
  assert.deepEqual(await list(page, [response(["a"], 9), { status: 500, body: { error_code: "50252" } }, response(["b"], 9)]), { pages: [["a"]], code: "platform_error" });
  assert.equal(requested(page).length, 2);
});

test("options are validated by the first next(); pageNo is unknown", async (t) => {
  const { run, platform } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    const outcomes = [];
    for (const options of [{ pageNo: 0 }, { pageSize: 0 }, { signal: {} }]) {
      const list = client.listUpgradeSubTasks("op", token, /** @type {any} */ (options));
      outcomes.push((await window.outcome(list.next())).error.message, await list.next());
    }
    return outcomes;
  });

  const done = { done: true, value: undefined };
  assert.deepEqual(found, [
    "There is no option \"pageNo\"; known: signal, subOperationStatus, pageSize.", done,
    "`pageSize` must be a whole number from 1 to 100; received 0.", done,
    "`signal` must be an AbortSignal; received an object.", done,
  ]);
  assert.deepEqual(queries(platform), []);
});

test("no page is requested unless next() is pending; concurrent ones are served in order", async (t) => {
  const { run, platform } = await openPage(t);
  platform.script("op/subOperations", [response(["a"], 3), response(["b"], 3), response(["c"], 3), response(["d"])]);

  const first = await run(async ({ baseUrl, appKey, token }) => {
    const list = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).listUpgradeSubTasks("op", token);
    /** @type {any} */ (window).list = list;
    return (await list.next()).value.data.length;
  });
  assert.equal(first, 1);
  assert.equal(queries(platform).length, 1);

  const others = await run(async () => {
    const { list } = /** @type {any} */ (window);
    const results = await Promise.all([list.next(), list.next(), list.next(), list.next()]);
    return results.map(({ done, value }) => (done ? "done" : value.data[0].subOperationId));
  });
  assert.deepEqual(others, ["b", "c", "done", "done"]);
  assert.equal(queries(platform).length, 3);
});

test("return() settles a pending next() at once and cancels its request; break and an abort do so, too", async (t) => {
  const { run, platform } = await openPage(t);
  platform.script("op/subOperations", [{ fault: "silent" }]);
  platform.script("two/subOperations", [response(["a"], 9), { fault: "silent" }]);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    /** @type {AbortSignal[]} */
    const signals = [];
    let sent = () => {};
    /** @type {typeof window.fetch} */
    const fetch = (url, init) => {
      signals.push(/** @type {AbortSignal} */ (init?.signal));
      setTimeout(() => sent());
      return window.fetch(url, init);
    };
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, fetch, maxAttempts: 1 });
    const nextRequest = () => new Promise((resolve) => (sent = () => resolve(undefined)));

    const list = client.listUpgradeSubTasks("op", token);
    const request = nextRequest();
    const pending = [list.next(), list.next()];
    await request;
    const returned = [await list.return?.(), ...(await Promise.all(pending)), await list.next()];

    const pages = [];
    for await (const page of client.listUpgradeSubTasks("two", token)) {
      pages.push(page.data.length);
      break;
    }

    const controller = new AbortController();
    const aborted = client.listUpgradeSubTasks("op", token, { signal: controller.signal });
    const lastRequest = nextRequest();
    const rejected = window.outcome(aborted.next());
    await lastRequest;
    controller.abort("enough");
    return { returned, pages, aborted: [(await rejected).error, await aborted.next()], requests: signals.map(({ aborted }) => aborted) };
  });

  const done = { done: true, value: undefined };
  // The request of the page that was taken was complete.
  assert.deepEqual(found, { returned: [done, done, done, done], pages: [1], aborted: ["enough", done], requests: [true, false, true] });
});

test("return() before the first next() sends nothing", async (t) => {
  const { run, platform } = await openPage(t);

  const results = await run(async ({ baseUrl, appKey, token }) => {
    const list = new window.sdk.UpgradeTaskClient({ baseUrl, appKey }).listUpgradeSubTasks("op", token);
    return [await list.return?.(), await list.next()];
  });

  assert.deepEqual(results, [{ done: true, value: undefined }, { done: true, value: undefined }]);
  assert.deepEqual(queries(platform), []);
});

test("it works behind a proxy, and of a client behind one", async (t) => {
  const { run, platform } = await openPage(t);
  platform.script("op/subOperations", [response(["a"], 2), response(["b"], 2)]);

  const lengths = await run(async ({ baseUrl, appKey, token }) => {
    const client = new Proxy(new window.sdk.UpgradeTaskClient({ baseUrl, appKey }), {});
    const list = new Proxy(client.listUpgradeSubTasks("op", token), {});
    return [(await list.next()).value.data.length, (await list.next()).value.data.length, await list.return?.(), (await client.queryUpgradeSubTask("op", token)).data.length];
  });

  assert.deepEqual(lengths, [1, 1, { done: true, value: undefined }, 1]);
});

test("the pages keep to the rate limit", async (t) => {
  const page = await openFakeClockPage(t);

  await page.run(({ baseUrl, appKey, token, operationId }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, requestsPerMinute: 5 });
    const listed = (async () => {
      let count = 0;
      for await (const { data } of client.listUpgradeSubTasks(operationId, token, { pageSize: 10 })) count += data.length;
      return count;
    })();
    window.sent = [window.outcome(listed)];
  }, { operationId: page.platform.tasks.firmware });
  await page.advance(300);

  assert.deepEqual(await page.run(() => Promise.all(window.sent)), [{ task: 250 }]);
  assert.equal(queries(page.platform).length, 25);
  assert.equal(page.platform.busiestMinute(), 5);
});
