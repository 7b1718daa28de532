import { h } from "preact";
import { describeReason } from "../../devices/describe.js";
import { durationOf } from "../../devices/rows.js";
import { RESULTS } from "../../devices/state.js";
import { button, muted } from "../elements.js";
import { icon } from "../icons.js";
import { BIDI_CONTROLS, code, text } from "../text.js";

/** @typedef {import("../../devices/state.js").UpgradeSubTask} UpgradeSubTask */
/** @typedef {import("../../devices/rows.js").Page} Page */
/** @typedef {import("../../devices/state.js").Column} Column */
/** @typedef {import("../../devices/state.js").DevicesState} DevicesState */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../i18n/index.js").I18n} I18n */

/** On a phone, the first ones are visible without scrolling. */
const COLUMNS = /** @type {const} */ (["device", "result", "reason", "duration", "started", "ended"]);

/** One page of the devices. @param {State} state @param {Page} shown @param {number} count @param {boolean} isShort There are few devices, whatever is searched for. @param {I18n} i18n */
export function table(state, { rows, first }, count, isShort, i18n) {
  const { deviceList } = i18n;
  return h(
    "div",
    // Where it scrolls, keys do so from the buttons in its header.
    { class: "scroll" },
    h(
      "table",
      { class: "device-table", "data-short": isShort || null, "aria-rowcount": count + 1 },
      h("thead", {}, h("tr", {}, COLUMNS.map((column) => header(column, state.devices, deviceList)))),
      h("tbody", {}, rows.map((subTask, index) => row(subTask, first + index, state, i18n))),
    ),
  );
}

/** @param {Column} column @param {DevicesState} devices @param {I18n["deviceList"]} texts */
function header(column, { sort }, { column: names }) {
  const direction = sort?.column !== column ? "none" : sort.isDescending ? "descending" : "ascending";
  return h("th", { key: column, scope: "col", "aria-sort": direction }, button("devices-sort", names[column], { value: column }));
}

/** @param {UpgradeSubTask} subTask @param {number} index @param {State} state @param {I18n} i18n */
function row(subTask, index, state, i18n) {
  const { subOperationId, deviceId, status, detailInfo, startTime, stopTime } = subTask;
  const { deviceList, format } = i18n;
  const reason = describeReason(subTask, i18n);
  const isKnown = detailInfo && detailInfo !== reason;
  const duration = durationOf(subTask, state.now);
  const isOpen = status === "processing" || status === "wait";
  const lasting = duration === null || duration < 0 ? "" : isOpen ? deviceList.inState(format.age(duration)) : format.duration(duration);
  return h(
    "tr",
    { key: subOperationId ?? `row ${index}`, "aria-rowindex": index + 2 },
    h("th", { scope: "row" }, deviceId === null ? muted(deviceList.noId) : code(deviceId.replace(BIDI_CONTROLS, ""), i18n)),
    h("td", { class: "result" }, icon(RESULTS[status]), " ", i18n.result[RESULTS[status]]),
    h(
      "td",
      { class: "reason", title: isKnown ? detailInfo : null },
      reason ? plain(reason, i18n) : null,
      // In English, the platform's words for a known reason are nearly the same.
      isKnown && i18n.language !== "en" ? h("small", { class: "muted" }, plain(detailInfo, i18n)) : null,
    ),
    h("td", { class: "duration" }, lasting),
    h("td", {}, moment(startTime, state, i18n)),
    h("td", {}, moment(stopTime, state, i18n)),
  );
}

/** What would reverse the text is left out. @param {string} value @param {I18n} i18n */
function plain(value, i18n) {
  return text(value.replace(BIDI_CONTROLS, ""), i18n);
}

/** @param {Date | null} date @param {State} state @param {I18n} i18n */
function moment(date, { zone, now }, { format }) {
  return date && h("time", { datetime: date.toISOString() }, format.shortDateTime(date, zone, new Date(now)));
}

/** Of no effect on the layout while there is only one page. @param {Page} shown @param {number} count @param {I18n} i18n */
export function pager({ page, pageCount, first, rows }, count, { deviceList }) {
  if (pageCount === 1) return null;
  const step = (/** @type {string} */ name, /** @type {number} */ target) => {
    const isPossible = target >= 0 && target < pageCount;
    // Not `disabled`, which would take the focus away from it.
    return button("devices-page", name, { key: name, value: isPossible ? target : page, "aria-disabled": !isPossible });
  };
  return h("nav", { class: "pager", "aria-label": deviceList.pages }, step(deviceList.previous, page - 1), muted(deviceList.range(first + 1, first + rows.length, count)), step(deviceList.next, page + 1));
}
