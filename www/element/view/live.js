import { h } from "preact";
import { time } from "./time.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

const INTERVALS = [5, 15, 60, 300];

/** Age of the data, and the controls of polling. @param {State} state @param {I18n} i18n */
export function live(state, i18n) {
  const { phase, stale, online } = state;
  if (phase === "idle") return null;
  const isActive = phase === "loading" || phase === "live";
  const { label, state: markState } = mark(phase, state, i18n);
  return h(
    "header",
    { class: "live", part: "live" },
    stale && markState === "live" ? null : h("p", { class: "mark", part: "mark", "data-state": markState }, label),
    stale ? h("p", { class: "stale", part: "stale" }, i18n.live.stale) : null,
    clocks(state, i18n),
    isActive || phase === "failed" ? controls(state, i18n) : null,
    isActive && !online ? h("p", { class: "offline", part: "offline" }, offline(state, i18n)) : null,
  );
}

/**
 * The state of polling in one word.
 *
 * @param {Exclude<State["phase"], "idle">} phase
 * @param {State} state
 * @param {I18n} i18n
 */
function mark(phase, { paused, online, error }, { live }) {
  if (phase !== "loading" && phase !== "live") return { state: phase, label: live[phase] };
  const state = !online ? "disconnected" : paused ? "paused" : error !== null ? "retrying" : phase;
  return { state, label: live[state] };
}

/** @param {State} state @param {I18n} i18n */
function offline({ poll, zone }, { live, format }) {
  return poll?.answeredAt ? live.offlineSince(format.dateTime(poll.answeredAt, zone)) : live.offline;
}

/** Times of the last request, response and change: relative, and exact in the details. @param {State} state @param {I18n} i18n */
function clocks(state, i18n) {
  const { poll, phase } = state;
  if (!poll || phase === "saved") return null;
  /** @type {[string, Date | null][]} */
  const times = [[i18n.live.askedAt, poll.askedAt], [i18n.live.answeredAt, poll.answeredAt], [i18n.live.changedAt, poll.changedAt]];
  const nextPoll = untilNextPoll(state, i18n);
  return h(
    "details",
    { class: "clocks", part: "clocks" },
    h(
      "summary",
      {},
      ...times.map(([name, date]) => clock(name, date ? i18n.format.relativeTime(Math.min(0, date.getTime() - state.now)) : i18n.live.notYet)),
      nextPoll === null ? null : clock(i18n.live.next, nextPoll),
    ),
    h(
      "dl",
      {},
      ...times.map(([name, date]) => h("div", {}, h("dt", {}, name), h("dd", {}, date ? time(date, state, i18n) : i18n.live.notYet))),
    ),
  );
}

/** @param {string} name @param {string} distance */
function clock(name, distance) {
  return h("span", { class: "clock" }, h("span", { class: "muted" }, name), ` ${distance}`);
}

/** Time until the next poll. @param {State} state @param {I18n} i18n */
function untilNextPoll({ busy, nextPollAt, now }, { live, format }) {
  if (busy) return live.now;
  if (nextPollAt === null) return null;
  return nextPollAt - now < 1000 ? live.now : format.relativeTime(nextPollAt - now);
}

/** @param {State} state @param {I18n} i18n */
function controls({ phase, paused, interval }, i18n) {
  const { live } = i18n;
  if (phase === "failed") {
    return h("div", { class: "controls", part: "controls" }, button("refresh", live.restart, { "data-main": true }));
  }
  return h(
    "div",
    { class: "controls", part: "controls" },
    h("label", {}, h("span", {}, live.interval), intervalSelect(interval, i18n)),
    button(paused ? "resume" : "pause", live.pause, { key: "pause", "aria-pressed": String(paused) }),
    button("refresh", live.refresh),
  );
}

/** @param {number | null} selected @param {I18n} i18n */
function intervalSelect(selected, { live, format }) {
  const options = [...new Set([...INTERVALS, ...(selected === null ? [] : [selected])])].sort((one, other) => one - other);
  return h(
    "select",
    { "data-action": "interval", value: String(selected ?? "") },
    h("option", { value: "" }, live.automatic),
    ...options.map((seconds) => h("option", { value: seconds }, format.duration(seconds * 1000))),
  );
}

/** @param {string} action @param {string} text @param {Record<string, string | boolean>} [attributes] */
function button(action, text, attributes) {
  return h("button", { key: action, type: "button", "data-action": action, ...attributes }, text);
}
