/** Everything the page can look like, by name: how to get there. */

import { HOSTILE_RESPONSE as HOSTILE_ANSWER, INVALID_FIELDS as ODD, response as answer, verdicts } from "../element/responses.js";
import { ask } from "./operator.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../platform/platform.js").Platform} Platform */
/** @typedef {import("../platform/responses.js").MockResponse} Answer */

/**
 * @typedef {object} State
 * @property {string} [path] Of the page; the demonstration by default.
 * @property {Answer[]} [answers] What the platform says about the task `op`, for which the page then asks.
 * @property {(page: Page) => Promise<unknown>} [then] What happens next.
 * @property {string} seen What can be seen once the state is reached: a selector.
 */

const RUNNING = verdicts.in_progress_with_failures;
const THROTTLED = { status: 403, body: { error_code: "1010009", error_desc: "app throttle exceed." } };
const FAILURE = '[part="failure"]';
/** @param {Page} page */
const refresh = (page) => page.locator('[data-action="refresh"]').first().click();
/** @param {string} body @returns {(page: Page) => Promise<void>} */
const open = (body) => (page) =>
  page.locator('input[type="file"]').setInputFiles({ name: "answer.json", mimeType: "application/json", buffer: Buffer.from(body) });
/** @param {Answer} failure @param {string} [seen] @returns {State} */
const failing = (failure, seen = FAILURE) => ({ answers: [failure], seen });
/** @param {Answer} failure @returns {State} */
const failingLater = (failure) => ({ answers: [RUNNING, failure], then: refresh, seen: FAILURE });

/** @type {Record<string, State>} */
export const states = {
  "nothing asked": { path: "index.html", seen: "#intro" },
  "a hostile deep link": { path: "index.html#operation=<img src=x>&base=https://evil.example&app=k", seen: "#intro" },
  "asking": { answers: [{ fault: "silent" }], seen: '[part="screen"]' },
  ...Object.fromEntries(Object.entries(verdicts).map(([verdict, body]) => [verdict, { answers: [body], seen: '[part="verdict"]' }])),
  "an odd answer": { answers: [ODD], seen: '[part="issues"]' },
  "hostile texts": { answers: [HOSTILE_ANSWER], seen: '[part="verdict"]' },
  "256 targets": {
    answers: [answer({ targets: { devices: Array.from({ length: 256 }, (_, index) => `0b8ac7a5-2f2d-4cf8-8f3c-${String(index).padStart(12, "0")}`) } })],
    seen: '[part="verdict"]',
  },
  "throttled": failing(THROTTLED),
  "throttled with an older answer": failingLater(THROTTLED),
  "a server error with an older answer": failingLater({ status: 500, body: { error_code: "50252", error_desc: "Internal server error." } }),
  "a rejected token": failing({ status: 403, body: { resultcode: "1010005", resultmsg: "Invalid access token or appId." } }),
  "a rejected token with an older answer": failingLater({ status: 403, body: { resultcode: "1010005", resultmsg: "Invalid access token or appId." } }),
  "no such task": failing({ status: 404, body: { error_code: "123009", error_desc: "The requested task does not exist." } }),
  "a page of a proxy": failing({ status: 404, headers: { "content-type": "text/html" }, body: "<h1>Not found</h1>" }),
  "no usable answer": failing({ body: [] }),
  "no connection": failing({ fault: "reset" }),
  "paused": { answers: [RUNNING], then: (page) => page.locator('[data-action="pause"]').click(), seen: '[data-action="resume"]' },
  "stale": {
    answers: [RUNNING],
    then: async (page) => {
      await page.locator('[data-action="pause"]').click();
      await page.clock.setFixedTime(new Date((await page.evaluate(() => Date.now())) + 600_000));
    },
    seen: '[part="stale"]',
  },
  "offline": { answers: [RUNNING], then: (page) => page.context().setOffline(true), seen: '[part="offline"]' },
  "a saved answer": { path: "index.html", then: open(JSON.stringify(RUNNING.body)), seen: '[part="verdict"]' },
  "a saved error": { path: "index.html", then: open('{"error_code":"123009","error_desc":"The requested task does not exist."}'), seen: FAILURE },
  "no saved answer at all": { path: "index.html", then: open("<html>"), seen: FAILURE },
};

/** Brings a page that was just opened into a state. @param {Page} page @param {Platform} platform @param {State} state */
export async function enter(page, platform, { answers, then, seen }) {
  if (answers) {
    platform.script("op", answers);
    await ask(page, "op");
    if (then) await page.locator('[part="verdict"]').waitFor();
  }
  await then?.(page);
  await page.locator(seen).first().waitFor({ state: "visible" });
}
