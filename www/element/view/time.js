import { h } from "preact";

/** @typedef {import("../i18n/index.js").I18n} I18n */
/** @typedef {{ now: number, zone: import("../state.js").TimeZone }} TimeContext */

/** A time, absolute and relative. @param {Date} date @param {TimeContext} context @param {I18n} i18n */
export function time(date, { now, zone }, { format }) {
  return h(
    "span",
    { class: "time" },
    h("time", { datetime: date.toISOString() }, format.dateTime(date, zone)),
    " ",
    h("span", { class: "muted" }, format.relativeTime(date.getTime() - now)),
  );
}
