import { h } from "preact";
import { muted } from "./elements.js";
import { time } from "./time.js";

/** @typedef {import("../i18n/index.js").I18n} I18n */

/**
 * When the task runs, and its retries.
 *
 * @param {import("../state.js").UpgradeTask["policy"]} policy
 * @param {import("./time.js").TimeContext} context
 * @param {I18n} i18n
 */
export function policy({ executeType, startTime, endTime, retryType, retryTimes }, context, i18n) {
  const { policy: texts } = i18n;
  const windowEdge = (/** @type {string} */ name, /** @type {Date | null} */ date) =>
    date && h("div", { class: "edge" }, muted(name), time(date, context, i18n));
  return h(
    "div",
    {},
    h("div", {}, texts[executeType]),
    windowEdge(texts.from, startTime),
    windowEdge(texts.until, endTime),
    h("div", {}, retryType ? texts.retry(retryTimes) : texts.noRetry),
  );
}
