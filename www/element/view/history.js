import { h } from "preact";
import { changesOf, difference } from "../history.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */
/** @typedef {import("../history.js").Sample} Sample */

const MAX_SHOWN = 50;
const [WIDTH, HEIGHT] = [240, 24];

/** The changes since the page was opened, as a line, a sum and a list. @param {State} state @param {I18n} i18n */
export function historyView({ history, now, zone, phase }, i18n) {
  const changes = changesOf(history);
  if (changes.length === 0) return null;
  const { title, change } = i18n.history;
  const time = (/** @type {number} */ at) => i18n.format.timeOfDay(new Date(at), zone);
  const since = `${title} (${time(history[0].at)} ${i18n.format.zone(new Date(now), zone)})`;
  const sum = difference(history[0], history[history.length - 1]);
  return h(
    "details",
    { class: "history", part: "history" },
    h("summary", {}, h("span", {}, since), line(history, phase === "live" ? now : changes[0].at), h("span", {}, change(sum))),
    h("ol", {}, changes.slice(0, MAX_SHOWN).map((shown) => h("li", { key: shown.at }, h("time", { datetime: new Date(shown.at).toISOString() }, time(shown.at)), " ", change(shown)))),
  );
}

/** The shares of upgraded and failed devices over time; decorative, as the list says the same. @param {Sample[]} history @param {number} until */
function line(history, until) {
  const [{ at: from }] = history;
  const points = (/** @type {"succeeded" | "failed"} */ key) => {
    const share = (/** @type {Sample} */ { succeeded, failed, timedOut, total }) => (key === "failed" ? failed + timedOut : succeeded) / (total || 1);
    const y = (/** @type {Sample} */ sample) => (HEIGHT * (1 - Math.min(1, share(sample)))).toFixed(1);
    const x = (/** @type {number} */ at) => ((WIDTH * (at - from)) / Math.max(1, until - from)).toFixed(1);
    // Counts change in steps.
    return history.map((sample, index) => `${x(sample.at)},${y(sample)} ${x(history[index + 1]?.at ?? until)},${y(sample)}`).join(" ");
  };
  return h(
    "svg",
    { class: "line", viewBox: `-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`, "aria-hidden": "true" },
    h("polyline", { class: "succeeded", points: points("succeeded") }),
    history.some(({ failed, timedOut }) => failed + timedOut > 0) ? h("polyline", { class: "failed", points: points("failed") }) : null,
  );
}
