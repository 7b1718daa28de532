/** The mistakes of newcomers: each is met by a sentence that says what to do. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.js";

/** @param {import("node:test").TestContext} t @param {import("./page.js").PageOptions} [options] */
async function openElement(t, options) {
  const opened = await openPage(t, { load: "element", ...options });
  await opened.page.waitForFunction(() => customElements.get("upgrade-task-status"));
  return opened;
}

test("a default import: the browser names the missing export", async (t) => {
  const { page, consoleMessages } = await openPage(t, { load: "bare" });
  const failed = page.waitForEvent("pageerror");

  await page.addScriptTag({ type: "module", content: `import sdk from "iot-upgrade-task"; sdk;` });

  assert.equal((await failed).message, "The requested module 'iot-upgrade-task' does not provide an export named 'default'");
  consoleMessages.length = 0;
});

test("no token: the error says what to give", async (t) => {
  const { run } = await openPage(t);

  const { error } = await run(({ baseUrl, appKey }) => {
    const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey });
    return window.outcome(/** @type {any} */ (client).queryUpgradeTask("op"));
  });

  assert.equal(error.message, "`accessToken` must be a text or a function; received undefined.");
  assert.equal(error.hint, "Give a token of the platform's Authentication API, or a function that returns one or a promise of one.");
});

test("an attribute instead of the property: the screen says that it is one", async (t) => {
  const { page, platform, access } = await openElement(t);
  const html = `<upgrade-task-status base-url="${access.baseUrl}" app-key="${access.appKey}" operation-id="op" access-token="a token"></upgrade-task-status>`;

  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), html);

  await page.getByText("Not set: accessToken. accessToken is a property, not an attribute.").waitFor();
  assert.deepEqual(platform.calls, []);
});

test("no proxy: the hint names CORS and the proxy", async (t) => {
  const { query } = await openPage(t, { platform: { cors: false } });

  const { error } = await query("op", { maxAttempts: 1 });

  assert.equal(error.code, "network");
  assert.match(error.hint, /CORS/);
  assert.match(error.hint, /proxy/);
});

test("no TextDecoder, as in jsdom: the hint names it, and the guide", async (t) => {
  const { run } = await openPage(t);

  const { error } = await run(() => {
    Reflect.deleteProperty(globalThis, "TextDecoder");
    return window.outcome((async () => window.sdk.parseUpgradeTask("{}"))());
  });

  assert.equal(error.hint, "This environment lacks TextDecoder or TextEncoder, as jsdom does: add those of Node to the test environment (docs/testing.md).");
});
