/** The page as any host serves it: what an address can say, and that it never says the access token. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, ask, connect, openPage, queries } from "./page.js";
import { shownTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Record<string, string>} parameters */
const link = (parameters) => `index.html#${new URLSearchParams(parameters)}`;

/** What the form says. @param {Page} page */
async function filled(page) {
  const names = ["Operation id", "Base URL", "App key", "Access token"];
  return Promise.all(names.map((name) => page.getByLabel(name).inputValue()));
}

test("a link fills the form, and sends nothing", async (t) => {
  const { page, platform } = await openPage(t, { path: link({ operation: "a b&c", base: "/platform", app: "k+1" }) });

  assert.deepEqual(await filled(page), ["a b&c", "/platform", "k+1", ""]);
  assert.match(await page.locator("#task").innerText(), /^Enter an operation id and a connection/);
  // Without a token the browser does not let the form go; it points at the empty field.
  await ask(page);
  assert.equal(await page.getByLabel("Access token").evaluate((field) => field === document.activeElement), true);

  await connect(page, platform);
  await ask(page, "device-groups");
  await answered(page);
  assert.equal((await shownTask(page)).status, "Succeeded");
  assert.deepEqual(queries(platform).map(({ path }) => path), ["/platform/iodm/northbound/v1.5.0/operations/device-groups"]);
  const parameters = new URLSearchParams({ operation: "device-groups", base: "/platform", app: platform.appKey });
  assert.equal(new URL(page.url()).hash, `#${parameters}`);
});

test("another link in an open page takes the token away", async (t) => {
  const { page, platform } = await openPage(t, { path: link({ operation: "op", base: "/platform", app: "key" }) });
  await page.getByLabel("Access token").fill(platform.token());

  const parameters = new URLSearchParams({ operation: "op", base: "https://other.example", app: "key" });
  await page.evaluate((hash) => {
    location.hash = hash;
    return new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  }, `${parameters}`);

  assert.deepEqual(await filled(page), ["op", "https://other.example", "key", ""]);
  assert.equal(queries(platform).length, 0);
});

test("where the server proxies a platform, a link cannot name another", async (t) => {
  const hash = new URLSearchParams({ operation: "device-groups", base: "https://other.example", app: "key" });
  const { page, platform } = await openPage(t, { path: `#${hash}`, proxied: true });

  assert.deepEqual(await filled(page), ["device-groups", "/platform", "key", ""]);
  await connect(page, platform);
  await ask(page);
  await answered(page);

  assert.equal((await shownTask(page)).status, "Succeeded");
  assert.deepEqual(queries(platform).map(({ path }) => path), ["/iodm/northbound/v1.5.0/operations/device-groups"]);
});

test("the access token goes to the platform, in one header, and is nowhere else", async (t) => {
  const { page, platform } = await openPage(t, { path: link({ operation: "fault-token", base: "/platform" }) });
  const token = platform.token();
  const { appKey } = platform;
  await connect(page, platform);
  await ask(page);
  await page.getByRole("alert").waitFor();
  await ask(page, platform.tasks.firmware);
  await answered(page);

  const elsewhere = JSON.stringify([
    page.url(),
    await page.content(),
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
  assert.ok(elsewhere.includes(appKey));
  assert.ok(!elsewhere.includes(token));
  assert.deepEqual(queries(platform).map(({ headers }) => headers.authorization), [`Bearer ${token}`, `Bearer ${token}`]);

  await page.reload();
  assert.deepEqual(await filled(page), [platform.tasks.firmware, "/platform", appKey, ""]);
});
