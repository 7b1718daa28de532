import { h } from "preact";
import { countsOf, percents } from "../counts.js";
import { icon } from "./icons.js";

/** @typedef {import("../counts.js").Counts} Counts */
/** @typedef {import("../counts.js").DeviceResult} DeviceResult */
/** @typedef {import("../messages.js").MessageContext} MessageContext */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** The devices as a stacked bar. @param {MessageContext} context @param {I18n} i18n */
export function bar({ task, assessment }, { devices, result: labels, format }) {
  const parts = resultsOf(countsOf(task, assessment)).flatMap(([result, count]) => (count ? [{ result, count }] : []));
  // Without devices, the verdict says so.
  if (parts.length === 0) return null;
  const label = parts.map(({ result, count }) => `${labels[result]} ${format.number(count)}`);
  return h(
    "div",
    { class: "bar", part: "bar", role: "img", "aria-label": devices.bar(label) },
    parts.map(({ result, count }) => h("span", { key: result, class: result, style: `flex-grow: ${count}` })),
  );
}

/** The counts behind the bar. @param {MessageContext} context @param {I18n} i18n */
export function table({ task, assessment }, i18n) {
  const { total } = assessment;
  const counts = countsOf(task, assessment);
  const shares = percents(counts, total);
  const { caption, result, count, share, total: sum } = i18n.devices;
  return h(
    "table",
    { class: "counts", part: "counts" },
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, [result, count, share].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, resultsOf(counts).map(([result, count]) => row(result, count, shares[result], i18n))),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, sum), h("td", {}, numberOf(total, i18n)), h("td", {}))),
  );
}

/** @param {DeviceResult} result @param {number | null} count @param {number | null} share @param {I18n} i18n */
function row(result, count, share, i18n) {
  // Only shown if the counts do not add up to the total.
  if (result === "unaccounted" && !count) return null;
  return h(
    "tr",
    { key: result, "data-empty": count === 0 || null },
    h("th", { scope: "row" }, icon(result), i18n.result[result]),
    h("td", {}, numberOf(count, i18n)),
    h("td", {}, count === null || share === null ? "–" : i18n.format.percent(share, count)),
  );
}

/** @param {Counts} counts */
function resultsOf(counts) {
  return /** @type {[DeviceResult, number | null][]} */ (Object.entries(counts));
}

/** What the platform did not tell is not zero. @param {number | null} count @param {I18n} i18n */
export function numberOf(count, { format }) {
  return count === null ? "–" : format.number(count);
}
