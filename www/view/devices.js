import { h } from "../dom.js";
import { words } from "../words.js";
import { number, share } from "./format.js";
import { sign } from "./shape.js";

/** What the bar and the table show: each device under one result. @typedef {import("iot-upgrade-task/external").Assessment} Counts */
/** @typedef {"succeeded" | "failed" | "timedOut" | "stopped" | "inProgress" | "waiting" | "unaccounted"} Result */
/** @typedef {{ result: Result, count: number }} Row */

/** How many devices are through, and how many well: two numbers. @param {Counts} counts */
export function figures({ finished, succeeded, total }) {
  return h(
    "dl",
    { class: "figures" },
    figure(words.devices.finished, finished, total),
    figure(words.devices.successful, succeeded, total),
  );
}

/** @param {string} name @param {number} count @param {number | null} total */
function figure(name, count, total) {
  const of = total === null ? "" : ` ${words.devices.of(number(total))} `;
  return h(
    "div",
    {},
    h("dt", {}, name),
    h("dd", {}, h("strong", {}, number(count)), of, total ? h("span", { class: "share" }, share(count, total)) : null),
  );
}

/** The devices as a stacked bar. @param {Counts} counts */
export function bar(counts) {
  const parts = rows(counts).filter(({ count }) => count > 0);
  if (parts.length === 0) {
    return h("p", { class: "muted" }, counts.total === 0 ? words.devices.none : words.devices.notCounted);
  }
  const label = parts.map(({ result, count }) => `${words.result[result]} ${number(count)}`).join(", ");
  return h(
    "div",
    { class: "bar", role: "img", "aria-label": words.devices.bar(label) },
    ...parts.map(({ result, count }) => h("span", { class: result, style: `flex-grow: ${count}` })),
  );
}

/** The numbers of the bar. @param {Counts} counts */
export function table(counts) {
  const { total, failed, timedOut } = counts;
  const { caption, result, count, share } = words.devices;
  return h(
    "div",
    { class: "devices" },
    h(
      "table",
      {},
      h("caption", { class: "unseen" }, caption),
      h("thead", {}, h("tr", {}, heading(result), heading(count), heading(share))),
      h("tbody", {}, ...rows(counts).map((row) => tableRow(row, total))),
      h("tfoot", {}, cells([words.devices.total], total === null ? "–" : number(total), "")),
    ),
    timedOut ? h("p", { class: "muted" }, words.devices.timedOut(failed, timedOut)) : null,
  );
}

/** In the order of the bar, every device in one row. @param {Counts} counts @returns {Row[]} */
function rows(counts) {
  return [
    { result: "succeeded", count: counts.succeeded },
    { result: "failed", count: counts.failed - counts.timedOut },
    { result: "timedOut", count: counts.timedOut },
    { result: "stopped", count: counts.stopped },
    { result: "inProgress", count: counts.inProgress },
    { result: "waiting", count: counts.waiting },
    { result: "unaccounted", count: counts.unaccounted },
  ];
}

/** @param {Row} row @param {number | null} total */
function tableRow({ result, count }, total) {
  const row = cells([sign(result), words.result[result]], number(count), share(count, total));
  row.toggleAttribute("data-none", count === 0);
  // Only an answer that does not add up has this row.
  row.hidden = result === "unaccounted" && count === 0;
  return row;
}

/** @param {(Node | string)[]} name @param {string} count @param {string} share */
function cells(name, count, share) {
  return h("tr", {}, h("th", { scope: "row" }, ...name), h("td", {}, count), h("td", {}, share));
}

/** @param {string} name */
function heading(name) {
  return h("th", { scope: "col" }, name);
}
