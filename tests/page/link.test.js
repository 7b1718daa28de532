/** Deep links of a served page, which never contain the access token. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { waitForResult, submitQuery, fillCredentials, formValues } from "./operator.js";
import { openPage, queries } from "./page.js";
import { displayedTask, waitForTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

const OPERATIONS = "/iodm/northbound/v1.5.0/operations/";

/** @param {Record<string, string>} parameters */
const deepLink = (parameters) => `index.html#${new URLSearchParams(parameters)}`;

/** Changes the hash of an open page, as its opener can. @param {Page} page @param {Record<string, string>} parameters */
async function setHash(page, parameters) {
  await page.evaluate((hash) => {
    location.hash = hash;
    return new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  }, `${new URLSearchParams(parameters)}`);
}

/** @param {Page} page */
const submitLabel = (page) => page.locator("form button").innerText();

test("a link fills the form, and sends nothing", async (t) => {
  const { page, platform } = await openPage(t, { path: deepLink({ operation: "a b&c", base: "/platform", app: "k+1" }) });

  assert.deepEqual(await formValues(page), ["a b&c", "/platform", "k+1", ""]);
  assert.equal(await page.locator("#intro").isVisible(), true);
  // Without a token the browser blocks the submission and focuses the empty field.
  await submitQuery(page);
  assert.equal(await page.getByLabel("Access token").evaluate((field) => field === document.activeElement), true);

  await fillCredentials(page, platform);
  await submitQuery(page, "device-groups");
  await waitForTask(page, "device-groups");
  assert.equal(await page.locator("#intro").isVisible(), false);
  assert.deepEqual(queries(platform).map(({ path }) => path), [`/platform${OPERATIONS}device-groups`]);
  const parameters = new URLSearchParams({ operation: "device-groups", base: "/platform", app: platform.appKey });
  assert.equal(new URL(page.url()).hash, `#${parameters}`);
});

for (const [lacking, parameters, focused] of /** @type {const} */ ([["only the token", { operation: "op", base: "/platform", app: "k" }, "accessToken"], ["more", { operation: "op", base: "/platform" }, ""]])) {
  test(`a link that lacks ${lacking} ${focused ? "points to its field" : "moves no focus"}, and the page stays at its top`, async (t) => {
    const { page } = await openPage(t, { path: deepLink(parameters), width: 390, preparePage: (page) => page.setViewportSize({ width: 390, height: 200 }) });
    await page.locator("#intro").waitFor({ state: "attached" });

    assert.deepEqual(await page.evaluate(() => [document.activeElement?.id, scrollY]), [focused, 0]);
  });
}

test("a link that was encoded once more on its way is read all the same", async (t) => {
  const { page } = await openPage(t, { path: "index.html" });
  const parameters = { operation: "a b&c+%41", base: "https://host:8743/north%20west", app: "k+1" };
  const again = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, encodeURIComponent(value)]));

  await setHash(page, again);
  assert.deepEqual(await formValues(page), [...Object.values(parameters), ""]);
  await setHash(page, { ...again, base: encodeURIComponent("/platform") });
  assert.deepEqual(await formValues(page), ["a b&c+%41", "/platform", "k+1", ""]);
  await page.evaluate((hash) => (location.hash = hash), encodeURIComponent(String(new URLSearchParams(parameters))));
  await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector("#baseUrl")).value.startsWith("https:"));
  assert.deepEqual(await formValues(page), [...Object.values(parameters), ""]);
});

test("a user and a password in the base URL are not part of the link", async (t) => {
  const { page, url } = await openPage(t, { path: "index.html" });
  const bases = { "https://u:pw-secret@h:8743/a@b": "https://h:8743/a@b", "//u:pw@secret@h": "//h", "https:\\\\pw-secret@h\\x": "https:\\\\h\\x", "/platform/a@b": "/platform/a@b" };

  for (const [baseUrl, linked] of Object.entries(bases)) {
    await page.goto(`${url}index.html`);
    for (const [label, value] of Object.entries({ "Operation id": "op", "Base URL": baseUrl, "App key": "key" })) await page.getByLabel(label).fill(value);
    // Of no use as a token, so that nothing is sent.
    await page.locator("#accessToken").fill("\u201ctoken\u201d");
    await page.locator("form button[type=submit]").click();
    await page.waitForFunction(() => location.hash !== "");
    assert.equal(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("base"), linked);
  }
});

test("the button names the host that the token is sent to", async (t) => {
  const { page, url } = await openPage(t, { path: deepLink({ base: "https://user@iot.example.com:8743/north" }) });
  const baseUrl = page.getByLabel("Base URL");
  assert.equal(await submitLabel(page), "Show status from iot.example.com:8743");

  for (const [base, label] of [
    ["https://example.com.evil.example\\@iot.example.com", "Show status from example.com.evil.example"],
    ["//evil.example", "Show status from evil.example"],
    ["https://xn--80ak6aa92e.com", "Show status from xn--80ak6aa92e.com"],
    ["https://\u0430\u0440\u0440\u04cf\u0435.com/\u202emoc.elpmaxe", "Show status from xn--80ak6aa92e.com"],
    ["/platform", `Show status from ${new URL(url).host}`],
    ["https://", "Show status"],
    // The client refuses them; to the URL parser they are paths on the page's own host.
    ["10.1.2.3:8743", "Show status"],
    ["iot.example.com", "Show status"],
    ["", "Show status"],
  ]) {
    await baseUrl.fill(base);
    assert.equal(await submitLabel(page), label, base);
  }
});

test("another link in an open page clears the token", async (t) => {
  const { page, platform } = await openPage(t, { path: deepLink({ operation: "op", base: "/platform", app: "key" }) });
  await page.getByLabel("Access token").fill(platform.token());

  await setHash(page, { operation: "op", base: "https://other.example", app: "key" });

  assert.deepEqual(await formValues(page), ["op", "https://other.example", "key", ""]);
  assert.equal(await submitLabel(page), "Show status from other.example");
  assert.equal(queries(platform).length, 0);
});

test("another link stops polling, and sends no request", async (t) => {
  const { page, platform } = await openPage(t, { path: deepLink({ base: "/platform" }), paused: true });
  await fillCredentials(page, platform);
  await submitQuery(page, platform.tasks.firmware);
  await waitForTask(page, platform.tasks.firmware);

  await setHash(page, { operation: "op", base: "https://other.example", app: "key" });
  await page.clock.runFor(120_000);

  assert.equal(await displayedTask(page), null);
  assert.equal(await page.title(), "Upgrade task status");
  assert.deepEqual(
    await page.locator("upgrade-task-status").evaluate((element) => /** @type {any} */ (element).accessToken),
    null,
  );
  assert.equal(queries(platform).length, 1);
});

test("a link cannot set the token", async (t) => {
  const hostile = { operation: "op", base: "/platform", app: "k", token: "t", accessToken: "t", "access-token": "t", authorization: "t" };
  const { page, platform } = await openPage(t, { path: deepLink(hostile) });

  assert.deepEqual(await formValues(page), ["op", "/platform", "k", ""]);
  assert.equal(queries(platform).length, 0);
});

test("the demonstration shows the task of a link to its own platform, and the address names no other", async (t) => {
  const { page, platform, url } = await openPage(t, { path: "#operation=device-groups&base=/platform&app=k" });
  await waitForTask(page, "device-groups");
  assert.equal(page.url(), url);
  assert.deepEqual(await formValues(page), ["device-groups", "/platform", platform.appKey, platform.token()]);

  for (const other of [{ operation: "failing", base: "https://other.example", app: "k" }, { operation: " ", base: "/platform", app: "k" }]) {
    await setHash(page, other);

    await waitForTask(page, platform.tasks.firmware);
    assert.equal(page.url(), url);
    assert.deepEqual(await formValues(page), [platform.tasks.firmware, "/platform", platform.appKey, platform.token()]);
  }
});

test("another link unfolds the form, and points to the access token", async (t) => {
  const { page, platform } = await openPage(t, { path: deepLink({ operation: "device-groups", base: "/platform" }) });
  await fillCredentials(page, platform);
  await page.getByLabel("Access token").press("Enter");
  await waitForTask(page, "device-groups");
  await page.locator("form details:not([open])").waitFor({ state: "attached" });

  await setHash(page, { operation: "other", base: "/platform", app: platform.appKey });

  const token = page.getByLabel("Access token");
  assert.equal(await token.isVisible(), true);
  assert.equal(await token.evaluate((field) => field === document.activeElement), true);
  assert.match(await page.locator("#intro").innerText(), /^See how this upgrade task is going: enter the access token\. /);
});

test("a link cannot replace the base URL of a proxied platform", async (t) => {
  const hash = new URLSearchParams({ operation: "device-groups", base: "https://other.example", app: "key" });
  const { page, platform } = await openPage(t, { path: `#${hash}`, proxied: true });

  assert.deepEqual(await formValues(page), ["device-groups", "/platform", "key", ""]);
  await fillCredentials(page, platform);
  await submitQuery(page);
  await waitForTask(page, "device-groups");

  assert.deepEqual(queries(platform).map(({ path }) => path), [`${OPERATIONS}device-groups`]);
});

test("the access token is only in the Authorization header", async (t) => {
  const { page, platform } = await openPage(t, { path: deepLink({ operation: "fault-token", base: "/platform" }) });
  const token = platform.token();
  const { appKey } = platform;
  await fillCredentials(page, platform);
  await submitQuery(page);
  await waitForResult(page);
  await submitQuery(page, platform.tasks.firmware);
  await waitForTask(page, platform.tasks.firmware);

  const otherPlaces = JSON.stringify([
    page.url(),
    await page.title(),
    await page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.querySelector("upgrade-task-status"));
      return document.documentElement.outerHTML + element.shadowRoot?.innerHTML;
    }),
    await page.context().storageState({ indexedDB: true }),
    await page.evaluate(async () => [
      { ...sessionStorage },
      await caches.keys(),
      window.name,
      history.state,
      performance.getEntriesByType("resource").map(({ name }) => name),
    ]),
    queries(platform).map(({ path, headers }) => [path, { ...headers, authorization: undefined }]),
  ]);
  assert.ok(otherPlaces.includes(appKey));
  assert.ok(!otherPlaces.includes(token));
  assert.deepEqual(queries(platform).map(({ headers }) => headers.authorization), [`Bearer ${token}`, `Bearer ${token}`]);

  await page.reload();
  assert.deepEqual(await formValues(page), [platform.tasks.firmware, "/platform", appKey, ""]);
});

test("the link and a summary with it can be copied; the element's own summary does not hold it", async (t) => {
  const { page, platform } = await openPage(t, { path: deepLink({ operation: "device-groups", base: "/platform" }) });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (/** @type {string} */ name) => {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByText("Copied.", { exact: true }).first().waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await fillCredentials(page, platform);
  await submitQuery(page);
  await waitForTask(page, "device-groups");

  assert.equal(await copied("Copy link"), page.url());
  const summary = await copied("Copy summary");

  assert.ok(summary.endsWith(`\n${page.url()}\n`), summary);
  const own = await page.locator("upgrade-task-status").evaluate((element) => /** @type {any} */ (element).summary);
  for (const part of [page.url(), platform.appKey, new URL(page.url()).host]) assert.ok(!own.includes(part), part);
});

test("a token goes unencrypted only with consent, which holds for one host", async (t) => {
  const { page, platform } = await openPage(t, { path: deepLink({ operation: "op", base: "http://iot.example:8743" }) });
  const consent = page.getByRole("checkbox");
  await fillCredentials(page, platform);
  assert.match(await page.locator(".consent").innerText(), /unencrypted to iot\.example:8743/);

  await submitQuery(page);
  assert.equal(await consent.evaluate((box) => box === document.activeElement), true);
  await consent.check();
  await page.getByLabel("Base URL").fill("http://other.example");
  assert.equal(await consent.isChecked(), false);

  for (const base of ["https://iot.example", "http://127.0.0.1:1", "http://localhost:1", "/platform"]) {
    await page.getByLabel("Base URL").fill(base);
    assert.equal(await consent.count(), 0, base);
  }
});
