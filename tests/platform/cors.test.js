import assert from "node:assert/strict";
import { test } from "node:test";

import { credentials, platformFor, queryTask } from "./support.js";

const ORIGIN = "https://console.example";

/** @param {import("./support.js").StartedPlatform} platform */
function preflight(platform) {
  return fetch(`${platform.url}/iodm/northbound/v1.5.0/operations/${platform.tasks.firmware}`, {
    method: "OPTIONS",
    headers: {
      origin: ORIGIN,
      "access-control-request-method": "GET",
      "access-control-request-headers": "app_key,authorization",
    },
  });
}

test("by default there are no CORS headers", async (t) => {
  const platform = await platformFor(t);

  assert.equal((await preflight(platform)).status, 404);
  const response = await queryTask(platform, platform.tasks.firmware, { ...credentials(platform), origin: ORIGIN });
  assert.equal(response.headers.get("access-control-allow-origin"), null);
});

test("any origin is allowed, with both headers", async (t) => {
  const platform = await platformFor(t, { cors: true });

  const allowed = await preflight(platform);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get("access-control-allow-origin"), "*");
  assert.equal(allowed.headers.get("access-control-allow-headers"), "app_key,authorization");
});

test("errors and broken responses have CORS headers, too", async (t) => {
  const platform = await platformFor(t, { cors: true });

  for (const operationId of ["no-such-task", "fault-502-html", "fault-cut-off"]) {
    const response = await queryTask(platform, operationId, { ...credentials(platform), origin: ORIGIN });
    assert.equal(response.headers.get("access-control-allow-origin"), "*", operationId);
    await response.body?.cancel();
  }
  const refused = await queryTask(platform, platform.tasks.firmware, { origin: ORIGIN });
  assert.equal(refused.headers.get("access-control-allow-origin"), "*");
});

test("the CORS options are configurable", async (t) => {
  const platform = await platformFor(t, { cors: { origin: ORIGIN, allowedHeaders: ["authorization"] } });

  const allowed = await preflight(platform);

  assert.equal(allowed.headers.get("access-control-allow-origin"), ORIGIN);
  assert.equal(allowed.headers.get("access-control-allow-headers"), "authorization");
});
