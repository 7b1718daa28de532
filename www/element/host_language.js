/** @typedef {import("./i18n/index.js").Language} Language */

/** The language of the element as HTML defines it, also through shadow roots; where there is none, of the browser. @param {Element} host @returns {Language} */
export function hostLanguage(host) {
  const tag = closestLang(host) || globalThis.navigator?.language || "";
  // Java and its relatives write zh_CN.
  return /^zh(?![a-z])/i.test(tag) ? "zh" : "en";
}

/** @param {Element} element @returns {string} */
function closestLang(element) {
  const { lang } = /** @type {HTMLElement | null} */ (element.closest("[lang]")) ?? {};
  if (lang !== undefined) return lang;
  const root = element.getRootNode();
  return "host" in root ? closestLang(/** @type {ShadowRoot} */ (root).host) : "";
}
