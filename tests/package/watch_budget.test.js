/** Many watches at once: together they keep to what the platform allows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { credentials, queryTask } from "../platform/support.js";
import { queries } from "./page.js";
import { openWatchPage } from "./watch_page.js";

/**
 * Starts so many tasks and a watch of each.
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

/** How each watch ended: its last status, and the codes of the errors that it told. @param {Awaited<ReturnType<typeof openWatchPage>>} page */
function ends({ run }) {
  return run(() => window.crowd.map(({ updates, end }) => ({
    status: updates.at(-1)?.task?.status,
    errors: updates.flatMap(({ error }) => error?.code ?? []),
    end,
  })));
}

/** How often the platform refused. @param {Awaited<ReturnType<typeof openWatchPage>>} page */
const refusals = ({ platform }) => queries(platform).filter(({ status }) => status === 403).length;

test("fifty watches under a hundred calls a minute are never throttled, and all come to their end", async (t) => {
  const page = await openWatchPage(t);

  await watchMany(page, 50, "stopped");
  await page.advance(90);

  assert.deepEqual(await ends(page), Array(50).fill({ status: "stop", errors: [], end: "done" }));
  assert.equal(refusals(page), 0);
  assert.ok(page.platform.busiestMinute() <= 100, `${page.platform.busiestMinute()} calls in a minute`);
  assert.ok(queries(page.platform).length > 100, `${queries(page.platform).length} calls`);
});

test("when the platform throttles all the same, everyone waits until the minute is over, and goes on", async (t) => {
  const page = await openWatchPage(t, { platform: { callsPerMinute: 20 } });
  const { platform, advance } = page;

  await watchMany(page, 6, "stopped", { requestsPerMinute: 60 });
  await advance(2);
  // Somebody else calls with the same key, until nothing is left of this minute.
  const others = await Promise.all(Array.from({ length: 20 }, () => queryTask(platform, "none", credentials(platform))));
  assert.ok(others.some(({ status }) => status === 403));
  const before = queries(platform).length;
  await advance(57);
  const inTheMinute = queries(platform).slice(before);
  const refused = inTheMinute.filter(({ status }) => status === 403);
  await advance(70);

  // All of the six may have been on their way when the first refusal came.
  assert.ok(refused.length >= 1 && refused.length <= 6, `${refused.length} refusals`);
  assert.equal(inTheMinute.length, refused.length);
  const found = await ends(page);
  assert.deepEqual(found.map(({ status, end }) => [status, end]), Array(6).fill(["stop", "done"]));
  assert.equal(found.flatMap(({ errors }) => errors).filter((code) => code !== "throttled").length, 0);
});
