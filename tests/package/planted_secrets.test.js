/**
 * A token and an app key that exist nowhere else are used in everything that the package does, with a
 * platform that repeats them in every spelling. Afterwards they are in the requests, and in nothing that
 * a page, a log, a store or an error collector can see.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, queries } from "./page.js";

/** Each secret as servers repeat it. @param {string} secret */
function spellings(secret) {
  const form = String(new URLSearchParams([["s", secret]])).slice(2);
  const codes = [...secret].map((character) => character.charCodeAt(0).toString(16).padStart(4, "0"));
  return [secret, encodeURIComponent(secret), form, JSON.stringify(secret), secret.replaceAll("/", "\\/"), codes.map((code) => `\\u${code}`).join(""), codes.map((code) => `&#x${code};`).join("")];
}

/** A success or a failure of each kind that repeats a text. @param {string} echo */
function responses(echo) {
  const counts = { total: echo, wait: echo, processing: 1, success: 0, fail: 0, stop: 0, timeout: 0 };
  const task = { operationId: "op", status: "success", operateType: echo, createTime: echo, policy: { executeType: echo }, targets: { devices: [[echo], "d1"] }, staResult: counts, extendPara: [echo] };
  return [
    { body: task },
    { body: { ...task, status: null } },
    { body: [echo] },
    { body: `{"operationId": ${echo}` },
    { body: `<html>${echo}</html>`, headers: { "content-type": "text/html", "x-echo": encodeURIComponent(echo) } },
    { status: 400, body: { error_code: "120015", error_desc: echo } },
    { status: 401, body: { error_code: echo, error_desc: echo } },
    { status: 403, body: { resultcode: "1010005", resultmsg: echo } },
    { status: 404, body: { error_code: "123009", error_msg: echo } },
    { status: 500, body: { error_code: echo, error_desc: { [echo]: echo } } },
    { status: 502, body: echo },
    { status: 302, headers: { location: `/login?token=${encodeURIComponent(echo)}` } },
  ];
}

test("the token and the app key are in the requests alone", async (t) => {
  const { page, run, platform, access, consoleMessages } = await openPage(t, { load: "element" });
  const echoes = [access.token, access.appKey].flatMap(spellings);
  const ids = responses(echoes.join(" ")).map((response, kind) => {
    platform.script(`op-${kind}`, Array(20).fill(response));
    return `op-${kind}`;
  });

  const seen = await run(async ({ baseUrl, appKey, token, ids, echoes }) => {
    const { UpgradeTaskClient, queryUpgradeTask } = window.sdk;
    const options = { baseUrl, appKey, maxAttempts: 1, requestsPerMinute: 10_000 };
    const client = new UpgradeTaskClient(options);
    /** @type {unknown[]} */
    const results = [client];
    const keep = (/** @type {Promise<unknown>} */ promise) => promise.then((value) => results.push(value), (error) => results.push(error));
    const drain = async (/** @type {AsyncIterable<unknown>} */ updates) => {
      for await (const update of updates) results.push(update);
    };
    await Promise.all(ids.flatMap((id) => [
      keep(client.queryUpgradeTask(id, async () => token)),
      keep(queryUpgradeTask(id, token, { ...options, validation: "strict" })),
      keep(client.queryUpgradeSubTask(id, token)),
      keep(drain(client.watchUpgradeTask(id, token, { minIntervalMs: 10, deadlineMs: 3_000 }))),
    ]));
    // Failures of the browser, of the wrong arguments, and of what nobody answers.
    const raise = (/** @type {string} */ text) => () => Promise.reject(new Error(text, { cause: new TypeError(text) }));
    const own = window.fetch;
    for (const echo of echoes) {
      window.fetch = raise(`cannot fetch with ${echo}`);
      await keep(queryUpgradeTask("op", token, { ...options, baseUrl: `${baseUrl}/${encodeURIComponent(appKey)}` }));
    }
    window.fetch = own;
    await keep(queryUpgradeTask("op", token, { ...options, baseUrl: `${baseUrl}?${token}&${appKey}` }));
    await keep(queryUpgradeTask("op", `${token}\n`, options));
    await keep(queryUpgradeTask("op", token, { ...options, appKey: `${appKey}\u200b` }));
    await keep(queryUpgradeTask("op", token, { ...options, timeoutMs: 1, fetch: () => new Promise(() => {}) }));

    for (const id of ids) {
      const element = /** @type {any} */ (document.createElement("upgrade-task-status"));
      const ended = new Promise((resolve) => {
        for (const type of ["upgrade-task-update", "upgrade-task-error", "upgrade-task-end"]) {
          element.addEventListener(type, (/** @type {CustomEvent} */ event) => {
            results.push(event.detail, element.headline, element.summary, element.outerHTML, element.shadowRoot.innerHTML);
            resolve(undefined);
          });
        }
      });
      Object.assign(element, { client, operationId: id, accessToken: token });
      document.body.append(element);
      await ended;
      await new Promise(requestAnimationFrame);
      results.push(element.outerHTML, element.shadowRoot.innerHTML);
      element.remove();
    }

    /** Every text below a value, of hidden properties, too. @param {unknown} value @param {Set<unknown>} known @param {string[]} texts */
    const textsOf = (value, known, texts) => {
      if (typeof value === "string") texts.push(value);
      if ((typeof value !== "object" && typeof value !== "function") || value === null || known.has(value)) return texts;
      known.add(value);
      if (value instanceof Map || value instanceof Set) for (const entry of value) textsOf(entry, known, texts);
      for (const key of Reflect.ownKeys(value)) {
        texts.push(String(key));
        const property = Object.getOwnPropertyDescriptor(value, key);
        if (property && "value" in property) textsOf(property.value, known, texts);
      }
      return texts;
    };
    const registries = Object.getOwnPropertySymbols(window).map((key) => /** @type {any} */ (window)[key]);
    const databases = await indexedDB.databases();
    const locks = await navigator.locks.query();
    const stores = [{ ...localStorage }, { ...sessionStorage }, databases, locks, document.cookie, location.href, history.state, document.title, window.name];
    const entries = performance.getEntries().map((entry) => JSON.stringify(entry));
    const errors = results.filter((result) => result instanceof Error).flatMap((error) => [String(error), String(error.stack)]);
    return { count: results.length, texts: textsOf([results, registries, stores, entries, errors, document.documentElement.outerHTML], new Set(), []) };
  }, { ids, echoes });

  assert.ok(seen.count > ids.length * 5);
  const everything = [...seen.texts, ...consoleMessages, page.url()].join("\n");
  for (const echo of echoes) assert.ok(!everything.includes(echo), `${everything.slice(Math.max(0, everything.indexOf(echo) - 200), everything.indexOf(echo) + 200)}`);
  const asked = queries(platform);
  assert.ok(asked.length >= ids.length * 5);
  for (const { headers, path } of asked) {
    assert.deepEqual([headers.authorization, headers.app_key], [`Bearer ${access.token}`, access.appKey]);
    assert.ok(!path.includes(access.token) && !path.includes(access.appKey), path);
  }
});
