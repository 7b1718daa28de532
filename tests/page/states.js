/** All states of the page, and how to reach them. */

import { HOSTILE_RESPONSE, INVALID_FIELDS, response, verdicts } from "../element/responses.js";
import { submitQuery } from "./operator.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../platform/platform.js").Platform} Platform */
/** @typedef {import("../platform/responses.js").MockResponse} MockResponse */

/**
 * @typedef {object} State
 * @property {string} [path] Path of the page; by default the demonstration.
 * @property {MockResponse[]} [responses] The platform's responses for the task `op`, which the page then queries.
 * @property {(page: Page) => Promise<unknown>} [action] What the operator does then.
 * @property {string} selector An element that is visible in the state.
 */

const RUNNING = verdicts.in_progress_with_failures;
const THROTTLED = { status: 403, body: { error_code: "1010009", error_desc: "app throttle exceed." } };
const FAILURE = '[part="failure"]';
/** @param {Page} page */
const refresh = (page) => page.locator('[data-action="refresh"]').first().click();
/** @param {string} body @returns {(page: Page) => Promise<void>} */
const open = (body) => (page) =>
  page.locator('input[type="file"]').setInputFiles({ name: "response.json", mimeType: "application/json", buffer: Buffer.from(body) });
/** @param {MockResponse} failure @param {string} [selector] @returns {State} */
const failing = (failure, selector = FAILURE) => ({ responses: [failure], selector });
/** @param {MockResponse} failure @returns {State} */
const failingLater = (failure) => ({ responses: [RUNNING, failure], action: refresh, selector: FAILURE });

/** @type {Record<string, State>} */
export const states = {
  "before the first query": { path: "index.html", selector: "#intro" },
  "a hostile deep link": { path: "index.html#operation=<img src=x>&base=https://evil.example&app=k", selector: "#intro" },
  "loading": { responses: [{ fault: "silent" }], selector: '[part="screen"]' },
  ...Object.fromEntries(Object.entries(verdicts).map(([verdict, body]) => [verdict, { responses: [body], selector: '[part="verdict"]' }])),
  "a response with issues": { responses: [INVALID_FIELDS], selector: '[part="issues"]' },
  "hostile texts": { responses: [HOSTILE_RESPONSE], selector: '[part="verdict"]' },
  "256 targets": {
    responses: [response({ targets: { devices: Array.from({ length: 256 }, (_, index) => `0b8ac7a5-2f2d-4cf8-8f3c-${String(index).padStart(12, "0")}`) } })],
    selector: '[part="verdict"]',
  },
  "throttled": failing(THROTTLED),
  "throttled with an older response": failingLater(THROTTLED),
  "a server error with an older response": failingLater({ status: 500, body: { error_code: "50252", error_desc: "Internal server error." } }),
  "a rejected token": failing({ status: 403, body: { resultcode: "1010005", resultmsg: "Invalid access token or appId." } }),
  "a rejected token with an older response": failingLater({ status: 403, body: { resultcode: "1010005", resultmsg: "Invalid access token or appId." } }),
  "no such task": failing({ status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } }),
  "a page of a proxy": failing({ status: 404, headers: { "content-type": "text/html" }, body: "<h1>Not found</h1>" }),
  "no usable response": failing({ body: [] }),
  "no connection": failing({ fault: "reset" }),
  "paused": { responses: [RUNNING], action: (page) => page.locator('[data-action="pause"]').click(), selector: '[data-action="resume"]' },
  "stale": {
    responses: [RUNNING],
    action: async (page) => {
      await page.locator('[data-action="pause"]').click();
      await page.clock.setFixedTime(new Date((await page.evaluate(() => Date.now())) + 600_000));
    },
    selector: '[part="stale"]',
  },
  "offline": { responses: [RUNNING], action: (page) => page.context().setOffline(true), selector: '[part="offline"]' },
  "a saved response": { path: "index.html", action: open(JSON.stringify(RUNNING.body)), selector: '[part="verdict"]' },
  "a saved error": { path: "index.html", action: open('{"error_code":"123009","error_desc":"The requested task does not exist."}'), selector: FAILURE },
  "an invalid saved response": { path: "index.html", action: open('{"operationId":"op",'), selector: FAILURE },
};

/** Brings a newly opened page into a state. @param {Page} page @param {Platform} platform @param {State} state */
export async function enterState(page, platform, { responses, action, selector }) {
  if (responses) {
    platform.script("op", responses);
    await submitQuery(page, "op");
    if (action) await page.locator('[part="verdict"]').waitFor();
  }
  await action?.(page);
  await page.locator(selector).first().waitFor({ state: "visible" });
}
