import { en } from "./en.js";
import { createFormat } from "./format.js";
import { headline } from "../messages.js";
import { zh } from "./zh.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {"en" | "zh"} Language */
/** The texts of one language. @typedef {ReturnType<typeof en>} Translation */
/**
 * The texts of a language with its formatters.
 *
 * @typedef {Translation & { language: Language, format: import("./format.js").Format, headline: (state: State) => string }} I18n
 */

const LANGUAGES = { en: { locale: "en-GB", translate: en }, zh: { locale: "zh-CN", translate: zh } };

/** @type {Partial<Record<Language, I18n>>} */
const instances = {};

/** @param {Language} language @returns {I18n} */
export function getI18n(language) {
  return (instances[language] ??= createI18n(language));
}

/** @param {Language} language @returns {I18n} */
function createI18n(language) {
  const { locale, translate } = LANGUAGES[language];
  const format = createFormat(locale);
  const i18n = { ...translate(format), language, format, headline: (/** @type {State} */ state) => headline(state, i18n) };
  return i18n;
}
