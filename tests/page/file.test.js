/** The single-file page `www/dist/status.html`, opened from `file:`. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { escaped } from "../../scripts/status.mjs";
import { platformFor } from "../platform/support.js";
import { submitQuery, fillCredentials, formValues } from "./operator.js";
import { openFile, STATUS_FILE } from "./page.js";
import { displayedTask, waitForTask } from "./screen.js";

const RESPONSE = '{"operationId":"saved","status":"success","staResult":{"total":2,"success":2}}';

test("it is self-contained, and its Content-Security-Policy allows nothing else", async () => {
  const text = await readFile(fileURLToPath(STATUS_FILE), "utf8");
  const [, script] = /<script>([^]*?)<\/script>/.exec(text) ?? [];
  const [, style] = /<style>([^]*?)<\/style>/.exec(text) ?? [];
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
  const rest = text.replace(script, "").replace(style, "");
  const hash = (/** @type {string} */ part) => `'sha256-${createHash("sha256").update(part).digest("base64")}'`;

  assert.equal(
    policy,
    `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; img-src data:; `
      + "connect-src https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'",
  );
  assert.ok(text.indexOf("Content-Security-Policy") < text.search(/<link|<style|<script/));
  // Neither strings in the script nor the text after it contain a script tag.
  assert.equal(rest.match(/<script/g)?.length, 1);
  assert.doesNotMatch(script, /<!--/);
  assert.deepEqual([...rest.matchAll(/(?:href|src)="(.{0,20})/g)].map(([, start]) => start.slice(0, 19)), Array(2).fill("data:image/svg+xml;"));
});

test("escaping keeps the strings of a script, and keeps them inside it", () => {
  const text = "</script></SCRIPT><!--<script>";

  const script = escaped(JSON.stringify(text));

  assert.doesNotMatch(script, /<\/script|<!--/i);
  assert.equal((0, eval)(script), text);
});

test("it reads its deep link, and switches its language", async (t) => {
  const page = await openFile(t, { hash: "#operation=op&base=https://iot.example.com&app=key" });

  assert.deepEqual(await formValues(page), ["op", "https://iot.example.com", "key", ""]);
  assert.equal(await page.locator("form button").innerText(), "Show status from iot.example.com");
  await page.getByRole("button", { name: "中文" }).click();
  await page.reload();

  assert.equal(await page.title(), "升级任务状态");
  assert.equal(await page.getByLabel("任务 ID").inputValue(), "op");
});

test("it queries a platform that allows its origin, and writes the deep link", async (t) => {
  const platform = await platformFor(t, { cors: true });
  const page = await openFile(t, { platformUrl: platform.url });

  await page.getByLabel("Base URL").fill(platform.url);
  await fillCredentials(page, platform);
  await submitQuery(page, "device-groups");
  await waitForTask(page, "device-groups");

  const parameters = new URLSearchParams({ operation: "device-groups", base: platform.url, app: platform.appKey });
  assert.equal(page.url(), `${STATUS_FILE}#${parameters}`);
});

test("a relative base URL is rejected with an explanation", async (t) => {
  const page = await openFile(t, { hash: "#operation=op&base=/platform&app=key" });
  await page.getByLabel("Access token").fill("token");

  await submitQuery(page);

  const baseUrl = page.getByLabel("Base URL");
  assert.equal(
    await baseUrl.evaluate((field) => /** @type {HTMLInputElement} */ (field).validationMessage),
    "A page that was opened from a file has no host of its own. Give the platform’s whole address, such as https://host:8743.",
  );
  assert.equal(await baseUrl.evaluate((field) => field === document.activeElement), true);
  assert.equal(await displayedTask(page), null);
});

test("it shows a saved response", async (t) => {
  const page = await openFile(t, { hash: "#operation=op&base=https://iot.example.com&app=key" });

  await page.getByText("Paste a response").click();
  await page.getByLabel("The response, as the platform sent it").fill(RESPONSE);
  await page.getByRole("button", { name: "Show this response" }).click();
  await waitForTask(page, "saved");

  assert.equal(page.url(), STATUS_FILE);
});
