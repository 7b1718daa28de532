import { h } from "preact";
import { changesOf } from "../history.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */
/** @typedef {import("../history.js").Sample} Sample */

const MAX_SHOWN = 50;
const [WIDTH, HEIGHT] = [240, 24];

/** The changes since the page was opened, as a line and as a list. @param {State} state @param {I18n} i18n */
export function historyView({ history, now, zone, phase }, i18n) {
  const changes = changesOf(history);
  if (changes.length === 0) return null;
  const { title, change, unchanged } = i18n.history;
  const time = (/** @type {number} */ at) => i18n.format.timeOfDay(new Date(at), zone);
  const lastAt = changes[0].at;
  return h(
    "details",
    { class: "history", part: "history" },
    h("summary", {}, h("span", {}, title), line(history, phase === "live" ? now : lastAt), phase === "live" ? h("span", { class: "muted" }, unchanged(i18n.format.age(now - lastAt))) : null),
    h(
      "ol",
      {},
      changes.slice(0, MAX_SHOWN).map(({ at, succeeded, failed, stopped }) => h("li", { key: at }, h("time", { datetime: new Date(at).toISOString() }, time(at)), " ", change(succeeded, failed, stopped))),
    ),
  );
}

/** The shares of upgraded and failed devices over time; decorative, as the list says the same. @param {Sample[]} history @param {number} until */
function line(history, until) {
  const [{ at: from }] = history;
  const points = (/** @type {"succeeded" | "failed"} */ key) => {
    const y = (/** @type {Sample} */ sample) => (HEIGHT * (1 - Math.min(1, sample[key] / (sample.total || 1)))).toFixed(1);
    const x = (/** @type {number} */ at) => ((WIDTH * (at - from)) / Math.max(1, until - from)).toFixed(1);
    // Counts change in steps.
    return history.map((sample, index) => `${x(sample.at)},${y(sample)} ${x(history[index + 1]?.at ?? until)},${y(sample)}`).join(" ");
  };
  return h(
    "svg",
    { class: "line", viewBox: `-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`, "aria-hidden": "true" },
    /** @type {const} */ (["succeeded", "failed"]).map((key) => h("polyline", { class: key, points: points(key) })),
  );
}
