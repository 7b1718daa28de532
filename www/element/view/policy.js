import { h } from "../dom.js";
import { time } from "./time.js";

/** @typedef {import("../i18n/index.js").I18n} I18n */

/**
 * When and how often the task runs, in words.
 *
 * @param {import("../state.js").UpgradeTask["policy"]} policy
 * @param {import("./time.js").Here} here
 * @param {I18n} i18n
 */
export function policy({ executeType, startTime, endTime, retryType, retryTimes }, here, i18n) {
  const { policy: say } = i18n;
  const limit = (/** @type {string} */ name, /** @type {Date | null} */ date) =>
    date && h("div", {}, h("span", { class: "muted" }, `${name} `), time(date, here, i18n));
  return h(
    "div",
    {},
    h("div", {}, say[executeType]),
    limit(say.from, startTime),
    limit(say.until, endTime),
    h("div", {}, retryType ? say.retry(retryTimes) : say.noRetry),
  );
}
