/** English and Chinese: the browser's language, unless the user switches it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { translations } from "../../www/translations.js";
import { openPage, queries } from "./page.js";
import { waitForTask } from "./screen.js";

/** @typedef {import("playwright-core").Page} Page */

/** The `lang` of the page, its title, and the `lang` of the element. @param {Page} page */
function language(page) {
  return page.evaluate(() => [
    document.documentElement.lang,
    document.title,
    document.querySelector("upgrade-task-status")?.getAttribute("lang"),
  ]);
}

const ENGLISH = ["en", "Upgrade task status", "en"];
const CHINESE = ["zh-CN", "升级任务状态", "zh-CN"];

for (const [locale, expected] of /** @type {const} */ ([["zh-CN", CHINESE], ["zh-TW", CHINESE], ["en-US", ENGLISH], ["de-DE", ENGLISH]])) {
  test(`a browser in ${locale}`, async (t) => {
    const { page } = await openPage(t, { path: "index.html", locale });

    assert.deepEqual(await language(page), expected);
  });
}

test("a page translator leaves it alone: it would replace the texts that change", async (t) => {
  const { page } = await openPage(t, { path: "index.html", locale: "de-DE" });

  assert.equal(await page.evaluate(() => document.body.translate), false);
});

test("the first supported language of the browser", async (t) => {
  const { page } = await openPage(t, {
    path: "index.html",
    preparePage: (page) =>
      page.addInitScript(() => Object.defineProperty(Navigator.prototype, "languages", { get: () => ["fr", "ZH-hans", "en"] })),
  });

  assert.deepEqual(await language(page), CHINESE);
});

test("the language is switched in the header, and remembered", async (t) => {
  const { page } = await openPage(t, { path: "index.html#operation=op&base=/platform" });
  await page.getByLabel("Access token").fill("typed");

  await page.getByRole("button", { name: "中文" }).press("Enter");

  assert.deepEqual(await language(page), CHINESE);
  assert.equal(await page.getByLabel("任务 ID").inputValue(), "op");
  assert.equal(await page.getByLabel("访问令牌").inputValue(), "typed");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "English");
  await page.reload();
  assert.deepEqual(await language(page), CHINESE);
  await page.getByRole("button", { name: "English" }).click();
  assert.deepEqual(await language(page), ENGLISH);
});

test("the language is switched without storage", async (t) => {
  const { page } = await openPage(t, {
    path: "index.html",
    preparePage: (page) =>
      page.addInitScript(() =>
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        }),
      ),
  });

  await page.getByRole("button", { name: "中文" }).click();

  assert.deepEqual(await language(page), CHINESE);
});

test("switching the language sends no request", async (t) => {
  const { page, platform } = await openPage(t);
  await waitForTask(page, platform.tasks.firmware);
  const english = await page.title();

  await page.getByRole("button", { name: "中文" }).click();

  assert.equal(await page.getByRole("button", { name: "少数失败" }).getAttribute("aria-pressed"), "true");
  assert.match(await page.title(), /\p{Script=Han}.* · firmware-250-devices$/u);
  assert.notEqual(await page.title(), english);
  assert.equal(queries(platform).length, 1);
});

test("both languages have all texts", () => {
  /** @param {object} part @param {string} path @returns {[string, string][]} */
  const flat = (part, path = "") =>
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === "object" ? flat(value, `${path}${key}.`) : [[path + key, typeof value === "function" ? value("host") : value]],
    );
  const [en, zh] = [flat(translations.en), flat(translations.zh)];

  assert.deepEqual(zh.map(([path]) => path), en.map(([path]) => path));
  for (const [path, text] of en) assert.doesNotMatch(text, /\p{Script=Han}|^$/u, path);
  for (const [path, text] of zh) if (path !== "form.baseUrlExample") assert.match(text, /\p{Script=Han}/u, path);
});
