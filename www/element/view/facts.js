import { h } from "../dom.js";
import { policy } from "./policy.js";
import { targets } from "./targets.js";
import { code, notGiven, text } from "./text.js";
import { time } from "./time.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").UpgradeTask} UpgradeTask */
/** @typedef {import("../words/index.js").Words} Words */

/** What the task is, and when it ran. @param {State} state @param {UpgradeTask} task @param {Words} words */
export function facts(state, task, words) {
  const { facts: names } = words;
  const when = (/** @type {string} */ name, /** @type {Date | null} */ date) => date && fact(name, time(date, state, words));
  return h(
    "dl",
    { class: "facts", part: "facts" },
    fact(names.version, release(task.extendPara, words)),
    fact(names.targets, targets(task.targets, state.search, words)),
    fact(names.type, words.type[task.operateType]),
    task.createTime ? when(names.created, task.createTime) : fact(names.created, notGiven(words)),
    when(names.started, task.startTime),
    when(names.ended, task.stopTime),
    duration(state, task, words),
    fact(names.zone, zones(state, words)),
    fact(names.policy, policy(task.policy, state, words)),
  );
}

/** The version, and whatever else the platform tells of the release. @param {UpgradeTask["extendPara"]} extendPara @param {Words} words */
function release({ fileVersion, ...others }, words) {
  return h(
    "div",
    {},
    fileVersion ? code(fileVersion, words) : notGiven(words),
    ...Object.entries(others).map(([key, value]) =>
      h("div", {}, h("span", { class: "muted" }, text(key, words)), " ", code(typeof value === "string" ? value : JSON.stringify(value), words)),
    ),
  );
}

/** @param {State} state @param {UpgradeTask} task @param {Words} words */
function duration({ phase, poll, now }, { startTime, stopTime, status }, { facts, format }) {
  // While it runs: up to the last that is known of it.
  const last = phase === "live" ? now : (poll?.answeredAt?.getTime() ?? now);
  const end = stopTime?.getTime() ?? (status === "processing" ? last : null);
  // The clocks of the platform and of this machine need not agree.
  if (!startTime || end === null || end < startTime.getTime()) return null;
  const length = format.duration(end - startTime.getTime());
  return fact(facts.duration, stopTime ? length : facts.soFar(length));
}

/** @param {State} state @param {Words} words */
function zones({ zone, now }, { facts, format }) {
  const choice = (/** @type {State["zone"]} */ value, /** @type {string} */ name) =>
    h("button", { type: "button", "data-action": "zone", value, "aria-pressed": String(value === zone) }, name);
  const local = `${facts.local} (${format.zone(new Date(now), "local")})`;
  return h("span", { class: "choice" }, choice("local", local), choice("UTC", facts.utc));
}

/** @param {string} name @param {Node | string} value */
function fact(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}
