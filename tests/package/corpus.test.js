/** All responses of the corpora, parsed by the packed package in a real browser, and those of subtasks in Node, too. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { parseUpgradeSubTask } from "iot-upgrade-task";

import { corpus, differences } from "../fixtures/responses/corpus.js";
import { openPage } from "./page.js";

/** @typedef {import("../fixtures/responses/corpus.js").Expected} Expected */

/** As sent to the page, with the bytes as base64. @param {import("../fixtures/responses/corpus.js").Case[]} cases */
const toSend = (cases) => cases.map(({ bytes, ...given }, at) => ({ ...given, at, base64: Buffer.from(bytes).toString("base64") }));
const sent = toSend(corpus());
const pages = toSend(corpus("sub_tasks"));
/** Whether the result depends on the body alone. @param {(typeof sent)[number]} given */
const isAlone = ({ status, headers, asked }) => status === 200 && Object.keys(headers).length === 0 && asked === undefined;
const alone = sent.filter(isAlone);

/** With `strict`, issues are an error. @param {Expected} expect @returns {Expected} */
function strictly({ issues = [], ...expect }) {
  return issues.length > 0 ? { error: { code: "invalid_response", retryable: false, issues } } : { ...expect, issues };
}

/**
 * @param {typeof sent} given
 * @param {string[]} outcomes as JSON
 * @param {(expect: Expected) => Expected} expectation
 */
function compare(given, outcomes, expectation) {
  assert.equal(outcomes.length, given.length);
  const unlike = given.flatMap(({ at, name, expect }, index) => {
    const outcome = JSON.parse(outcomes[index]);
    return differences(expectation(expect), outcome).map((difference) => `${at} ${name}: ${difference}`);
  });
  assert.deepEqual(unlike, []);
}

for (const validation of /** @type {const} */ (["tolerant", "strict"])) {
  const expectation = validation === "strict" ? strictly : (/** @type {Expected} */ expect) => expect;

  test(`parseUpgradeTask, ${validation}`, async (t) => {
    const { run } = await openPage(t);
    assert.ok(alone.length > 600);

    compare(alone, await run(parsed, { given: alone, validation }), expectation);
  });

  test(`queryUpgradeTask, ${validation}`, async (t) => {
    const { run } = await openPage(t);
    assert.ok(sent.length > 700);

    // As an argument, an id that begins with an invisible character is refused.
    const given = sent.filter(({ expect }) => !String(expect.task?.operationId).startsWith("\uFEFF"));

    compare(given, await run(queried, { given, validation }), expectation);
  });

  test(`parseUpgradeSubTask, ${validation}`, async (t) => {
    const { run } = await openPage(t);
    const given = pages.filter(isAlone);
    assert.ok(given.length > 230);

    compare(given, await run(parsedPages, { given, validation }), expectation);
  });

  test(`parseUpgradeSubTask in Node, ${validation}`, () => {
    const given = pages.filter(isAlone);

    const outcomes = given.map(({ base64 }) => {
      try {
        return JSON.stringify({ task: parseUpgradeSubTask(Buffer.from(base64, "base64"), { validation }) });
      } catch (error) {
        return JSON.stringify({ error });
      }
    });
    compare(given, outcomes, expectation);
  });

  test(`queryUpgradeSubTask, ${validation}`, async (t) => {
    const { run } = await openPage(t);
    assert.ok(pages.length > 250);

    compare(pages, await run(queriedPages, { given: pages, validation }), expectation);
  });
}

test("a string is parsed like its UTF-8 bytes", async (t) => {
  // A throttled response is retried at the end of the minute, which must not change between two calls.
  const { run } = await openPage(t, { prepare: (page) => page.clock.setFixedTime(0) });

  const unlike = await run(({ given }) => {
    const { parseUpgradeTask } = window.sdk;
    const read = (/** @type {string | Uint8Array | ArrayBuffer} */ body) => {
      try {
        return JSON.stringify(parseUpgradeTask(body));
      } catch (error) {
        return JSON.stringify([error, String(error)]);
      }
    };
    return given.filter(({ base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      // Invalid UTF-8 has no string.
      if (text.includes("\ufffd")) return false;
      const padded = new Uint8Array(bytes.length + 2);
      padded.set(bytes, 1);
      const ways = [bytes, bytes.buffer, padded.subarray(1, -1), text].map(read);
      return new Set(ways).size > 1;
    });
  }, { given: alone });

  assert.deepEqual(unlike, []);
});

/** In the page. @param {{ given: typeof sent, validation: "tolerant" | "strict" }} arg */
async function parsed({ given, validation }) {
  const outcomes = given.map(async ({ base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.stringify(await window.outcome((async () => window.sdk.parseUpgradeTask(bytes, { validation }))()));
  });
  return Promise.all(outcomes);
}

/** In the page. @param {{ given: typeof sent, validation: "tolerant" | "strict", appKey: string, token: string }} arg */
async function queried({ given, validation, appKey, token }) {
  const outcomes = given.map(async ({ at, asked, base64, status, headers }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const own = () => window.sdk.parseUpgradeTask(bytes).operationId;
    const { task: operationId = "op-1" } = asked === undefined ? await window.outcome((async () => own())()) : { task: asked };
    // Each has its own host, as a throttled response delays all calls to it.
    const options = { baseUrl: `https://platform-${at}.example`, appKey, validation, maxAttempts: 1 };
    const fetch = async () => new Response(bytes, { status, headers });
    return JSON.stringify(await window.outcome(window.sdk.queryUpgradeTask(operationId, token, { ...options, fetch })));
  });
  return Promise.all(outcomes);
}

/** In the page. @param {{ given: typeof sent, validation: "tolerant" | "strict" }} arg */
async function parsedPages({ given, validation }) {
  const outcomes = given.map(async ({ base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.stringify(await window.outcome((async () => window.sdk.parseUpgradeSubTask(bytes, { validation }))()));
  });
  return Promise.all(outcomes);
}

/** In the page. @param {{ given: typeof sent, validation: "tolerant" | "strict", appKey: string, token: string }} arg */
async function queriedPages({ given, validation, appKey, token }) {
  const outcomes = given.map(async ({ at, base64, status, headers }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    // Each has its own host, as a throttled response delays all calls to it.
    const options = { baseUrl: `https://pages-${at}.example`, appKey, validation, maxAttempts: 1 };
    const fetch = async () => new Response(bytes, { status, headers });
    return JSON.stringify(await window.outcome(window.sdk.queryUpgradeSubTask("op-1", token, { ...options, fetch })));
  });
  return Promise.all(outcomes);
}
