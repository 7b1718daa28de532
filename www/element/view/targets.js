import { h } from "../dom.js";
import { code, notGiven } from "./text.js";

/** @typedef {import("../words/index.js").Words} Words */

const LONG = 4;

/** What the task is for. @param {import("../state.js").UpgradeTask["targets"]} targets @param {string} search @param {Words} words */
export function targets({ devices, deviceGroups, deviceType, model, manufacturerName }, search, words) {
  const { targets: names } = words;
  const given = devices?.length || deviceGroups?.length;
  return h(
    "div",
    { class: "targets", part: "targets" },
    given ? null : notGiven(words),
    devices?.length ? list(names.devices(devices.length), devices, search, words) : null,
    deviceGroups?.length ? list(names.groups(deviceGroups.length), deviceGroups, search, words) : null,
    property(names.deviceType, deviceType, words),
    property(names.model, model, words),
    property(names.manufacturer, manufacturerName, words),
  );
}

/** @param {string} title @param {string[]} names @param {string} search @param {Words} words */
function list(title, names, search, words) {
  if (names.length <= LONG) return h("div", {}, title, h("ul", {}, ...items(names, words)));
  const sought = search.trim().toLowerCase();
  const found = names.filter((name) => name.toLowerCase().includes(sought));
  return h(
    "details",
    {},
    h("summary", {}, title),
    h(
      "div",
      { class: "search" },
      h("input", { type: "search", "data-action": "search", value: search, "aria-label": words.targets.search, placeholder: words.targets.search, autocomplete: "off", spellcheck: "false" }),
      h("span", { class: "muted" }, words.targets.matches(found.length, names.length)),
      h("button", { type: "button", "data-action": "copy-targets" }, words.targets.copy),
    ),
    // It scrolls, so the keyboard must reach it.
    h("ul", { tabindex: 0, "aria-label": title }, ...items(found, words)),
  );
}

/** @param {string[]} names @param {Words} words */
function items(names, words) {
  return names.map((name) => h("li", {}, code(name, words)));
}

/** @param {string} name @param {string | null} value @param {Words} words */
function property(name, value, words) {
  return value ? h("div", {}, h("span", { class: "muted" }, `${name} `), code(value, words)) : null;
}
