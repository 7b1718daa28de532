/**
 * The hot path, together with task.rs: a task crosses the boundary in a single call, because every
 * property set from Rust is a call into JavaScript, which takes longer than parsing the response (3.1
 * times as long for 1 device, 3.4 to 4.7 times for 256). Rust passes all texts concatenated, and the
 * address of the numbers: one for each field, in the order of `domain/response/field.rs`, followed by the
 * lengths of the list elements. Here they become one object literal. (Texts are split by length, not by a
 * separator: a device id may contain any character.)
 */

/** @typedef {import("../client/types.d.ts").UpgradeTask} UpgradeTask */

// The values in the order of the variants of the Rust enums; "unknown" is the last.
/** @type {UpgradeTask["operateType"][]} */
const OPERATE_TYPES = ["firmware_upgrade", "software_upgrade", "unknown"];
/** @type {UpgradeTask["policy"]["executeType"][]} */
export const EXECUTE_TYPES = ["now", "device_online", "custom", "unknown"];
/** @type {UpgradeTask["status"][]} */
export const STATUSES = ["wait", "processing", "failed", "success", "stop", "unknown"];

/** What is between the texts of a list: `","`. */
const SEPARATOR_LENGTH = 3;

/** @type {WebAssembly.Memory} */
let memory;
/** How many numbers are those of fields. */
let fieldCount = 0;
/** All of the memory. It is kept, because making a view takes as long as reading ten fields. */
let numbers = new Float64Array();

// The reading position. Module state instead of a closure for each task, which would be slower;
// building a task never yields, so two of them cannot interfere.
let texts = "";
let isAscii = true;
let textAt = 0;
let elementAt = 0;
let numberAt = 0;

/**
 * Sets where `buildTask` reads.
 *
 * @param {WebAssembly.Memory} ofInstance
 * @param {number} fields how many a task has
 */
export function useMemory(ofInstance, fields) {
  memory = ofInstance;
  fieldCount = fields;
}

/**
 * @param {string} allTexts
 * @param {number} bytes their length in UTF-8
 * @param {number} address of the numbers; the lengths of elements are in bytes of UTF-8
 * @param {import("../client/types.d.ts").ValidationIssue[]} [issues]
 * @returns {UpgradeTask}
 */
export function buildTask(allTexts, bytes, address, issues = []) {
  // When the memory grows, its views become empty.
  if (numbers.length === 0) numbers = new Float64Array(memory.buffer);
  texts = allTexts;
  isAscii = texts.length === bytes;
  textAt = 0;
  numberAt = address / numbers.BYTES_PER_ELEMENT;
  elementAt = numberAt + fieldCount;
  return {
    operationId: /** @type {string} */ (text()),
    createTime: time(),
    startTime: time(),
    stopTime: time(),
    operateType: OPERATE_TYPES[number()],
    targets: targets(),
    policy: policy(),
    status: STATUSES[number()],
    staResult: staResult(),
    extendPara: extendPara(),
    issues,
  };
}

// An object has a number of its own, which has no meaning.

/** @returns {UpgradeTask["targets"]} */
function targets() {
  number();
  return { deviceGroups: list(), deviceType: text(), model: text(), manufacturerName: text(), devices: list() };
}

/** @returns {UpgradeTask["policy"]} */
function policy() {
  number();
  return { executeType: EXECUTE_TYPES[number()], startTime: time(), endTime: time(), retryType: number() === 1, retryTimes: count() };
}

/** @returns {UpgradeTask["staResult"]} */
function staResult() {
  number();
  return { total: count(), wait: count(), processing: count(), success: count(), fail: count(), stop: count(), timeout: count() };
}

/** @returns {UpgradeTask["extendPara"]} */
function extendPara() {
  const fileVersion = text();
  const others = text();
  // A spread copies an own `__proto__` as a property.
  return others === null ? { fileVersion } : { fileVersion, ...JSON.parse(others) };
}

function number() {
  return numbers[numberAt++];
}

function text() {
  const bytes = number();
  return Number.isNaN(bytes) ? null : take(bytes);
}

function list() {
  const length = number();
  if (Number.isNaN(length)) return null;
  const list = new Array(length);
  const first = elementAt;
  elementAt += length;
  // Local variables are faster, since there may be many elements.
  const all = texts;
  const each = numbers;
  if (isAscii) {
    let at = textAt;
    for (let index = 0; index < length; index++, at += SEPARATOR_LENGTH) list[index] = all.slice(at, (at += each[first + index]));
    textAt = at;
  } else {
    for (let index = 0; index < length; index++, textAt += SEPARATOR_LENGTH) list[index] = take(each[first + index]);
  }
  // None follows the last.
  if (length > 0) textAt -= SEPARATOR_LENGTH;
  return list;
}

/**
 * The next text. If it is not ASCII, it has fewer UTF-16 code units than UTF-8 bytes.
 *
 * @param {number} bytes
 */
function take(bytes) {
  const start = textAt;
  if (isAscii) return texts.slice(start, (textAt += bytes));
  for (let left = bytes; left > 0; textAt++) {
    const unit = texts.charCodeAt(textAt);
    const isHalfOfPair = (unit & 0xf800) === 0xd800;
    left -= unit < 0x80 ? 1 : unit < 0x800 || isHalfOfPair ? 2 : 3;
  }
  return texts.slice(start, textAt);
}

function time() {
  const ms = number();
  return Number.isNaN(ms) ? null : new Date(ms);
}

function count() {
  const count = number();
  return Number.isNaN(count) ? null : count;
}
