/** The platform's timestamps. */

const TIME = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ$/;

/** Whether a string has the form of a timestamp and its day exists. @param {string} text */
export function isTime(text) {
  return TIME.test(text) && (number(text, 6, 8) <= 28 || timeOf(text).getUTCDate() === number(text, 6, 8));
}

/** 400 years, after which the Gregorian calendar repeats. */
const ERA_MS = 146_097 * 86_400_000;

/** @param {string} text A valid timestamp. */
export function timeOf(text) {
  // Shifted by one era, because `Date.UTC` maps the years 0 to 99 to 1900 to 1999.
  const year = number(text, 0, 4) + 400;
  const month = number(text, 4, 6) - 1;
  const day = number(text, 6, 8);
  const ms = Date.UTC(year, month, day, number(text, 9, 11), number(text, 11, 13), number(text, 13, 15));
  return new Date(ms - ERA_MS);
}

/**
 * @param {string} digits
 * @param {number} start
 * @param {number} end
 */
function number(digits, start, end) {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + digits.charCodeAt(at) - 48;
  return number;
}
