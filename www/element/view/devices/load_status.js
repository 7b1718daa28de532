import { UpgradeTaskError } from "iot-upgrade-task";
import { h } from "preact";
import { callsFor, countOf, devicesIn, outdated } from "../../devices/plan.js";
import { partSentence } from "../../devices/select.js";
import { describeError } from "../../error_message.js";
import { delay } from "../activity.js";
import { button, muted } from "../elements.js";
import { details, tokenForm } from "../failure.js";

/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../i18n/index.js").I18n} I18n */

/** What is loaded of the opened filter, what the rest costs, and why a load failed. @param {State} state @param {number} loaded @param {I18n} i18n */
export function loadStatus(state, loaded, i18n) {
  const { devices, phase } = state;
  const { deviceList } = i18n;
  if (devices.loading) {
    const { loaded, expected, activity } = devices.loading;
    const texts = [deviceList.loading(loaded, expected), delay({ activity, now: state.now }, i18n)];
    return line(texts.filter(Boolean).join(" "), button("devices-stop", deviceList.stop));
  }
  // The failure of the task has the field for both.
  if (devices.error !== null) return devices.isTokenRenewal && state.tokenRejections ? null : failure(devices, i18n);
  const filter = devices.filter ?? "all";
  const statuses = phase === "saved" ? [] : outdated(filter, devices, state);
  if (statuses.length === 0) {
    const part = partSentence(state, filter, loaded, i18n);
    return part && line(part, null);
  }
  const calls = callsFor(statuses, state);
  if (loaded === 0) return line("", button("devices-load", deviceList.load(devicesIn(statuses, state), calls)));
  const isComplete = statuses.every((status) => devices.lists[status]?.isComplete);
  const count = countOf(filter, state);
  const text = isComplete ? deviceList.outdated : count !== null && loaded >= count ? deviceList.incomplete : deviceList.partial(loaded, count);
  return line(text, button("devices-load", isComplete ? deviceList.refresh(calls) : deviceList.load(null, calls)));
}

/** @param {string} text @param {import("preact").ComponentChild} control */
function line(text, control) {
  return h("p", { class: "load" }, text && muted(text), " ", control);
}

/** @param {State["devices"]} devices @param {I18n} i18n */
function failure({ error, isTokenRenewal }, i18n) {
  const { title, remedy } = describeLoadError(error, i18n);
  return h(
    "div",
    // The task itself is shown.
    { class: "failure panel warning" },
    h("p", {}, h("strong", {}, title)),
    h("p", {}, remedy),
    isTokenRenewal ? tokenForm(i18n) : h("p", {}, button("devices-load", i18n.deviceList.retry)),
    details(error, i18n),
  );
}

/** Where the reason is another one than for the task. @param {unknown} error @param {I18n} i18n */
function describeLoadError(error, i18n) {
  const { unavailable, invalid, refused, unsupported } = i18n.deviceList;
  if (isUnknownCall(error)) return unavailable;
  switch (/** @type {Partial<UpgradeTaskError>} */ (error).code) {
    case "invalid_json":
    case "invalid_response":
      return { title: invalid, remedy: i18n.failure.codes.invalid_json.remedy };
    // The task itself is shown, so that it exists.
    case "task_not_found":
      return unavailable;
    case "bad_request":
      return refused;
    case "invalid_argument":
      return unsupported;
    default:
      return describeError(error, i18n);
  }
}

/** The platform, or a server in front of it, does not know the call, though it knows the task. @param {unknown} error */
function isUnknownCall(error) {
  return error instanceof UpgradeTaskError && error.code === "http_error" && [403, 404, 405, 501].includes(error.httpStatus ?? 0);
}
