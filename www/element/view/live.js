import { h } from "preact";
import { delay } from "./activity.js";
import { button, entry } from "./elements.js";
import { time } from "./time.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

const INTERVALS = [5, 15, 60, 300];
/** A change that is younger than this is told by its time, an older one by how long nothing has changed. */
const RECENT_MS = 60_000;

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
    phase === "saved" ? null : controls(state, i18n),
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
function mark(phase, { isGiven, isRecording, paused, online, error, assessment }, { live }) {
  if (phase === "saved" && isGiven) return { state: phase, label: live.given };
  // A failed task is polled no more, though its retries may still change it.
  const mayChange = assessment?.reasons.some(({ code }) => code === "may_be_retried");
  if (phase === "ended" && mayChange) return { state: phase, label: live.failed };
  if (phase !== "loading" && phase !== "live") return { state: phase, label: live[phase] };
  const state = !online ? "disconnected" : paused ? "paused" : error !== null ? "retrying" : isRecording ? "recording" : phase;
  return { state, label: live[state] };
}

/** @param {State} state @param {I18n} i18n */
function offline({ poll, zone }, { live, format }) {
  return poll?.answeredAt ? live.offlineSince(format.dateTime(poll.answeredAt, zone)) : live.offline;
}

/** How old the data is and when it is renewed; the exact times are in the details. @param {State} state @param {I18n} i18n */
function clocks(state, i18n) {
  const { poll, phase } = state;
  const { live } = i18n;
  if (!poll || phase === "saved") return null;
  /** @type {[string, Date | null][]} */
  const times = [[live.askedAt, poll.askedAt], [live.answeredAt, poll.answeredAt], [live.changedAt, poll.changedAt]];
  return h(
    "details",
    { class: "clocks", part: "clocks" },
    h("summary", {}, ages(state, i18n).map((text) => h("span", { class: "clock" }, text))),
    h("dl", {}, times.map(([name, date]) => entry(name, date ? time(date, state, i18n, { isRelative: false }) : live.notYet))),
  );
}

/** @param {State} state @param {I18n} i18n */
function ages(state, i18n) {
  const { poll, now, phase } = state;
  const { live, format } = i18n;
  const { answeredAt = null, changedAt = null } = poll ?? {};
  const ago = (/** @type {Date} */ date) => format.relativeTime(Math.min(0, date.getTime() - now));
  const change =
    !changedAt ? (phase === "ended" ? null : live.noChange)
    : phase !== "live" || now - changedAt.getTime() < RECENT_MS ? live.changed(ago(changedAt))
    : live.unchanged(format.age(now - changedAt.getTime()));
  return [
    answeredAt ? live.updated(ago(answeredAt)) : live.noResponse,
    answeredAt && change,
    nextPoll(state, i18n),
  ].filter(Boolean);
}

/** When the next response is due. @param {State} state @param {I18n} i18n */
function nextPoll(state, i18n) {
  const { busy, nextPollAt, now, online, isRecording } = state;
  const { live, format } = i18n;
  const held = delay(state, i18n);
  if (held) return held;
  // Offline, the next one comes with the connection.
  if (!online || isRecording || (!busy && nextPollAt === null)) return null;
  return nextPollAt === null || nextPollAt - now < 1000 ? live.updating : live.next(format.relativeTime(nextPollAt - now));
}

/** @param {State} state @param {I18n} i18n */
function controls({ phase, paused, interval, tokenRejections }, i18n) {
  const { live } = i18n;
  const isActive = phase === "loading" || phase === "live";
  return h(
    "div",
    { class: "controls", part: "controls" },
    isActive ? h("label", {}, h("span", {}, live.interval), intervalSelect(interval, i18n)) : null,
    isActive ? button(paused ? "resume" : "pause", paused ? live.resume : live.pause, { key: "pause" }) : null,
    // With the rejected token, it would fail again.
    button("refresh", live.refresh, { "data-main": (phase === "failed" && !tokenRejections) || null }),
  );
}

/** @param {number | null} selected @param {I18n} i18n */
function intervalSelect(selected, { live, format }) {
  const options = [...new Set([...INTERVALS, ...(selected === null ? [] : [selected])])].sort((one, other) => one - other);
  return h(
    "select",
    { "data-action": "interval", value: String(selected ?? "") },
    h("option", { value: "" }, live.automatic),
    options.map((seconds) => h("option", { value: seconds }, format.duration(seconds * 1000))),
  );
}
