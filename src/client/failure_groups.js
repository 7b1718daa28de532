/** The failed devices of a task by reason. */

import { UpgradeTaskError, invalidArgument } from "./error.js";
import { isRecord } from "./options.js";

/** @typedef {import("./types.d.ts").UpgradeSubTask} UpgradeSubTask */
/** @typedef {import("./types.d.ts").FailureKind} FailureKind */

/** The texts of the platform's FAQ, in lower case. @type {Map<string, FailureKind>} */
const KINDS = new Map([
  ["device abnormal is not online", "device_offline"],
  ["task conflict", "task_conflict"],
  ["the task failed to start, unable to find protocol service based on device information", "no_protocol_service"],
  ["waiting for the device online timeout", "online_timeout"],
  ["waiting for report cellid timeout", "cell_id_timeout"],
  ["waiting for report device firmware version timeout", "version_report_timeout"],
  ["wait for the device to report upgrade result timeout", "result_report_timeout"],
  ["updating timeout and query device version for check timeout", "version_check_timeout"],
  ["waiting for device downloaded package timeout", "download_timeout"],
  ["integrity check failure for new downloaded package", "integrity_check_failed"],
  ["unsupported package type", "unsupported_package"],
  ["not enough storage for the new firmware package", "not_enough_storage"],
  ["out of memory during downloading process", "out_of_memory"],
  ["connection lost during downloading process", "connection_lost"],
  ["invalid uri", "invalid_uri"],
  ["firmware update failed", "update_failed"],
  ["", "none"],
]);

/** Of longer texts, this much tells them apart: at 5,000,000 characters, V8 runs out of stack for an expression. */
const COMPARED_LENGTH = 2_000_000;

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Eight digits or more, but no part of a word: in `device12345678`, the run begins after the `e`; in `0xdeadbeef`, after the `x`. */
const HEXADECIMAL = /(?:(?<![a-z])|(?<=0x)|(?=\d))[0-9a-f]{8,}(?:(?![a-z])|(?<=\d))/g;

/**
 * @param {Iterable<UpgradeSubTask>} subTasks
 * @returns {import("./types.d.ts").FailureGroup[]}
 */
export function groupFailures(subTasks) {
  /** @type {Map<string, import("./types.d.ts").FailureGroup>} */
  const groups = new Map();
  for (const { status, detailInfo, deviceId } of devicesIn(subTasks)) {
    if (status !== "fail") continue;
    const text = plain(detailInfo ?? "");
    const kind = KINDS.get(text) ?? "other";
    // The known texts hold no number and no id. (A device may be called like a word of one.)
    const key = kind === "other" ? level(withoutId(text, deviceId ?? "")) : text;
    const group = groups.get(key) ?? { reason: kind === "none" ? "" : /** @type {string} */ (detailInfo), kind, count: 0, deviceIds: [] };
    groups.set(key, group);
    group.count += 1;
    if (deviceId !== null) group.deviceIds.push(deviceId);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** Without differences of case and white space. @param {string} text */
function plain(text) {
  return text.trim().slice(0, COMPARED_LENGTH).toLowerCase().replace(/\s+/g, " ").trim();
}

/** Numbers and ids become the same. @param {string} text in lower case */
function level(text) {
  return text.replace(UUID, "#").replace(HEXADECIMAL, "#").replace(/\p{Nd}+/gu, "#");
}

/**
 * Replaces the id of a device where it is no part of a longer word.
 *
 * @param {string} text in lower case
 * @param {string} deviceId
 */
function withoutId(text, deviceId) {
  const id = plain(deviceId);
  if (id === "" || !text.includes(id)) return text;
  const [first, ...others] = text.split(id);
  let before = first;
  return others.reduce((result, part) => {
    const isWord = !/[a-z\d]$/.test(before.slice(-1)) && !/^[a-z\d]/.test(part);
    before = part;
    return result + (isWord ? "#" : id) + part;
  }, first);
}

/**
 * What the grouping depends on.
 *
 * @param {Iterable<unknown>} subTasks
 */
function devicesIn(subTasks) {
  try {
    return [...subTasks].map(toDevice);
  } catch (cause) {
    if (cause instanceof UpgradeTaskError) throw cause;
    // It is not iterable, or an iterator, a getter or a proxy threw.
    const expected = "an iterable of UpgradeSubTask, such as the `data` of a page";
    throw new UpgradeTaskError(`\`subTasks\` must be ${expected}.`, { code: "invalid_argument", hint: `Give ${expected}.`, cause });
  }
}

/** @param {unknown} subTask @param {number} index */
function toDevice(subTask, index) {
  const path = `subTasks[${index}]`;
  if (!isRecord(subTask)) throw invalidArgument(path, "an UpgradeSubTask as this package returned it", subTask);
  const { status, deviceId, detailInfo } = /** @type {Record<string, unknown>} */ (subTask);
  if (typeof status !== "string") throw invalidArgument(`${path}.status`, "a text", status);
  return { status, deviceId: textOrNull(`${path}.deviceId`, deviceId), detailInfo: textOrNull(`${path}.detailInfo`, detailInfo) };
}

/** @param {string} name @param {unknown} value */
function textOrNull(name, value) {
  if (value !== null && typeof value !== "string") throw invalidArgument(name, "a text or null", value);
  return value;
}
