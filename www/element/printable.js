/** Longer text from the platform is truncated, so that it does not hide the rest. */
const MAX_TEXT_LENGTH = 200;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** On one line, without control and bidirectional characters, which would affect the text around it. @param {string} text */
export function printable(text) {
  const clean = text.replace(UNPRINTABLE, " ").trim();
  return clean.length > MAX_TEXT_LENGTH ? `${[...clean.slice(0, MAX_TEXT_LENGTH)].slice(0, -1).join("")}…` : clean;
}
