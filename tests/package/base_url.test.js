/** Base URLs: where a token may be sent. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { startChromium } from "./chromium.js";
import { failure } from "./failure.js";
import { openPage, queries } from "./page.js";

const HINT = `Give the platform's address, such as "https://host:8743", or a path on the page's own origin, such as "/platform".`;
const NO_AWAY = "must not lead away from the page's own origin when it is relative";
const NO_PATH = "must begin with https:// or, as a path, with / or .";
const NO_QUERY = "must have no query and no fragment";
const NO_USER = "must hold no user name and no password";
const ONLY_HTTP = "must begin with https: or http:";
const ONLY_HTTPS = "must begin with https: unless the host is this machine";

/** Invalid base URLs. @type {[given: unknown, reason: string, received?: string, hint?: string][]} */
const REFUSED = [
  ["", "is required and must not be empty"],
  [" \n", "is required and must not be empty"],
  ["//evil.example", NO_AWAY],
  ["/\\evil.example", NO_AWAY],
  ["\\\\evil.example/x", NO_AWAY],
  ["/\t/evil.example", NO_AWAY],
  ["ftp://platform.example", ONLY_HTTP],
  ["file:///platform", ONLY_HTTP],
  ["javascript:alert(1)", ONLY_HTTP],
  ["data:application/json,{}", ONLY_HTTP],
  ["blob:https://platform.example/1", ONLY_HTTP],
  ["http://platform.example", ONLY_HTTPS],
  ["http://10.0.0.1:8743", ONLY_HTTPS],
  ["http://127.0.0.1.example", ONLY_HTTPS],
  ["https://me:s3cret@platform.example", NO_USER],
  ["https://me@platform.example", NO_USER],
  ["https://platform.example?a=1", NO_QUERY],
  ["https://platform.example/#", NO_QUERY],
  ["/platform?", NO_QUERY],
  ["10.1.2.3:8743", NO_PATH],
  ["iot.example.com", NO_PATH],
  ["platform", NO_PATH],
  ["https//platform.example", NO_PATH],
  ["localhost:8743", ONLY_HTTP],
  ["https://", "must be a URL"],
  ["http://[::1", "must be a URL"],
  [7, "must be a text or a URL", "a number"],
  [null, "must be a text or a URL", "null"],
  [{}, "must be a text or a URL", "an object"],
];

/** @type {Record<string, string>} */
const HINTS = {
  [NO_USER]: "Remove them; the token tells who asks.",
  [ONLY_HTTPS]: "Use https:, or set allowInsecure to true where the token may travel in the clear.",
  "must be a text or a URL": "Correct the options in the calling code.",
};

test("an invalid base URL is rejected, and no request is sent", async (t) => {
  const { page, run } = await openPage(t);
  /** @type {string[]} */
  const requested = [];
  page.on("request", (request) => requested.push(request.url()));

  const found = await run(({ appKey, token, given }) => {
    return Promise.all(given.map((baseUrl) => window.outcome(window.sdk.queryUpgradeTask("op", token, /** @type {any} */ ({ appKey, baseUrl })))));
  }, { given: REFUSED.map(([given]) => given) });

  const expected = REFUSED.map(([given, reason, received]) => {
    const told = reason === NO_USER ? "a text with an @, which may hold a password" : (received ?? `"${given}"`);
    const message = reason.startsWith("is required") ? `\`baseUrl\` ${reason}.` : `\`baseUrl\` ${reason}; received ${told}.`;
    return failure({ code: "invalid_argument", message, hint: HINTS[reason] ?? HINT, operationId: "op" });
  });
  assert.deepEqual(found, expected);
  assert.deepEqual(requested, []);
});

test("a base element does not change the origin that receives the token", async (t) => {
  const { run } = await openPage(t);

  const { error } = await run(({ appKey, token }) => {
    const base = document.createElement("base");
    base.href = "https://evil.example/";
    document.head.append(base);
    return window.outcome(window.sdk.queryUpgradeTask("op", token, { appKey, baseUrl: "platform" }));
  });

  assert.equal(error.hint, "The page's <base> element leads to another origin: give an absolute URL.");
  assert.equal(error.message, "`baseUrl` must not lead away from the page's own origin when it is relative; received \"platform\".");
});

test("a path on the page's origin, and trailing slashes", async (t) => {
  const { page, platform, query } = await openPage(t);
  /** @type {string[]} */
  const requested = [];
  page.on("request", (request) => requested.push(request.url()));

  for (const baseUrl of ["/platform", "../platform//", new URL("/a", page.url()).href]) {
    const { error } = await query("op", { baseUrl });
    assert.deepEqual([error.code, error.httpStatus], ["http_error", 404]);
  }
  const { task } = await query(platform.tasks.failing, { baseUrl: `${platform.url}//` });

  const path = "/iodm/northbound/v1.5.0/operations";
  const own = ["/platform", "/platform", "/a"].map((prefix) => new URL(`${prefix}${path}/op`, page.url()).href);
  assert.equal(task.operationId, "failing");
  assert.deepEqual(requested.slice(0, 3), own);
  assert.deepEqual(queries(platform).map((call) => call.path), [`${path}/failing`]);
});

const NO_ORIGIN = "`baseUrl` must be absolute in a page without an origin, such as a file; received \"/platform\".";

test("a file has no origin on which a path could stay", async (t) => {
  const browser = await startChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(new URL("../../package.json", import.meta.url).href);
  await page.addScriptTag({ content: await readFile(new URL("../../dist/global.js", import.meta.url), "utf8") });

  const { message, hint } = await page.evaluate(async () => {
    const { queryUpgradeTask } = /** @type {{ iotUpgradeTask: typeof import("iot-upgrade-task") }} */ (/** @type {unknown} */ (window)).iotUpgradeTask;
    const error = await queryUpgradeTask("op", "token", { baseUrl: "/platform", appKey: "app" }).catch((error) => error);
    return { message: error.message, hint: error.hint };
  });

  assert.equal(message, NO_ORIGIN);
  assert.equal(hint, "Give an absolute URL, or open the page from a server.");
});

/** @type {[title: string, sandbox: string | undefined, expected: string][]} */
const FRAMES = [
  ["of srcdoc", undefined, "http_error"],
  ["of about:blank", undefined, "http_error"],
  ["without an origin", "allow-scripts", NO_ORIGIN],
];

for (const [title, sandbox, expected] of FRAMES) {
  test(`a path in a frame ${title}: the origin is that of the page around it, where it has one`, async (t) => {
    const { page, run } = await openPage(t);
    /** @type {string[]} */
    const requested = [];
    page.on("request", (request) => /iodm/.test(request.url()) && requested.push(new URL(request.url()).pathname));
    const script = new URL("/packages/iot-upgrade-task/dist/global.js", page.url()).href;

    const found = await run(async ({ appKey, token, script, title, sandbox }) => {
      const frame = document.createElement("iframe");
      if (sandbox) frame.sandbox.value = sandbox;
      const query = `iotUpgradeTask.queryUpgradeTask("op", ${JSON.stringify(token)}, { appKey: ${JSON.stringify(appKey)}, baseUrl: "/platform" })`;
      const code = `${query}.catch((error) => parent.postMessage(error.code === "http_error" ? error.code : error.message, "*"))`;
      const message = new Promise((resolve) => addEventListener("message", ({ data }) => resolve(data), { once: true }));
      if (title !== "of about:blank") frame.srcdoc = `<!doctype html><script src="${script}"></script><script>${code}</script>`;
      document.body.append(frame);
      if (title === "of about:blank") {
        const inner = /** @type {Document} */ (frame.contentDocument);
        const element = inner.createElement("script");
        element.src = script;
        element.onload = () => inner.body.append(Object.assign(inner.createElement("script"), { textContent: code }));
        inner.body.append(element);
      }
      return message;
    }, { script, title, sandbox });

    assert.equal(found, expected);
    assert.deepEqual(requested, expected === "http_error" ? ["/platform/iodm/northbound/v1.5.0/operations/op"] : []);
  });
}

test("http: to another host requires allowInsecure", async (t) => {
  const { page, query } = await openPage(t);
  /** @type {string[]} */
  const requested = [];
  // The host does not exist; the request is intercepted.
  await page.route("http://platform.example/**", (route) => (requested.push(route.request().url()), route.abort()));

  const { error } = await query("op", { baseUrl: "http://platform.example", allowInsecure: true, maxAttempts: 1 });

  assert.equal(error.code, "network");
  assert.deepEqual(requested, ["http://platform.example/iodm/northbound/v1.5.0/operations/op"]);
});
