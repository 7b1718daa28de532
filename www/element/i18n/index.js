import { headline } from "../messages.js";
import { deviceTexts } from "./device_texts.js";
import { failureTexts } from "./failure_texts.js";
import { createFormat } from "./format.js";
import { liveTexts } from "./live_texts.js";
import { taskTexts } from "./task_texts.js";
import { createTools } from "./tools.js";
import { verdictTexts } from "./verdict_texts.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {"en" | "zh"} Language */
/** The texts of one language. @typedef {ReturnType<typeof createTexts>} Texts */
/**
 * The texts of a language with its formatters.
 *
 * @typedef {Texts & { language: Language, format: import("./format.js").Format, headline: (state: State) => string }} I18n
 */

const LOCALES = { en: "en-GB", zh: "zh-CN" };

/** @type {Partial<Record<Language, I18n>>} */
const instances = {};

/** @param {Language} language @returns {I18n} */
export function getI18n(language) {
  return (instances[language] ??= createI18n(language));
}

/** @param {Language} language @returns {I18n} */
function createI18n(language) {
  const format = createFormat(LOCALES[language]);
  const i18n = { ...createTexts(createTools(language, format)), language, format, headline: (/** @type {State} */ state) => headline(state, i18n) };
  return i18n;
}

/** @param {import("./tools.js").Tools} tools */
function createTexts(tools) {
  return { ...taskTexts(tools), ...liveTexts(tools), ...verdictTexts(tools), deviceList: deviceTexts(tools), failure: failureTexts(tools) };
}
