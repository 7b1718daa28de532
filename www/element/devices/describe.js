import { kindOf, statusOf } from "./rows.js";

/** @typedef {import("./state.js").UpgradeSubTask} UpgradeSubTask */
/** @typedef {import("../i18n/index.js").I18n} I18n */
/** @typedef {{ kind: import("iot-upgrade-task").FailureKind, reason: string, isVaried?: boolean }} Failure */

/** A reason in the reader's language; one that the platform does not document, in its own words, of which those of a group may be an example. @param {Failure} failure @param {I18n} i18n */
export function describeFailure({ kind, reason, isVaried }, { deviceList }) {
  if (kind !== "other") return deviceList.kind[kind];
  return isVaried ? deviceList.example(reason) : reason;
}

/** Why a device is where it is: the reason of a failure, and otherwise what the platform says, if it does. @param {UpgradeSubTask} subTask @param {I18n} i18n */
export function describeReason(subTask, i18n) {
  const reason = subTask.detailInfo ?? "";
  return statusOf(subTask) === "fail" ? describeFailure({ kind: kindOf(subTask), reason }, i18n) : reason;
}
