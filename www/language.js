/** The language of the page: that of the browser, unless the user has switched it. */

/** @typedef {"en" | "zh"} Language */

const STORAGE_KEY = "language";

/** Native names, and tags for `lang`. */
export const LANGUAGES = /** @type {const} */ ({
  en: { name: "English", tag: "en" },
  zh: { name: "中文", tag: "zh-CN" },
});

/** @returns {Language} */
export function detectLanguage() {
  const preferred = [storedLanguage(), ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return /** @type {Language | undefined} */ (preferred.find((tag) => Object.hasOwn(LANGUAGES, tag))) ?? "en";
}

/** @param {Language} language */
export function otherLanguage(language) {
  return language === "en" ? "zh" : "en";
}

/** @param {Language} language */
export function storeLanguage(language) {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be blocked; the choice then lasts until the page is closed.
  }
}

function storedLanguage() {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? "";
  } catch {
    return "";
  }
}
