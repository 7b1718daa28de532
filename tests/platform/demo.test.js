import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { startDemo, startPlatform } from "./index.js";
import { createFakeClock, credentials, platformFor } from "./support.js";

const PAGE = "<!doctype html><title>Page</title>\n<!-- demonstration -->\n<script src=page.js></script>\n";
const QUERY = "platform/iodm/northbound/v1.5.0/operations/";

/**
 * A demonstration with a minimal page; both are removed after the test.
 *
 * @param {import("node:test").TestContext} t
 * @param {Parameters<typeof startDemo>[0]} [options]
 */
async function demoFor(t, options) {
  const pageRoot = await mkdtemp(join(tmpdir(), "page-"));
  t.after(() => rm(pageRoot, { recursive: true }));
  await writeFile(join(pageRoot, "index.html"), PAGE);
  await writeFile(join(pageRoot, "page.js"), "export {};\n");
  await writeFile(join(pageRoot, "page.wasm"), Uint8Array.of(0, 97, 115, 109));
  const demo = await startDemo({ pageRoot, ...options });
  t.after(demo.close);
  return demo;
}

/** @param {{ url: string }} demo */
async function demonstration({ url }) {
  const page = await (await fetch(url)).text();
  const [, json = ""] = /<script type="application\/json" id="demonstration">([^<]*)<\/script>/.exec(page) ?? [];
  assert.equal(page.replace(/<script type.*/, "<!-- demonstration -->"), PAGE);
  return JSON.parse(json);
}

test("the page opens on the running upgrade", async (t) => {
  const demo = await demoFor(t);

  const { baseUrl, appKey, accessToken, operationId, tasks, faults, ...rest } = await demonstration(demo);

  assert.deepEqual(rest, {});
  assert.deepEqual([baseUrl, operationId], ["/platform", "firmware-250-devices"]);
  assert.deepEqual({ tasks, faults }, demo.platform?.catalogue());
  const response = await fetch(new URL(`${baseUrl}/iodm/northbound/v1.5.0/operations/${operationId}`, demo.url), {
    headers: { app_key: appKey, authorization: `Bearer ${accessToken}` },
  });
  const { status, staResult } = await response.json();
  assert.deepEqual([response.status, status, staResult.total], [200, "processing", 250]);
});

test("a page that is opened after the end of the upgrade starts a new one", async (t) => {
  const clock = createFakeClock();
  const demo = await demoFor(t, { clock });
  clock.advance(600);

  const { operationId, tasks } = await demonstration(demo);

  assert.equal(operationId, "firmware-250-devices-2");
  assert.equal(tasks[0].operationId, operationId);
});

test("the token is valid for a year", async (t) => {
  const clock = createFakeClock();
  const demo = await demoFor(t, { clock });
  const { accessToken } = await demonstration(demo);

  clock.advance(364 * 24 * 3600);

  assert.equal((await demonstration(demo)).accessToken, accessToken);
});

test("every response has the security headers", async (t) => {
  const demo = await demoFor(t);

  for (const path of ["", "page.js", "no-such-file", QUERY]) {
    const { headers } = await fetch(demo.url + path);
    assert.equal(
      headers.get("content-security-policy"),
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      path,
    );
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("referrer-policy"), "no-referrer", path);
  }
});

test("files have the content types that browsers require", async (t) => {
  const demo = await demoFor(t);

  const types = await Promise.all(["", "page.js", "page.wasm"].map(async (path) => (await fetch(demo.url + path)).headers.get("content-type")));

  assert.deepEqual(types, ["text/html; charset=utf-8", "application/javascript; charset=utf-8", "application/wasm"]);
});

test("faults work on the page's origin", async (t) => {
  const demo = await demoFor(t);
  const platform = /** @type {import("./support.js").StartedPlatform} */ (demo.platform);

  const response = await fetch(`${demo.url}${QUERY}fault-cut-off`, { headers: credentials(platform) });

  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  await assert.rejects(response.text(), { name: "TypeError", message: "terminated" });
});

test("a real platform is proxied under the same path, without cookie, origin and referer", async (t) => {
  const platform = await platformFor(t);
  const demo = await demoFor(t, { platformUrl: platform.url });

  assert.deepEqual(await demonstration(demo), { baseUrl: "/platform" });
  assert.equal(demo.platform, null);
  const response = await fetch(`${demo.url}${QUERY}${platform.tasks.firmware}`, {
    headers: { ...credentials(platform), cookie: "page=1", origin: demo.url, referer: demo.url },
  });
  assert.equal(response.status, 200);
  assert.equal((await response.json()).operationId, "firmware-250-devices");
  const call = platform.calls[0];
  assert.equal(call?.path, "/iodm/northbound/v1.5.0/operations/firmware-250-devices");
  assert.equal(call.headers.host, new URL(platform.url).host);
  assert.deepEqual([call.headers.cookie, call.headers.origin, call.headers.referer], [undefined, undefined, undefined]);
});

test("the percent-encoding of an id is forwarded unchanged", async (t) => {
  const platform = await platformFor(t);
  const demo = await demoFor(t, { platformUrl: platform.url });

  await fetch(`${demo.url}${QUERY}a%2Fb%20%3F%25`, { headers: credentials(platform) });

  assert.equal(platform.calls[0]?.path, "/iodm/northbound/v1.5.0/operations/a%2Fb%20%3F%25");
});

test("the proxy does not follow redirects, forward cookies or retry a 503", async (t) => {
  const platform = await platformFor(t);
  const demo = await demoFor(t, { platformUrl: platform.url });
  platform.script("redirect", [{ status: 302, headers: { location: "https://login.example/", "set-cookie": "session=1" } }]);
  platform.script("busy", [{ status: 503, headers: { "retry-after": "1" } }]);
  const init = { headers: credentials(platform), redirect: /** @type {const} */ ("manual") };

  const redirect = await fetch(`${demo.url}${QUERY}redirect`, init);
  const busy = await fetch(`${demo.url}${QUERY}busy`, init);

  assert.deepEqual([redirect.status, redirect.headers.get("location")], [302, "https://login.example/"]);
  assert.equal(redirect.headers.get("set-cookie"), null);
  assert.deepEqual([busy.status, busy.headers.get("retry-after")], [503, "1"]);
  assert.equal(platform.calls.length, 2);
});

test("an unreachable platform is a 502", async (t) => {
  const gone = await startPlatform();
  await gone.close();
  const demo = await demoFor(t, { platformUrl: gone.url });

  const response = await fetch(`${demo.url}${QUERY}any`, { headers: credentials(gone) });

  assert.equal(response.status, 502);
  assert.equal(await response.text(), "The platform cannot be reached.");
});

test("an invalid PLATFORM_URL is named in the error", async () => {
  for (const platformUrl of ["host:8743", "not a url", "ftp://host"]) {
    await assert.rejects(startDemo({ platformUrl }), {
      message: `PLATFORM_URL must be a URL like https://host:8743, not "${platformUrl}".`,
    });
  }
});
