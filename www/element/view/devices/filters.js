import { h } from "preact";
import { countOf } from "../../devices/plan.js";
import { subTasksOf } from "../../devices/rows.js";
import { QUERIED_STATUSES, RESULTS } from "../../devices/state.js";
import { numberOf } from "../counts.js";
import { button, muted } from "../elements.js";

/** @typedef {import("../../devices/state.js").Filter} Filter */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../i18n/index.js").I18n} I18n */

/** The results as filters: what needs attention comes first. @param {State} state @param {I18n} i18n */
export function filters(state, i18n) {
  const { deviceList, result } = i18n;
  return h(
    "div",
    { class: "filters", role: "group", "aria-label": deviceList.filters },
    shownFilters(state).map(({ filter, count }) =>
      button(
        "devices-filter",
        [
          // One arithmetic with the counts above: the platform lists both as failed.
          filter === "fail" && state.assessment?.timedOut ? deviceList.failedOrTimedOut : filter === "all" ? deviceList.all : result[RESULTS[filter]],
          // Beside those of the task, they would be the same numbers again.
          state.task ? null : [" ", muted(numberOf(count, i18n))],
        ],
        { key: filter, value: filter, "aria-pressed": state.devices.filter === filter },
      ),
    ),
  );
}

/** Those with devices, or with a number of them that is not known. @param {State} state @returns {{ filter: Filter, count: number | null }[]} */
export function shownFilters(state) {
  const { lists, filter: opened } = state.devices;
  /** @type {Filter[]} */
  const statuses = [...QUERIED_STATUSES, ...(lists.unknown ? /** @type {const} */ (["unknown"]) : [])];
  const counted = statuses
    .map((filter) => ({ filter, count: countOf(filter, state) ?? loadedCount(filter, state) }))
    .filter(({ filter, count }) => count === null || count > 0 || filter === opened);
  const sum = state.task ? countOf("all", state) : subTasksOf(lists, "all", state).length + state.devices.missing;
  return counted.length ? [...counted, { filter: "all", count: sum }] : [];
}

/** @param {Filter} filter @param {State} state */
function loadedCount(filter, { devices, task, phase }) {
  const loaded = devices.lists[/** @type {"fail"} */ (filter)]?.subTasks.length;
  // The others may be of this status, too.
  if (loaded && devices.missing) return null;
  // What was saved is all that there is to know.
  return loaded ?? (task && phase !== "saved" ? null : 0);
}
