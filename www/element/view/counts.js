import { h } from "preact";
import { countsOf, percents } from "../counts.js";
import { entry, muted } from "./elements.js";
import { icon } from "./icons.js";

/** @typedef {import("../counts.js").Counts} Counts */
/** @typedef {import("../counts.js").DeviceResult} DeviceResult */
/** @typedef {import("../state.js").State} State */
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

/** The legend of the bar: each result with its count and share. And how long the rest takes. @param {State} state @param {MessageContext} context @param {I18n} i18n */
export function counts(state, context, i18n) {
  const { task, assessment } = context;
  const counts = countsOf(task, assessment);
  const shares = percents(counts, assessment);
  const rest = timeLeft(state, context, i18n);
  return [
    h("dl", { class: "counts", part: "counts" }, resultsOf(counts).map(([result, count]) => legendEntry(result, count, shares[result], i18n))),
    rest && h("dl", { class: "time-left", part: "counts" }, rest),
  ];
}

/** @param {DeviceResult} result @param {number | null} count @param {number | null} share @param {I18n} i18n */
function legendEntry(result, count, share, i18n) {
  // Only shown if the counts do not add up to the total.
  if (result === "unaccounted" && !count) return null;
  return h(
    "div",
    { key: result, "data-empty": count === 0 || null },
    h("dt", {}, icon(result), " ", i18n.result[result]),
    h("dd", {}, h("strong", {}, numberOf(count, i18n)), " ", count === null || share === null ? null : muted(i18n.format.percent(share, count))),
  );
}

/** @param {State} state @param {MessageContext} context @param {I18n} i18n */
function timeLeft({ phase, eta }, { assessment: { verdict }, isCurrent }, { devices, format }) {
  if (phase !== "live" || !isCurrent) return null;
  if (verdict === "waiting_for_devices") return entry(devices.timeRemaining, muted(devices.untilOnline));
  if (verdict !== "in_progress" && verdict !== "in_progress_with_failures") return null;
  return entry(devices.timeRemaining, eta ? h("strong", {}, format.range(eta.lowMs, eta.highMs)) : muted(devices.etaUnknown));
}

/** @param {Counts} counts */
function resultsOf(counts) {
  return /** @type {[DeviceResult, number | null][]} */ (Object.entries(counts));
}

/** What the platform did not tell is not zero. @param {number | null} count @param {I18n} i18n */
export function numberOf(count, { format }) {
  return count === null ? "–" : format.number(count);
}
