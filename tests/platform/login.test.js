import assert from "node:assert/strict";
import { test } from "node:test";

import { createFakeClock, platformFor, queryTask, readJson } from "./support.js";

/**
 * @param {import("./support.js").StartedPlatform} platform
 * @param {Record<string, string>} form
 */
function login(platform, form) {
  return readJson(fetch(`${platform.url}/iocm/app/sec/v1.1.0/login`, { method: "POST", body: new URLSearchParams(form) }));
}

/**
 * @param {import("./support.js").StartedPlatform} platform
 * @param {string} token
 */
async function statusWith(platform, token) {
  const response = await queryTask(platform, platform.tasks.firmware, { app_key: platform.appKey, authorization: `Bearer ${token}` });
  return response.status;
}

test("a login returns a token that is valid for an hour", async (t) => {
  const clock = createFakeClock();
  const platform = await platformFor(t, { clock });

  const [status, body] = await login(platform, { appId: platform.appKey, secret: platform.secret });

  assert.equal(status, 200);
  const { accessToken, ...rest } = body;
  assert.deepEqual(rest, { scope: "default", tokenType: "Bearer ", expiresIn: 3600, refreshToken: null });
  clock.advance(3599);
  assert.equal(await statusWith(platform, accessToken), 200);
  clock.advance(1);
  assert.equal(await statusWith(platform, accessToken), 403);
});

test("only the newest token is valid", async (t) => {
  const platform = await platformFor(t);
  const form = { appId: platform.appKey, secret: platform.secret };

  const [, first] = await login(platform, form);
  const [, second] = await login(platform, form);

  assert.equal(await statusWith(platform, first.accessToken), 403);
  assert.equal(await statusWith(platform, second.accessToken), 200);
  assert.equal(platform.token(), second.accessToken);
});

test("a wrong secret and an unknown application are rejected", async (t) => {
  const platform = await platformFor(t);
  const refused = [401, { error_code: "100208", error_desc: "AppId or secret is not right." }];

  assert.deepEqual(await login(platform, { appId: platform.appKey, secret: "other" }), refused);
  assert.deepEqual(await login(platform, { appId: "other", secret: platform.secret }), refused);
});

test("a login requires both fields", async (t) => {
  const platform = await platformFor(t);
  const refused = [400, { error_code: "102202", error_desc: "Required Parameter is null or empty." }];

  assert.deepEqual(await login(platform, { appId: platform.appKey }), refused);
  assert.deepEqual(await login(platform, { appId: "", secret: platform.secret }), refused);
});

test("token() returns the same token until it expires", async (t) => {
  const platform = await platformFor(t, { tokenSeconds: 60 });
  const token = platform.token();

  assert.equal(platform.token(), token);
  platform.expireTokens();
  assert.equal(await statusWith(platform, token), 403);
  assert.notEqual(platform.token(), token);
  assert.equal(await statusWith(platform, platform.token()), 200);
});
