/** What a watch says that it does: see `UpgradeTaskWatch.activity`. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFakeClockPage } from "./fake_clock_page.js";
import { openPage } from "./page.js";

test("a watch says what it waits for: the token, its turn, the response, the next poll", async (t) => {
  const { run } = await openPage(t);

  const found = await run(async ({ baseUrl, appKey, token }) => {
    /** @type {Record<string, (value?: any) => void>} */
    const release = {};
    /** @param {string} name @returns {Promise<any>} */
    const held = (name) => new Promise((resolve) => (release[name] = resolve));
    const until = async (/** @type {string} */ kind) => {
      while (watch.activity.kind !== kind) await new Promise((resolve) => setTimeout(resolve));
    };
    const options = { baseUrl, appKey, requestsPerMinute: 1, timeoutMs: 20_000 };
    const body = `{"operationId":"op","status":"processing"}`;
    // The only permit of the minute is taken until this response arrives.
    const other = window.sdk.queryUpgradeTask("op", token, { ...options, baseUrl: "https://turn.example", fetch: () => held("other") });
    const client = new window.sdk.UpgradeTaskClient({ ...options, baseUrl: "https://turn.example", fetch: () => held("response") });
    const watch = client.watchUpgradeTask("op", () => held("token"));
    const kinds = [watch.activity];
    const next = watch.next();
    await until("token");
    kinds.push(watch.activity);
    release.token(token);
    await until("budget");
    kinds.push(watch.activity);
    await watch.return?.();
    const ended = await next;
    kinds.push(watch.activity);
    release.other(new Response(body));
    await other;

    const alone = new window.sdk.UpgradeTaskClient({ ...options, fetch: () => held("response") }).watchUpgradeTask("op", token);
    const first = alone.next();
    while (alone.activity.kind !== "request") await new Promise((resolve) => setTimeout(resolve));
    kinds.push(alone.activity);
    release.response(new Response(body));
    await first;
    kinds.push(alone.activity);
    await alone.return?.();

    // After a failure the wait is random, but a whole number.
    const failing = new window.sdk.UpgradeTaskClient({ ...options, baseUrl: "https://failing.example", requestsPerMinute: 100, fetch: async () => new Response("", { status: 500 }) }).watchUpgradeTask("op", token);
    await failing.next();
    const retried = failing.next();
    while (failing.activity.untilMs === null) await new Promise((resolve) => setTimeout(resolve));
    const isWhole = Number.isInteger(failing.activity.untilMs);
    await failing.return?.();
    await retried;
    return { isWhole, kinds: kinds.map(({ kind, since, untilMs }) => [kind, since instanceof Date, untilMs]), done: ended.done };
  });

  assert.deepEqual(found, {
    kinds: [["idle", true, null], ["token", true, 20_000], ["budget", true, null], ["idle", true, null], ["request", true, 20_000], ["idle", true, null]],
    done: true,
    isWhole: true,
  });
});

test("a list says what it waits for, too", async (t) => {
  const { run } = await openPage(t);

  const kinds = await run(async ({ baseUrl, appKey, token }) => {
    /** @type {(response: Response) => void} */
    let answer = () => {};
    /** @type {(value?: unknown) => void} */
    let send;
    const sent = new Promise((resolve) => (send = resolve));
    const fetch = () => new Promise((resolve) => {
      answer = resolve;
      send();
    });
    const list = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, fetch, timeoutMs: 20_000 }).listUpgradeSubTasks("op", token);
    const activities = [list.activity];
    const next = list.next();
    await sent;
    activities.push(list.activity);
    answer(new Response(`{"data":[],"totalCount":0}`));
    await next;
    return [...activities, list.activity].map(({ kind, since, untilMs }) => [kind, since instanceof Date, untilMs]);
  });

  assert.deepEqual(kinds, [["idle", true, null], ["request", true, 20_000], ["idle", true, null]]);
});

test("behind another in the queue, a watch does not know how long it waits for its turn", async (t) => {
  const { run } = await openFakeClockPage(t);

  const activities = await run(async ({ baseUrl, appKey, token }) => {
    const fetch = async () => new Response(`{"operationId":"op","status":"processing"}`);
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, fetch, requestsPerMinute: 1 });
    await client.queryUpgradeTask("op", token);
    const watches = [1, 2].map(() => client.watchUpgradeTask("op", token));
    for (const watch of watches) void watch.next();
    await window.fakeClock.settle();
    return watches.map(({ activity: { kind, untilMs } }) => [kind, untilMs]);
  });

  assert.deepEqual(activities, [["budget", 60_001], ["budget", null]]);
});

test("a watch sleeps until its next poll; a list that was throttled waits for the budget until it may ask again", async (t) => {
  const { run, settle, platform } = await openFakeClockPage(t);
  platform.script("op", [{ body: { operationId: "op", status: "processing" } }]);
  platform.script("op/subOperations", [{ status: 429, headers: { "retry-after": "30" } }]);

  await run(async ({ baseUrl, appKey, token }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    window.watch = client.watchUpgradeTask("op", token);
    await window.watch.next();
    void window.watch.next();
    const list = client.listUpgradeSubTasks("op", token);
    // Without jitter.
    Math.random = () => 0;
    void window.outcome(list.next());
    Object.assign(window, { list });
  });
  await settle();
  const activities = await run(() => [window.watch, /** @type {any} */ (window).list].map(({ activity: { kind, untilMs } }) => [kind, untilMs]));

  assert.deepEqual(activities, [["idle", 5_000], ["budget", 30_000]]);
});
