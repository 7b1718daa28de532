import { h } from "preact";
import { button, muted, searchField } from "./elements.js";
import { notice } from "./notice.js";
import { code, notGiven } from "./text.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../i18n/index.js").I18n} I18n */

const MAX_UNFOLDED = 4;
/** More than a task may have (256). A response could hold hundreds of thousands, which would block the page. */
const MAX_SHOWN = 500;

/** The devices or device groups of the task. @param {import("../state.js").UpgradeTask["targets"]} targets @param {State} state @param {I18n} i18n */
export function targets({ devices, deviceGroups, deviceType, model, manufacturerName }, state, i18n) {
  const { targets: labels } = i18n;
  const hasTargets = devices?.length || deviceGroups?.length;
  return h(
    "div",
    { class: "targets", part: "targets" },
    hasTargets ? null : notGiven(i18n),
    devices?.length ? list(labels.devices(devices.length), devices, state, i18n) : null,
    deviceGroups?.length ? list(labels.groups(deviceGroups.length), deviceGroups, state, i18n) : null,
    property(labels.deviceType, deviceType, i18n),
    property(labels.model, model, i18n),
    property(labels.manufacturer, manufacturerName, i18n),
  );
}

/** @param {string} title @param {string[]} names @param {State} state @param {I18n} i18n */
function list(title, names, state, i18n) {
  if (names.length <= MAX_UNFOLDED) return h("div", {}, title, h("ul", {}, items(names, i18n)));
  const query = state.search.trim().toLowerCase();
  const matches = names.filter((name) => name.toLowerCase().includes(query));
  return h(
    "details",
    {},
    h("summary", {}, title),
    h(
      "div",
      { class: "search" },
      searchField("search", state.search, i18n.targets.search),
      muted(i18n.matches(matches.length, names.length)),
      button("copy-targets", i18n.targets.copy),
      notice(state, "copy-targets"),
    ),
    // It scrolls, so it must be focusable.
    h("ul", { tabIndex: 0, "aria-label": title }, items(matches.slice(0, MAX_SHOWN), i18n)),
    matches.length > MAX_SHOWN ? h("p", { class: "muted" }, i18n.issues.more(matches.length - MAX_SHOWN)) : null,
  );
}

/** @param {string[]} names @param {I18n} i18n */
function items(names, i18n) {
  return names.map((name) => h("li", {}, code(name, i18n)));
}

/** @param {string} name @param {string | null} value @param {I18n} i18n */
function property(name, value, i18n) {
  return value ? h("div", {}, muted(`${name} `), code(value, i18n)) : null;
}
