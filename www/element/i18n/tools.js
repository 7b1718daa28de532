/** What the texts of one language are made with. @typedef {ReturnType<typeof createTools>} Tools */

/** @param {import("./index.js").Language} language @param {import("./format.js").Format} format */
export function createTools(language, { number, pluralize }) {
  /** Of a text in both languages, that in this one. @template Text @param {Text} en @param {Text} zh @returns {Text} */
  const both = (en, zh) => (language === "zh" ? zh : en);
  /** @param {number} count */
  const devices = (count) => both(pluralize(count, "device"), `${number(count)}台设备`);
  /** Such as 3台, in Chinese. @param {number} count */
  const units = (count) => `${number(count)}台`;
  return { both, number, pluralize, devices, units };
}
