/** The platform's times. */

const TIME = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ$/;

/** Whether a text has the form of a time, and the calendar has the day. @param {string} text */
export function isTime(text) {
  return TIME.test(text) && (number(text, 6, 8) <= 28 || timeOf(text).getUTCDate() === number(text, 6, 8));
}

/** The calendar repeats after this many milliseconds, which are 400 years. */
const ERA_MS = 146_097 * 86_400_000;

/** @param {string} text a time */
export function timeOf(text) {
  // An era later and back again, because `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
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
