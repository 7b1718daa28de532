import { h } from "preact";
import { percents, countsOf } from "../counts.js";
import { numberOf } from "./counts.js";
import { entry, muted } from "./elements.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../messages.js").MessageContext} MessageContext */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** How many devices are upgraded, how many are still to come, and how long that takes. @param {State} state @param {MessageContext} context @param {I18n} i18n */
export function figures(state, context, i18n) {
  const { devices, format } = i18n;
  const { task, assessment } = context;
  const { total, finished, terminal } = assessment;
  const counts = countsOf(task, assessment);
  const share = percents(counts, total).succeeded;
  const { succeeded } = counts;
  const isFinishedKnown = [succeeded, counts.failed, counts.stopped].every((count) => count !== null);
  return h(
    "dl",
    { class: "figures", part: "figures" },
    figure(devices.upgraded, succeeded, total, share === null || succeeded === null ? "" : format.percent(share, succeeded), i18n),
    terminal ? notUpgraded(succeeded, total, i18n) : figure(devices.finished, isFinishedKnown ? finished : null, total, isFinishedKnown ? format.share(finished, total) : "", i18n),
    timeLeft(state, assessment, i18n),
  );
}

/** "Finished" would sound like a success. @param {number | null} succeeded @param {number | null} total @param {I18n} i18n */
function notUpgraded(succeeded, total, i18n) {
  if (total === null || succeeded === null || succeeded >= total) return null;
  return entry(i18n.devices.notUpgraded, h("strong", {}, i18n.format.number(total - succeeded)));
}

/** @param {string} name @param {number | null} count @param {number | null} total @param {string} share @param {I18n} i18n */
function figure(name, count, total, share, i18n) {
  const of = total === null ? null : ` ${i18n.devices.of(i18n.format.number(total))} `;
  return entry(name, h("strong", {}, numberOf(count, i18n)), of, share && h("span", { class: "share" }, share));
}

/** @param {State} state @param {MessageContext["assessment"]} assessment @param {I18n} i18n */
function timeLeft({ phase, eta, stale }, { verdict }, { devices, format }) {
  if (phase !== "live" || stale) return null;
  if (verdict === "waiting_for_devices") return entry(devices.timeRemaining, muted(devices.untilOnline));
  if (verdict !== "in_progress" && verdict !== "in_progress_with_failures") return null;
  const value = eta ? h("strong", {}, format.range(eta.lowMs, eta.highMs)) : muted(devices.etaUnknown);
  return entry(devices.timeRemaining, value);
}
