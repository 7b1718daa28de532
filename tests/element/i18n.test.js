/** Completeness of both translations. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { getI18n } from "../../www/element/i18n/index.js";

/** @typedef {{ path: string, text: string }} Entry */

const ISSUE = { path: "staResult", code: "inconsistent", severity: "violation", message: "`staResult` should not fall from 9; received 8.", received: "8" };
/** Untranslated: names of the platform, of nginx, of the web and of the element. */
const NAMES = /\b(UTC|JSON|CSV|HTTP|CORS|CSP|https?|connect-src|ID|nginx|underscores_in_headers|total|staResult|accessToken|pageNo|pageSize|property|attribute|T\d+)\b/g;

/**
 * Every text of a language; functions are called with example arguments.
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
    if (path === "missing") return [["T1", "accessToken"]];
    if (path === "devices.bar") return [["7", "8"]];
    if (path === "history.change" || path === "announcements.progress") return [{ succeeded: 2, failed: 3, timedOut: -4, stopped: 5 }];
    return [2, 3, 4];
  });
}

const TEXTS = { en: all("en"), zh: all("zh") };

test("both languages have the same keys, and no text is empty", () => {
  const paths = TEXTS.en.map(({ path }) => path).sort();
  assert.deepEqual(TEXTS.zh.map(({ path }) => path).sort(), paths);
  assert.ok(paths.length > 150);
  assert.deepEqual([...TEXTS.en, ...TEXTS.zh].filter(({ text }) => text.trim() === "" || /undefined|null|\[object/.test(text)), []);
});

test("the Chinese translation contains no English", () => {
  assert.deepEqual(TEXTS.zh.filter(({ text }) => /[A-Za-z]{2,}/.test(text.replace(NAMES, ""))), []);
});

test("the English translation contains no Chinese", () => {
  assert.deepEqual(TEXTS.en.filter(({ text }) => /\p{Script=Han}/u.test(text)), []);
});

test("the Chinese translation has Chinese punctuation", () => {
  assert.deepEqual(TEXTS.zh.filter(({ text }) => /\p{Script=Han}\s*[,.;:!?]/u.test(text)), []);
});

test("every issue code has a Chinese message", () => {
  const codes = ["missing", "wrong_type", "unknown_value", "bad_timestamp", "out_of_range", "unsafe_integer", "too_many", "inconsistent"];
  const { issue } = getI18n("zh").issues;
  const sentences = codes.map((code) => issue(/** @type {any} */ ({ ...ISSUE, path: "x", code, received: null })));
  assert.deepEqual(sentences.filter((sentence) => !/^\p{Script=Han}.*。$/u.test(sentence)), []);
  assert.equal(new Set(sentences).size, codes.length);
});

test("the message of an invalid transition has both values", () => {
  assert.equal(getI18n("en").issues.transition(/** @type {any} */ (ISSUE)), "should not fall from 9; received 8.");
  assert.equal(getI18n("zh").issues.transition(/** @type {any} */ (ISSUE)), "由 9 变为 8，这不应发生。");
});
