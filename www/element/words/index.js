import { en } from "./en.js";
import { createFormat } from "./format.js";
import { headline } from "../explain.js";
import { zh } from "./zh.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {"en" | "zh"} Language */
/** What one language says. @typedef {ReturnType<typeof en>} Texts */
/**
 * Every word of the screen, and the numbers and times of the same language.
 *
 * @typedef {Texts & { language: Language, format: import("./format.js").Format, headline: (state: State) => string }} Words
 */

const LANGUAGES = { en: { locale: "en-GB", texts: en }, zh: { locale: "zh-CN", texts: zh } };

/** @type {Partial<Record<Language, Words>>} */
const made = {};

/** @param {Language} language @returns {Words} */
export function createWords(language) {
  return (made[language] ??= make(language));
}

/** @param {Language} language @returns {Words} */
function make(language) {
  const { locale, texts } = LANGUAGES[language];
  const format = createFormat(locale);
  const words = { ...texts(format), language, format, headline: (/** @type {State} */ state) => headline(state, words) };
  return words;
}
