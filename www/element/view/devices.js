import { h } from "preact";
import { icon } from "./icons.js";

/** Each device is counted under one result. @typedef {import("../state.js").Assessment} Counts */
/** @typedef {import("../i18n/index.js").I18n} I18n */
/** @typedef {"succeeded" | "failed" | "timedOut" | "stopped" | "inProgress" | "waiting" | "unaccounted"} DeviceResult */
/** @typedef {{ result: DeviceResult, count: number }} Row */

/** The devices as a stacked bar. @param {Counts} counts @param {I18n} i18n */
export function bar(counts, { devices, result: labels, format }) {
  const parts = rows(counts).filter(({ count }) => count > 0);
  // Without devices, the verdict says so.
  if (parts.length === 0) return null;
  const label = parts.map(({ result, count }) => `${labels[result]} ${format.number(count)}`);
  return h(
    "div",
    { class: "bar", part: "bar", role: "img", "aria-label": devices.bar(label) },
    ...parts.map(({ result, count }) => h("span", { key: result, class: result, style: `flex-grow: ${count}` })),
  );
}

/** The counts behind the bar. @param {Counts} counts @param {I18n} i18n */
export function table(counts, i18n) {
  const { total } = counts;
  const { caption, result, count, share, total: sum } = i18n.devices;
  return h(
    "table",
    { class: "counts", part: "counts" },
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, heading(result), heading(count), heading(share))),
    h("tbody", {}, ...rows(counts).map((row) => tableRow(row, total, i18n))),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, sum), h("td", {}, total === null ? "–" : i18n.format.number(total)), h("td", {}))),
  );
}

/** In the order of the bar. @param {Counts} counts @returns {Row[]} */
function rows(counts) {
  return [
    { result: "succeeded", count: counts.succeeded },
    { result: "failed", count: counts.failed - counts.timedOut },
    { result: "timedOut", count: counts.timedOut },
    { result: "stopped", count: counts.stopped },
    { result: "inProgress", count: counts.inProgress },
    { result: "waiting", count: counts.waiting },
    { result: "unaccounted", count: counts.unaccounted },
  ];
}

/** @param {Row} row @param {number | null} total @param {I18n} i18n */
function tableRow({ result, count }, total, { result: labels, format }) {
  // Only shown if the counts do not add up to the total.
  const hidden = result === "unaccounted" && count === 0;
  const name = h("th", { scope: "row" }, icon(result), labels[result]);
  return h("tr", { "data-empty": count === 0 || null, hidden }, name, h("td", {}, format.number(count)), h("td", {}, format.share(count, total)));
}

/** @param {string} name */
function heading(name) {
  return h("th", { scope: "col" }, name);
}
