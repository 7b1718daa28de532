/** Devices as a file for spreadsheets. */

/** @typedef {import("./state.js").UpgradeSubTask} UpgradeSubTask */

/** Without it, Excel does not read a file as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * As in RFC 4180.
 *
 * @param {UpgradeSubTask[]} subTasks
 * @param {(subTask: UpgradeSubTask) => string} describe The reason in the reader's language.
 */
export function toCsv(subTasks, describe) {
  const header = ["deviceId", "status", "reason", "detailInfo", "createTime", "startTime", "stopTime", "subOperationId"];
  const records = subTasks.map((subTask) => {
    const { deviceId, status, detailInfo, createTime, startTime, stopTime, subOperationId } = subTask;
    return [deviceId, status, describe(subTask), detailInfo, createTime, startTime, stopTime, subOperationId];
  });
  return BYTE_ORDER_MARK + [header, ...records].map((record) => `${record.map(field).join(",")}\r\n`).join("");
}

/** @param {string | Date | null} value */
function field(value) {
  const text = value instanceof Date ? value.toISOString() : (value ?? "");
  // The spreadsheet shows it as text, without the apostrophe.
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
