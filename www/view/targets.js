import { h } from "../dom.js";
import { words } from "../words.js";
import { code, notGiven } from "./text.js";

const LONG = 4;

/** What the task is for. @param {import("iot-upgrade-task/external").UpgradeTask["targets"]} targets */
export function targets({ devices, deviceGroups, deviceType, model, manufacturerName }) {
  const given = devices?.length || deviceGroups?.length;
  return h(
    "div",
    { class: "targets" },
    given ? null : notGiven(),
    devices?.length ? list(words.targets.devices(devices.length), devices) : null,
    deviceGroups?.length ? list(words.targets.groups(deviceGroups.length), deviceGroups) : null,
    property(words.targets.deviceType, deviceType),
    property(words.targets.model, model),
    property(words.targets.manufacturer, manufacturerName),
  );
}

/** @param {string} title @param {string[]} names */
function list(title, names) {
  const items = names.map((name) => h("li", {}, code(name)));
  if (names.length <= LONG) return h("div", {}, title, h("ul", {}, ...items));
  return h(
    "details",
    {},
    h("summary", {}, title),
    // It scrolls, so the keyboard must reach it.
    h("ul", { tabindex: 0, "aria-label": title }, ...items),
  );
}

/** @param {string} name @param {string | null} value */
function property(name, value) {
  return value ? h("div", {}, h("span", { class: "muted" }, `${name} `), code(value)) : null;
}
