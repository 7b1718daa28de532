/** The hint of a network error is what a page can know of its cause. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:https";
import { test } from "node:test";

import { describeError } from "../../www/element/error_message.js";
import { getI18n } from "../../www/element/i18n/index.js";
import { createAuthority, issueCertificate } from "../platform/certificates.js";
import { consumer, openPage } from "./page.js";

const CERTIFICATE_OR_CORS =
  "Check the network and the base URL. A browser does not tell a certificate that it does not trust from a platform that does not allow the page's origin (CORS). A proxy on the page's own origin helps against both: see docs/hosting.md.";
const POLICY = "The page's own Content-Security-Policy forbids it: add the base URL's origin to connect-src.";
const MIXED_CONTENT = "A page from https: cannot call http: (mixed content): use https:, or a proxy on the page's own origin.";
const OFFLINE = "The browser is offline: check the network of this device.";
const OWN_ORIGIN = "Check the network, and the page's own server, where the proxy to the platform runs.";

/** The code and the hint of a query's error. @param {Awaited<ReturnType<typeof openPage>>} page @param {Parameters<Awaited<ReturnType<typeof openPage>>["query"]>[1]} [options] */
async function hintOf({ query }, options) {
  const { error } = await query("op", { maxAttempts: 1, ...options });
  return [error.code, error.hint];
}

test("a certificate of a private authority: certificates are named before CORS", async (t) => {
  const authority = await createAuthority("The platform's authority");
  const platform = createServer(await issueCertificate(authority, { ips: ["127.0.0.1"] })).listen(0, "127.0.0.1");
  await once(platform, "listening");
  t.after(() => platform.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (platform.address());

  assert.deepEqual(await hintOf(await openPage(t), { baseUrl: `https://127.0.0.1:${port}` }), ["network", CERTIFICATE_OR_CORS]);
});

test("a platform that does not allow the page's origin", async (t) => {
  assert.deepEqual(await hintOf(await openPage(t, { platform: { cors: false } })), ["network", CERTIFICATE_OR_CORS]);
});

test("the page's own Content-Security-Policy", async (t) => {
  const opened = await openPage(t, { policy: "connect-src 'self'" });

  assert.deepEqual(await hintOf(opened), ["network", POLICY]);
  assert.deepEqual(opened.platform.calls, []);
});

test("a Content-Security-Policy that only reports is not the cause", async (t) => {
  const prepare = (/** @type {import("playwright-core").Page} */ page) =>
    page.route(`${consumer.url}/pages/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy-report-only": "connect-src 'self'" } });
    });

  assert.deepEqual(await hintOf(await openPage(t, { prepare, platform: { cors: false } })), ["network", CERTIFICATE_OR_CORS]);
});

test("mixed content", async (t) => {
  const opened = await openPage(t);
  const { page } = opened;
  await page.route("https://console.example/**", async (route) => {
    await route.fulfill({ response: await route.fetch({ url: route.request().url().replace("https://console.example", consumer.url) }) });
  });
  await page.goto("https://console.example/pages/import-map");

  assert.deepEqual(await hintOf(opened, { baseUrl: "http://platform.example", allowInsecure: true }), ["network", MIXED_CONTENT]);
});

test("a browser that is offline", async (t) => {
  const opened = await openPage(t);
  await opened.page.context().setOffline(true);

  assert.deepEqual(await hintOf(opened), ["network", OFFLINE]);
});

test("the server of the page itself", async (t) => {
  const opened = await openPage(t);
  await opened.page.route("**/platform/**", (route) => route.abort("connectionrefused"));

  assert.deepEqual(await hintOf(opened, { baseUrl: "/platform" }), ["network", OWN_ORIGIN]);
});

test("the element tells these causes apart", () => {
  const en = getI18n("en");
  const { policy, mixedContent, offline, ownServer, unknown } = en.failure.network;
  const shown = [POLICY, MIXED_CONTENT, OFFLINE, OWN_ORIGIN, CERTIFICATE_OR_CORS].map((hint) => describeError({ code: "network", hint }, en));

  assert.deepEqual(shown, [policy, mixedContent, offline, ownServer, unknown]);
});
