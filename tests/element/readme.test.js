/** Runs the README's example of the element, and checks that its tables are complete. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { ENDED } from "./responses.js";
import { openElementPage } from "./element_page.js";

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const install = /## Install\n([\s\S]+?)\n## /.exec(read("README.md"))?.[1] ?? "";
const section = /## The element\n([\s\S]+?)\n## /.exec(read("README.md"))?.[1] ?? "";

test("the first example", async (t) => {
  const { page, platform, access, run } = await openElementPage(t);
  platform.script("your-operation-id", [{ body: { ...ENDED.body, operationId: "your-operation-id" } }]);
  const code = /```js\n([\s\S]+?)```/.exec(install)?.[1] ?? "";

  const ended = run(({ token }) => {
    /** @type {any} */ (window).getAccessToken = () => token;
    return new Promise((resolve) => window.addEventListener("upgrade-task-end", (event) => resolve(/** @type {CustomEvent} */ (event).detail.task?.status)));
  });
  await page.addScriptTag({ type: "module", content: code.replace("/platform", access.baseUrl).replace("your-application-id", access.appKey) });

  assert.equal(await ended, ENDED.body.status);
});

test("the example", async (t) => {
  const { page, platform, access, run, settle } = await openElementPage(t);
  platform.script("your-operation-id", [{ body: { ...ENDED.body, operationId: "your-operation-id" } }]);
  const html = /```html\n([\s\S]+?)```/.exec(section)?.[1] ?? "";
  const code = /```js\n([\s\S]+?)```/.exec(section)?.[1] ?? "";
  const logged = page.waitForEvent("console");

  await run(({ html, token }) => {
    /** @type {any} */ (window).getAccessToken = () => token;
    document.body.insertAdjacentHTML("beforeend", html);
  }, { html: html.replace("/platform", access.baseUrl).replace("your-application-id", access.appKey) });
  await page.addScriptTag({ type: "module", content: code });
  await settle();

  assert.equal((await logged).text(), "succeeded");
});

/** The first two cells of each row of a table. @param {string} heading */
function rows(heading) {
  const [, table] = new RegExp(`\\| ${heading} \\|.*\\n\\|[-|]+\\n((?:\\|.*\\n)+)`).exec(section) ?? [];
  return table.trim().split("\n").map((row) => row.split("|").slice(1, 3).map((cell) => cell.replaceAll("`", "").trim()));
}

test("its tables list every attribute, property and event", () => {
  const element = read("www/element/attributes.js") + read("www/element/element.js");
  const attributes = [...(/observedAttributes = \[(.+?)\]/.exec(element)?.[1] ?? "").matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  const properties = [...element.matchAll(/^ {2}get (\w+)\(\)/gm)].map(([, name]) => name);
  const events = [...read("www/element/types.d.ts").matchAll(/"(upgrade-task-(?:update|error|end|headline))": /g)].map(([, name]) => name);

  const table = rows("attribute");
  assert.deepEqual(table.map(([attribute]) => attribute).filter(Boolean).sort(), attributes.sort());
  assert.deepEqual(table.map(([, property]) => property).sort(), properties.sort());
  assert.deepEqual(rows("event").map(([event]) => event), events);
});

test("it lists every part and every custom property", () => {
  const views = readdirSync(new URL("../../www/element/view", import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => read(`www/element/view/${file}`));
  const parts = [...views, read("www/element/screen.js")].flatMap((code) => [...code.matchAll(/part(?:: |", )"(\w+)"/g)].map(([, name]) => name));
  const properties = [...(read("www/element/style/palette.css") + read("www/element/style/results.css")).matchAll(/var\(--upgrade-task-([\w-]+)/g)].map(([, name]) => name);
  const [, documentedParts] = /Its parts are ([^.]+)\./.exec(section) ?? [];
  const [, documentedColours] = /`--upgrade-task-` with ([^.]+)\./.exec(section) ?? [];

  assert.deepEqual([...documentedParts.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(), [...new Set(parts)].sort());
  assert.deepEqual([...documentedColours.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort(), [...new Set(properties)].sort());
});
