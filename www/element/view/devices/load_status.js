import { UpgradeTaskError } from "iot-upgrade-task";
import { h } from "preact";
import { callsFor, countOf, devicesIn, outdated } from "../../devices/plan.js";
import { describeError } from "../../error_message.js";

/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../i18n/index.js").I18n} I18n */

/** What is loaded of the opened filter, what the rest costs, and why a load failed. @param {State} state @param {number} loaded @param {I18n} i18n */
export function loadStatus(state, loaded, i18n) {
  const { devices, phase } = state;
  const { deviceList } = i18n;
  if (phase === "saved") return null;
  if (devices.loading) {
    const { loaded, expected } = devices.loading;
    return line(deviceList.loading(loaded, expected), button("devices-stop", deviceList.stop));
  }
  if (devices.error !== null) return failure(devices.error, i18n);
  const filter = devices.filter ?? "all";
  const statuses = outdated(filter, devices, state);
  if (statuses.length === 0) return null;
  const calls = callsFor(statuses, state);
  if (loaded === 0) return line("", button("devices-load", deviceList.load(devicesIn(statuses, state), calls)));
  const isComplete = statuses.every((status) => devices.lists[status]?.isComplete);
  const told = isComplete ? deviceList.outdated : deviceList.partial(loaded, countOf(filter, state));
  return line(told, button("devices-load", isComplete ? deviceList.refresh(calls) : deviceList.load(devicesIn(statuses, state), calls)));
}

/** @param {string} text @param {import("preact").ComponentChild} control */
function line(text, control) {
  return h("p", { class: "load" }, text && h("span", { class: "muted" }, text), " ", control);
}

/** @param {string} action @param {string} text */
function button(action, text) {
  return h("button", { key: action, type: "button", "data-action": action }, text);
}

/** @param {unknown} error @param {I18n} i18n */
function failure(error, i18n) {
  const { deviceList } = i18n;
  const { code } = /** @type {Partial<UpgradeTaskError>} */ (error);
  const isInvalid = code === "invalid_json" || code === "invalid_response";
  const { title, remedy } = isUnknownCall(error) ? deviceList.unavailable : isInvalid ? deviceList.invalid : describeError(error, i18n);
  const message = error instanceof UpgradeTaskError && code === "invalid_argument" ? h("div", { lang: "en" }, error.message, " ", error.hint) : null;
  return h("div", { class: "failure panel failed" }, h("p", {}, h("strong", {}, title)), h("p", {}, remedy), message, h("p", {}, button("devices-load", deviceList.retry)));
}

/** The platform, or a server in front of it, does not know the call, though it knows the task. @param {unknown} error */
function isUnknownCall(error) {
  return error instanceof UpgradeTaskError && error.code === "http_error" && [403, 404, 405, 501].includes(error.httpStatus ?? 0);
}
