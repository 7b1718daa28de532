import { h } from "preact";
import { muted } from "./elements.js";

/** @typedef {import("../i18n/index.js").I18n} I18n */
/** @typedef {{ now: number, zone: import("../state.js").TimeZone }} TimeContext */

/** A time: absolute, and relative where that is not said elsewhere. @param {Date} date @param {TimeContext} context @param {I18n} i18n @param {{ isRelative?: boolean }} [options] */
export function time(date, { now, zone }, { format }, { isRelative = true } = {}) {
  return h(
    "span",
    { class: "time" },
    h("time", { datetime: date.toISOString() }, format.dateTime(date, zone)),
    isRelative ? [" ", muted(format.relativeTime(date.getTime() - now))] : null,
  );
}
