import { h } from "../dom.js";
import { time } from "./time.js";

/** @typedef {import("../words/index.js").Words} Words */

/**
 * When and how often the task runs, in words.
 *
 * @param {import("../state.js").UpgradeTask["policy"]} policy
 * @param {import("./time.js").Here} here
 * @param {Words} words
 */
export function policy({ executeType, startTime, endTime, retryType, retryTimes }, here, words) {
  const { policy: say } = words;
  const limit = (/** @type {string} */ name, /** @type {Date | null} */ date) =>
    date && h("div", {}, h("span", { class: "muted" }, `${name} `), time(date, here, words));
  return h(
    "div",
    {},
    h("div", {}, say[executeType]),
    limit(say.from, startTime),
    limit(say.until, endTime),
    h("div", {}, retryType ? say.retry(retryTimes) : say.noRetry),
  );
}
