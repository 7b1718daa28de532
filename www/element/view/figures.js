import { h } from "preact";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").Assessment} Assessment */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** Finished and successful devices, and the estimated time remaining. @param {State} state @param {Assessment} assessment @param {I18n} i18n */
export function figures(state, assessment, i18n) {
  const { devices } = i18n;
  const { finished, succeeded, total } = assessment;
  return h(
    "dl",
    { class: "figures", part: "figures" },
    figure(devices.finished, finished, total, i18n),
    figure(devices.successful, succeeded, total, i18n),
    timeRemaining(state, assessment, i18n),
  );
}

/** @param {string} name @param {number} count @param {number | null} total @param {I18n} i18n */
function figure(name, count, total, { devices, format }) {
  const of = total === null ? "" : ` ${devices.of(format.number(total))} `;
  const share = total ? h("span", { class: "share" }, format.share(count, total)) : null;
  return h("div", {}, h("dt", {}, name), h("dd", {}, h("strong", {}, format.number(count)), of, share));
}

/** @param {State} state @param {Assessment} assessment @param {I18n} i18n */
function timeRemaining({ phase, eta, stale }, { verdict }, { devices, format }) {
  if (phase !== "live" || stale) return null;
  const entry = (/** @type {import("preact").ComponentChild} */ value) => h("div", {}, h("dt", {}, devices.timeRemaining), h("dd", {}, value));
  if (verdict === "waiting_for_devices") return entry(h("span", { class: "muted" }, devices.untilOnline));
  if (verdict !== "in_progress" && verdict !== "in_progress_with_failures") return null;
  return entry(eta ? h("strong", {}, devices.eta(format.range(eta.lowMs, eta.highMs))) : h("span", { class: "muted" }, devices.etaUnknown));
}
