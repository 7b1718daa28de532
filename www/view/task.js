import { assessUpgradeTask } from "iot-upgrade-task/external";
import { h, patch } from "../dom.js";
import { words } from "../words.js";
import { bar, figures, table } from "./devices.js";
import { duration, time } from "./format.js";
import { issues } from "./issues.js";
import { json } from "./json.js";
import { policy } from "./policy.js";
import { sign } from "./shape.js";
import { targets } from "./targets.js";
import { code, notGiven } from "./text.js";

/** @typedef {import("iot-upgrade-task/external").UpgradeTask} UpgradeTask */

const SIGNS = /** @type {const} */ ({
  wait: "waiting",
  processing: "inProgress",
  failed: "failed",
  success: "succeeded",
  stop: "stopped",
  unknown: "unknown",
});

/**
 * Shows a task, changing only what is not shown already.
 *
 * @param {Element} container
 * @param {UpgradeTask} task
 * @param {Date} answeredAt
 */
export function render(container, task, answeredAt) {
  const counts = assessUpgradeTask(task, answeredAt);
  patch(
    container,
    h(
      "div",
      { class: "headline" },
      h("h2", { title: task.status }, sign(SIGNS[task.status]), words.status[task.status]),
      figures(counts),
    ),
    bar(counts),
    h("div", { class: "columns" }, table(counts), facts(task, answeredAt)),
    issues(task.issues),
    json(task),
  );
}

/** @param {UpgradeTask} task @param {Date} answeredAt */
function facts(task, answeredAt) {
  return h(
    "dl",
    { class: "facts" },
    fact(words.facts.operationId, code(task.operationId)),
    fact(words.facts.version, task.extendPara.fileVersion ? code(task.extendPara.fileVersion) : notGiven()),
    fact(words.facts.targets, targets(task.targets)),
    fact(words.facts.type, words.type[task.operateType]),
    fact(words.facts.created, task.createTime ? time(task.createTime) : notGiven()),
    task.startTime && fact(words.facts.started, time(task.startTime)),
    task.stopTime && fact(words.facts.stopped, time(task.stopTime)),
    runningTime(task, answeredAt),
    fact(words.facts.policy, policy(task.policy)),
  );
}

/** @param {UpgradeTask} task @param {Date} answeredAt */
function runningTime({ startTime, stopTime, status }, answeredAt) {
  const end = stopTime ?? (status === "processing" ? answeredAt : null);
  // The clocks of the platform and of this machine need not agree.
  if (!startTime || !end || end < startTime) return null;
  const length = duration(end.getTime() - startTime.getTime());
  return fact(words.facts.duration, stopTime ? length : words.soFar(length));
}

/** @param {string} name @param {Node | string} value */
function fact(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}
