import { h } from "../dom.js";
import { locale } from "../words.js";

const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "long" });
const clockTime = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });

/** @param {number} value */
export function number(value) {
  return value.toLocaleString(locale);
}

/**
 * A share that never claims more than is true: 100% only when it is all, 0% only when it is none.
 *
 * @param {number} part
 * @param {number | null} whole
 */
export function share(part, whole) {
  if (!whole) return "–";
  if (part > 0 && part < whole / 100) return "<1%";
  return `${Math.min(100, Math.floor((part / whole) * 100))}%`;
}

/** A time in the reader's zone, with the exact moment in UTC. @param {Date} date */
export function time(date) {
  return timeElement(date, moment.format(date));
}

/** The time of day alone. @param {Date} date */
export function clock(date) {
  return timeElement(date, clockTime.format(date));
}

/** @param {Date} date @param {string} text */
function timeElement(date, text) {
  const iso = date.toISOString();
  return h("time", { datetime: iso, title: iso.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC") }, text);
}

const UNITS = /** @type {const} */ ([["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]]);

/** The two largest units of a duration, such as "2 hrs 5 mins". @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const first = Math.max(0, UNITS.findIndex(([, size]) => seconds >= size));
  if (seconds < 1) return quantity(0, "second");
  return UNITS.slice(first, first + 2)
    .map(([unit, size], index) => [unit, Math.floor((index ? seconds % UNITS[first][1] : seconds) / size)])
    .filter(([, count]) => count)
    .map(([unit, count]) => quantity(Number(count), String(unit)))
    .join(" ");
}

/** @param {number} count @param {string} unit */
function quantity(count, unit) {
  return count.toLocaleString(locale, { style: "unit", unit, unitDisplay: "short" });
}
