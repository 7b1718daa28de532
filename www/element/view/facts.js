import { h } from "preact";
import { entry, muted } from "./elements.js";
import { policy } from "./policy.js";
import { targets } from "./targets.js";
import { code, notGiven, text } from "./text.js";
import { time } from "./time.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").UpgradeTask} UpgradeTask */
/** @typedef {import("../i18n/index.js").I18n} I18n */

/** Properties and times of the task. @param {State} state @param {UpgradeTask} task @param {I18n} i18n */
export function facts(state, task, i18n) {
  const { facts: labels } = i18n;
  // The platform's clock may be ahead of this one: what has happened is not yet to come.
  const optionalTime = (/** @type {string} */ name, /** @type {Date | null} */ date) => date && entry(name, time(date, state, i18n, { isRelative: date.getTime() <= state.now }));
  return h(
    "dl",
    { class: "facts", part: "facts" },
    entry(labels.version, release(task.extendPara, i18n)),
    entry(labels.targets, targets(task.targets, state, i18n)),
    entry(labels.type, i18n.type[task.operateType]),
    task.createTime ? optionalTime(labels.created, task.createTime) : entry(labels.created, notGiven(i18n)),
    optionalTime(labels.started, task.startTime),
    optionalTime(labels.ended, task.stopTime),
    duration(state, task, i18n),
    entry(labels.zone, zones(state, i18n)),
    entry(labels.policy, policy(task.policy, state, i18n)),
  );
}

/** The version, and all other fields of `extendPara`. @param {UpgradeTask["extendPara"]} extendPara @param {I18n} i18n */
function release({ fileVersion, ...others }, i18n) {
  return h(
    "div",
    {},
    fileVersion ? code(fileVersion, i18n) : notGiven(i18n),
    ...Object.entries(others).map(([key, value]) =>
      h("div", {}, muted(text(key, i18n)), " ", code(typeof value === "string" ? value : JSON.stringify(value), i18n)),
    ),
  );
}

/** @param {State} state @param {UpgradeTask} task @param {I18n} i18n */
function duration({ phase, poll, now }, { startTime, stopTime, status }, { facts, format }) {
  // Without a connection, the last response is the latest known point in time.
  const lastKnown = phase === "live" ? now : (poll?.answeredAt?.getTime() ?? now);
  // How long ago a response was saved is not known.
  const end = stopTime?.getTime() ?? (status === "processing" && phase !== "saved" ? lastKnown : null);
  // The clocks of the platform and of this machine may differ.
  if (!startTime || end === null || end < startTime.getTime()) return null;
  const elapsed = format.duration(end - startTime.getTime());
  return entry(facts.duration, stopTime ? elapsed : facts.soFar(elapsed));
}

/** @param {State} state @param {I18n} i18n */
function zones({ zone, now }, { facts, format }) {
  const option = (/** @type {State["zone"]} */ value, /** @type {string} */ name) => h("option", { value }, name);
  const local = `${facts.local} (${format.zone(new Date(now), "local")})`;
  return h("select", { "data-action": "zone", value: zone, "aria-label": facts.zone }, option("local", local), option("UTC", facts.utc));
}
