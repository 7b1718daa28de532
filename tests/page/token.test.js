/** The access token of the page: renewed in the result, and kept for what follows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fillCredentials, formValues, submitQuery } from "./operator.js";
import { openPage, queries } from "./page.js";
import { waitForTask } from "./screen.js";

test("a token that was renewed in the result serves the next queries", async (t) => {
  const { page, platform } = await openPage(t, { path: "#operation=device-groups&base=/platform", proxied: true });
  await fillCredentials(page, platform);
  platform.expireTokens();

  await submitQuery(page, "device-groups");
  await page.getByLabel("New access token").fill(platform.token());
  await page.getByRole("button", { name: "Continue" }).click();
  await waitForTask(page, "device-groups");

  assert.deepEqual(await formValues(page), ["device-groups", "/platform", platform.appKey, platform.token()]);
  await submitQuery(page, platform.tasks.firmware);
  await waitForTask(page, platform.tasks.firmware);
  const used = queries(platform).map(({ headers }) => headers.authorization);
  assert.deepEqual(used.slice(1).filter((authorization) => authorization !== `Bearer ${platform.token()}`), []);
});

test("blanks and invisible characters around what was pasted are left out", async (t) => {
  const { page, platform } = await openPage(t, { path: "#operation=device-groups&base=/platform", proxied: true });
  await fillCredentials(page, platform);

  await submitQuery(page, "\u200bdevice-groups\u200b\u200e\ufeff ");
  await waitForTask(page, "device-groups");

  assert.deepEqual(queries(platform).map(({ path }) => path.split("/").at(-1)), ["device-groups"]);
});

test("a hundred thousand blanks within a token freeze nothing", async (t) => {
  const { page, platform } = await openPage(t, { path: "#operation=device-groups&base=/platform", proxied: true });
  await fillCredentials(page, platform);
  const token = `x${" ".repeat(100_023)}y`;

  await page.getByLabel("Access token").fill(token);
  await submitQuery(page, "device-groups");

  await page.locator('[part="failure"]').waitFor();
  assert.deepEqual(await formValues(page), ["device-groups", "/platform", platform.appKey, token]);
  assert.equal(queries(platform).length, 0);
});
