/// <reference path="./window.d.ts" />
/** The calls a minute at the platform, with the default options and a change in each response. */

import { fileURLToPath } from "node:url";

import { missing } from "../hosting/nginx.js";
import { start as startBehindNginx } from "../hosting/tls_platform.js";
import { startChromium } from "../package/chromium.js";
import { startPlatform } from "../platform/index.js";
import { bodyAfter } from "./bodies.js";

const FOR_MS = 120_000;
const MINUTE_MS = 60_000;
/** The platform's default flow control. */
const CALLS_PER_MINUTE = 100;
const TABS = 12;
const VIEWERS = 200;
const PACKAGE = fileURLToPath(new URL("../../dist/global.js", import.meta.url));

/** What the viewers saw. @typedef {{ errors: number, longestGapMs: number }} Seen */
/** In the busiest minute. @typedef {Seen & { calls: number }} Calls */

export const IN_TABS = `${TABS} tabs of one browser, a task each`;
export const BEHIND_CACHE = `${VIEWERS} viewers of a task, behind the nginx of docs/hosting.md`;

/** @param {import("./parts.js").Means} means @returns {Promise<Record<string, Calls>>} */
export async function calls({ browser }) {
  // They do not disturb each other: what is counted depends on timers alone.
  const [one, tabs, viewers] = await Promise.all([inTabs(browser, 1), inTabs(browser, TABS), missing ? null : behindCache()]);
  return {
    "1 viewer of a task": one,
    [IN_TABS]: tabs,
    // Where there is no nginx, this is missing.
    ...(viewers && { [BEHIND_CACHE]: viewers }),
  };
}

/** @param {import("./chromium.js").Browser} browser @param {number} count @returns {Promise<Calls>} */
async function inTabs(browser, count) {
  const platform = await startPlatform({ cors: true, callsPerMinute: CALLS_PER_MINUTE });
  const context = await browser.newContext();
  const access = { baseUrl: platform.url, appKey: platform.appKey, token: platform.token() };
  const operationIds = Array.from({ length: count }, (_, index) => `task-${index}`);
  try {
    const seen = await Promise.all(operationIds.map(async (operationId) => {
      platform.script(operationId, Array.from({ length: FOR_MS / 1000 }, (_, success) => ({ body: { ...taskAfter(success), operationId } })));
      const page = await browser.open("/", context);
      await page.addScriptTag({ path: PACKAGE });
      return page.evaluate(view, { operationId, ...access, viewers: 1, forMs: FOR_MS });
    }));
    return { calls: platform.busiestMinute(), ...together(seen.flat()) };
  } finally {
    await context.close();
    await platform.close();
  }
}

/** @returns {Promise<Calls>} */
async function behindCache() {
  /** @type {(() => unknown)[]} */
  const cleanups = [];
  const scope = /** @type {any} */ ({ after: (/** @type {() => unknown} */ cleanup) => cleanups.push(cleanup) });
  /** @type {number[]} */
  const times = [];
  const browser = await startChromium();
  try {
    const { port } = await startBehindNginx(scope, { respond: () => ({ body: taskAfter(times.push(Date.now())) }) });
    // The package is added to the hosted page, whose policy would forbid that.
    const context = await browser.newContext({ ignoreHTTPSErrors: true, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`https://127.0.0.1:${port}/`);
    await page.addScriptTag({ path: PACKAGE });
    const access = { baseUrl: "/platform", appKey: "app", token: "token", requestsPerMinute: 1_000_000 };
    const seen = await page.evaluate(view, { operationId: taskAfter(0).operationId, ...access, viewers: VIEWERS, forMs: FOR_MS });
    const held = times.map((from) => times.filter((time) => time >= from && time < from + MINUTE_MS).length);
    return { calls: Math.max(...held), ...together(seen.flat()) };
  } finally {
    await browser.close();
    for (const cleanup of cleanups) await cleanup();
  }
}

/** A task of which so many devices have succeeded. @param {number} success @returns {{ operationId: string }} */
function taskAfter(success) {
  return JSON.parse(new TextDecoder().decode(bodyAfter(success)));
}

/** @param {Seen[]} seen by each viewer @returns {Seen} */
function together(seen) {
  return {
    errors: seen.reduce((sum, { errors }) => sum + errors, 0),
    longestGapMs: Math.max(...seen.map(({ longestGapMs }) => longestGapMs)),
  };
}

/**
 * In the page: so many viewers, each with a client of its own, who open it within an interval.
 *
 * @param {import("./contenders/client.js").TaskQuery & { requestsPerMinute?: number, viewers: number, forMs: number }} options
 * @returns {Promise<Seen[]>}
 */
function view({ operationId, token, viewers, forMs, ...clientOptions }) {
  const { UpgradeTaskClient } = /** @type {typeof import("iot-upgrade-task")} */ (/** @type {any} */ (globalThis).iotUpgradeTask);
  const end = performance.now() + forMs;
  return Promise.all(Array.from({ length: viewers }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, (index / viewers) * 5_000));
    const seen = { errors: 0, longestGapMs: 0 };
    let last = performance.now();
    for await (const { error } of new UpgradeTaskClient(clientOptions).watchUpgradeTask(operationId, token)) {
      const now = performance.now();
      if (now > end) break;
      if (error) {
        seen.errors += 1;
      } else {
        seen.longestGapMs = Math.max(seen.longestGapMs, now - last);
        last = now;
      }
    }
    return seen;
  }));
}
