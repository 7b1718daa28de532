/** Both languages say everything, each in its own words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { getI18n } from "../../www/element/i18n/index.js";

/** @typedef {{ path: string, text: string }} Entry */

const ISSUE = { path: "staResult", code: "inconsistent", severity: "violation", message: "`staResult` should not fall from 9; received 8.", received: "8" };
/** What is the same in every language: names of the platform, of nginx and of the web. */
const NAMES = /\b(UTC|JSON|HTTP|CORS|ID|nginx|underscores_in_headers|total|staResult|T\d+)\b/g;

/**
 * Every text of a language, and what its functions say of some numbers or texts.
 *
 * @param {unknown} value
 * @param {string} path
 * @param {(path: string) => unknown[]} argumentsFor
 * @returns {Entry[]}
 */
function collectTexts(value, path, argumentsFor) {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value === "function") return [{ path: `${path}()`, text: String(value(...argumentsFor(path))) }];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => collectTexts(inner, path ? `${path}.${key}` : key, argumentsFor));
}

/** @param {"en" | "zh"} language */
function all(language) {
  const texts = Object.entries(getI18n(language)).filter(([key]) => !["language", "format", "headline"].includes(key));
  return collectTexts(Object.fromEntries(texts), "", (path) => {
    if (path === "issues.issue" || path === "issues.transition") return [ISSUE];
    if (path === "sentence") return ["7", ["8", "9"]];
    if (path === "devices.bar") return [["7", "8"]];
    return [2, 3, 4];
  });
}

const TEXTS = { en: all("en"), zh: all("zh") };

test("both languages have the same texts, and none is empty", () => {
  const paths = TEXTS.en.map(({ path }) => path).sort();
  assert.deepEqual(TEXTS.zh.map(({ path }) => path).sort(), paths);
  assert.ok(paths.length > 150);
  assert.deepEqual([...TEXTS.en, ...TEXTS.zh].filter(({ text }) => text.trim() === "" || /undefined|null|\[object/.test(text)), []);
});

test("no English is left in the Chinese", () => {
  assert.deepEqual(TEXTS.zh.filter(({ text }) => /[A-Za-z]{2,}/.test(text.replace(NAMES, ""))), []);
});

test("no Chinese is left in the English", () => {
  assert.deepEqual(TEXTS.en.filter(({ text }) => /\p{Script=Han}/u.test(text)), []);
});

test("Chinese has the punctuation of Chinese", () => {
  assert.deepEqual(TEXTS.zh.filter(({ text }) => /\p{Script=Han}\s*[,.;:!?]/u.test(text)), []);
});

test("every code that an answer can have has its Chinese sentence", () => {
  const codes = ["missing", "wrong_type", "unknown_value", "bad_timestamp", "out_of_range", "unsafe_integer", "too_many", "inconsistent"];
  const { issue } = getI18n("zh").issues;
  const sentences = codes.map((code) => issue(/** @type {any} */ ({ ...ISSUE, path: "x", code, received: null })));
  assert.deepEqual(sentences.filter((sentence) => !/^\p{Script=Han}.*。$/u.test(sentence)), []);
  assert.equal(new Set(sentences).size, codes.length);
});

test("an impossible move is told with both values", () => {
  assert.equal(getI18n("en").issues.transition(/** @type {any} */ (ISSUE)), "should not fall from 9; received 8.");
  assert.equal(getI18n("zh").issues.transition(/** @type {any} */ (ISSUE)), "由 9 变为 8，这不应发生。");
});
