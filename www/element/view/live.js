import { h } from "../dom.js";
import { time } from "./time.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../words/index.js").Words} Words */

const INTERVALS = [5, 15, 60, 300];

/** How fresh the answer is, and the controls of asking. @param {State} state @param {Words} words */
export function live(state, words) {
  const { phase, stale, online } = state;
  if (phase === "idle") return null;
  const isAsking = phase === "asking" || phase === "live";
  const { name, is } = mark(phase, state, words);
  return h(
    "header",
    { class: "live", part: "live" },
    stale && is === "live" ? null : h("p", { class: "mark", part: "mark", "data-is": is }, name),
    stale ? h("p", { class: "stale", part: "stale" }, words.live.stale) : null,
    clocks(state, words),
    isAsking || phase === "failed" ? controls(state, words) : null,
    isAsking && !online ? h("p", { class: "offline", part: "offline" }, offline(state, words)) : null,
  );
}

/**
 * Whether it is asked, in a word.
 *
 * @param {Exclude<State["phase"], "idle">} phase
 * @param {State} state
 * @param {Words} words
 */
function mark(phase, { paused, online, error }, { live }) {
  if (phase !== "asking" && phase !== "live") return { is: phase, name: live[phase] };
  const is = !online ? "disconnected" : paused ? "paused" : error !== null ? "retrying" : phase;
  return { is, name: live[is] };
}

/** @param {State} state @param {Words} words */
function offline({ poll, zone }, { live, format }) {
  return poll?.answeredAt ? live.offlineSince(format.moment(poll.answeredAt, zone)) : live.offline;
}

/** When it was asked, answered and changed: how long ago, and on demand exactly. @param {State} state @param {Words} words */
function clocks(state, words) {
  const { poll, phase } = state;
  if (!poll || phase === "saved") return null;
  /** @type {[string, Date | null][]} */
  const moments = [[words.live.asked, poll.askedAt], [words.live.answered, poll.answeredAt], [words.live.changed, poll.changedAt]];
  const away = next(state, words);
  return h(
    "details",
    { class: "clocks", part: "clocks" },
    h(
      "summary",
      {},
      ...moments.map(([name, date]) => clock(name, date ? words.format.distance(Math.min(0, date.getTime() - state.now)) : words.live.never)),
      away === null ? null : clock(words.live.next, away),
    ),
    h(
      "dl",
      {},
      ...moments.map(([name, date]) => h("div", {}, h("dt", {}, name), h("dd", {}, date ? time(date, state, words) : words.live.never))),
    ),
  );
}

/** @param {string} name @param {string} distance */
function clock(name, distance) {
  return h("span", { class: "clock" }, h("span", { class: "muted" }, name), ` ${distance}`);
}

/** When it is asked again. @param {State} state @param {Words} words */
function next({ busy, nextAt, now }, { live, format }) {
  if (busy) return live.now;
  if (nextAt === null) return null;
  return nextAt - now < 1000 ? live.now : format.distance(nextAt - now);
}

/** @param {State} state @param {Words} words */
function controls({ phase, paused, interval }, words) {
  const { live } = words;
  if (phase === "failed") {
    // At its place among the others, so that it keeps the focus when pressed.
    return h("div", { class: "controls", part: "controls" }, null, null, button("refresh", live.again, { "data-main": true }));
  }
  return h(
    "div",
    { class: "controls", part: "controls" },
    h("label", {}, h("span", {}, live.interval), intervals(interval, words)),
    button(paused ? "resume" : "pause", live.pause, { "aria-pressed": String(paused) }),
    button("refresh", live.refresh, {}),
  );
}

/** @param {number | null} chosen @param {Words} words */
function intervals(chosen, { live, format }) {
  const offered = [...new Set([...INTERVALS, ...(chosen === null ? [] : [chosen])])].sort((one, other) => one - other);
  return h(
    "select",
    { "data-action": "interval" },
    h("option", { value: "", selected: chosen === null }, live.automatic),
    ...offered.map((seconds) => h("option", { value: seconds, selected: seconds === chosen }, format.duration(seconds * 1000))),
  );
}

/** @param {string} action @param {string} text @param {import("../dom.js").Attributes} attributes */
function button(action, text, attributes) {
  return h("button", { type: "button", "data-action": action, ...attributes }, text);
}
