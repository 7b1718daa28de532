import { h } from "preact";
import { outdated } from "../../devices/plan.js";
import { pageOf } from "../../devices/rows.js";
import { issuesOf, partSentence, select, selectFailures } from "../../devices/select.js";
import { button, muted, searchField } from "../elements.js";
import { issueList } from "../issues.js";
import { notice } from "../notice.js";
import { filters, shownFilters } from "./filters.js";
import { loadStatus } from "./load_status.js";
import { reasons } from "./reasons.js";
import { pager, table } from "./table.js";

/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../i18n/index.js").I18n} I18n */

/** From this many devices on, they can be searched and filtered by reason, and on a phone be sorted. */
const MIN_SEARCHABLE = 5;

/** The devices of the task: which ones are listed, why they failed, and each of them. @param {State} state @param {I18n} i18n */
export function devicesSection(state, i18n) {
  const { devices } = state;
  // Nothing can be queried for a given or a saved task; a saved error is of another response.
  const isShown = state.phase === "saved" ? devices.filter !== null && state.error === null : state.task !== null && shownFilters(state).length > 0;
  if (devices.isOff || !isShown) return null;
  return h(
    "section",
    { class: "devices", part: "devices" },
    h("div", { class: "heading" }, h("h3", {}, i18n.deviceList.heading), state.phase !== "saved" && outdated("all", devices, state).length ? h("p", { class: "muted" }, i18n.deviceList.cost) : null),
    filters(state, i18n),
    devices.filter === null ? null : opened(state, i18n),
  );
}

/** @param {State} state @param {I18n} i18n */
function opened(state, i18n) {
  const { devices } = state;
  const { subTasks, groups, matching } = select(state, i18n);
  const page = pageOf(matching, devices.page);
  // What was searched for in a longer list can be seen and cleared.
  const isShort = subTasks.length < MIN_SEARCHABLE && !devices.search && !devices.reason;
  return [
    loadStatus(state, subTasks.length, i18n),
    isShort ? null : reasons(groups, devices.reason, i18n),
    subTasks.length ? tools(state, isShort ? "" : i18n.matches(matching.length, subTasks.length), i18n) : null,
    matching.length ? [table(state, page, matching.length, isShort, i18n), pager(page, matching.length, i18n)] : nothing(state, subTasks.length, i18n),
    issueList(issuesOf(state), i18n),
  ];
}

/** @param {State} state @param {number} count @param {I18n} i18n */
function nothing(state, count, i18n) {
  const { devices, phase } = state;
  const filter = devices.filter ?? "all";
  if (count > 0) return h("p", { class: "muted" }, i18n.deviceList.noMatch);
  const isKnown = phase === "saved" || outdated(filter, devices, state).length === 0;
  // That some are missing stands in the line above.
  if (!isKnown || devices.loading || partSentence(state, filter, count, i18n)) return null;
  return h("p", { class: "muted" }, i18n.deviceList.none);
}

/** @param {State} state @param {string} matches How many of how many devices are found; empty for a short list. @param {I18n} i18n */
function tools(state, matches, { deviceList, facts, format }) {
  const { devices, zone, now } = state;
  return h(
    "div",
    { class: "search" },
    matches && [searchField("devices-search", devices.search, deviceList.search), muted(matches)],
    selectFailures(state).subTasks.some(({ deviceId }) => deviceId !== null) ? button("copy-failed-devices", deviceList.copyFailed) : null,
    notice(state, "copy-failed-devices"),
    button("download-devices", deviceList.download),
    button("download-devices-json", deviceList.downloadJson),
    muted(`${facts.zone} ${format.zone(new Date(now), zone)}`),
  );
}
