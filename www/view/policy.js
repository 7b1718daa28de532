import { h } from "../dom.js";
import { words } from "../words.js";
import { time } from "./format.js";

/** When and how often the task runs, in words. @param {import("iot-upgrade-task/external").UpgradeTask["policy"]} policy */
export function policy({ executeType, startTime, endTime, retryType, retryTimes }) {
  return h(
    "div",
    {},
    h("div", {}, words.policy[executeType]),
    limit(words.policy.from, startTime),
    limit(words.policy.until, endTime),
    h("div", {}, retryType ? words.policy.retry(retryTimes) : words.policy.noRetry),
  );
}

/** @param {string} name @param {Date | null} date */
function limit(name, date) {
  return date && h("div", {}, h("span", { class: "muted" }, `${name} `), time(date));
}
