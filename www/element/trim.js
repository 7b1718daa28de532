/**
 * Without the blanks and invisible characters around it, such as U+200B, that come along when text is copied.
 * (Two alternatives, one for each end, would take quadratic time for blanks in the middle.)
 *
 * @param {string} text
 */
export function trim(text) {
  return /[^\s\p{C}](.*[^\s\p{C}])?/su.exec(text)?.[0] ?? "";
}
