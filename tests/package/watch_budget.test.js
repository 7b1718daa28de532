/** Many concurrent watches share the rate limit. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { credentials, queryTask } from "../platform/support.js";
import { queries } from "./page.js";
import { openWatchPage } from "./watch_page.js";

/**
 * Starts tasks and a watch of each.
 *
 * @param {Awaited<ReturnType<typeof openWatchPage>>} page
 * @param {number} count
 * @param {import("../platform/scenarios.js").ScenarioName} scenario
 * @param {Partial<import("./watch_page.js").ClientOptions>} [options]
 */
async function watchMany({ run, settle, platform }, count, scenario, options = {}) {
  const operationIds = Array.from({ length: count }, () => platform.startTask(scenario));
  await run(({ baseUrl, appKey, token, operationIds, options }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, ...options });
    window.crowd = operationIds.map((id) => window.collect(client.watchUpgradeTask(id, token)));
  }, { operationIds, options });
  await settle();
}

/** The last status and the error codes of each watch. @param {Awaited<ReturnType<typeof openWatchPage>>} page */
function ends({ run }) {
  return run(() => window.crowd.map(({ updates, end }) => ({
    status: updates.at(-1)?.task?.status,
    errors: updates.flatMap(({ error }) => error?.code ?? []),
    end,
  })));
}

/** The number of throttled responses. @param {Awaited<ReturnType<typeof openWatchPage>>} page */
const refusals = ({ platform }) => queries(platform).filter(({ status }) => status === 403).length;

test("fifty watches with a hundred requests per minute are never throttled, and all of them end", async (t) => {
  const page = await openWatchPage(t);

  await watchMany(page, 50, "stopped");
  await page.advance(90);

  assert.deepEqual(await ends(page), Array(50).fill({ status: "stop", errors: [], end: "done" }));
  assert.equal(refusals(page), 0);
  assert.ok(page.platform.busiestMinute() <= 100, `${page.platform.busiestMinute()} calls in a minute`);
  assert.ok(queries(page.platform).length > 100, `${queries(page.platform).length} calls`);
});

test("after a throttled response, all watches wait for the end of the minute and continue", async (t) => {
  const page = await openWatchPage(t, { platform: { callsPerMinute: 20 } });
  const { platform, advance } = page;

  await watchMany(page, 6, "stopped", { requestsPerMinute: 60 });
  await advance(2);
  // Other requests with the same key use up the limit of this minute.
  const others = await Promise.all(Array.from({ length: 20 }, () => queryTask(platform, "none", credentials(platform))));
  assert.ok(others.some(({ status }) => status === 403));
  const before = queries(platform).length;
  await advance(57);
  const inTheMinute = queries(platform).slice(before);
  const refused = inTheMinute.filter(({ status }) => status === 403);
  await advance(70);

  // All six may have been pending when the first one was throttled.
  assert.ok(refused.length >= 1 && refused.length <= 6, `${refused.length} refusals`);
  assert.equal(inTheMinute.length, refused.length);
  const found = await ends(page);
  assert.deepEqual(found.map(({ status, end }) => [status, end]), Array(6).fill(["stop", "done"]));
  assert.equal(found.flatMap(({ errors }) => errors).filter((code) => code !== "throttled").length, 0);
});
