/** The other half of task.rs: takes a task apart that was handed over flat. */

/** @typedef {import("./types.d.ts").UpgradeTask} UpgradeTask */

// The words in the order of the variants of the Rust enums; what is unknown comes last.
/** @type {UpgradeTask["operateType"][]} */
const OPERATE_TYPES = ["firmware_upgrade", "software_upgrade", "unknown"];
/** @type {UpgradeTask["policy"]["executeType"][]} */
const EXECUTE_TYPES = ["now", "device_online", "custom", "unknown"];
/** @type {UpgradeTask["status"][]} */
const STATUSES = ["wait", "processing", "failed", "success", "stop", "unknown"];

// Where the reading stands. Module state instead of a closure for each task, which costs
// time; building never yields, so two tasks cannot meet here.
let texts = "";
let lengths = new Int32Array();
let numbers = new Float64Array();
let textAt = 0;
let lengthAt = 0;
let numberAt = 0;

/**
 * @param {string} allTexts
 * @param {Int32Array<ArrayBuffer>} allLengths in bytes; a view into the wasm's memory: not to be kept
 * @param {Float64Array<ArrayBuffer>} allNumbers another
 * @param {import("./types.d.ts").ValidationIssue[]} [issues]
 * @returns {UpgradeTask}
 */
export function buildTask(allTexts, allLengths, allNumbers, issues = []) {
  texts = allTexts;
  numbers = allNumbers;
  textAt = 0;
  lengthAt = 0;
  numberAt = 0;
  const bytes = numbers[numberAt++];
  lengths = allTexts.length === bytes ? allLengths : inUnits(allTexts, allLengths);
  return {
    operationId: /** @type {string} */ (text()),
    createTime: time(),
    startTime: time(),
    stopTime: time(),
    operateType: OPERATE_TYPES[numbers[numberAt++]],
    targets: {
      deviceGroups: list(),
      deviceType: text(),
      model: text(),
      manufacturerName: text(),
      devices: list(),
    },
    policy: {
      executeType: EXECUTE_TYPES[numbers[numberAt++]],
      startTime: time(),
      endTime: time(),
      retryType: numbers[numberAt++] === 1,
      retryTimes: count(),
    },
    status: STATUSES[numbers[numberAt++]],
    staResult: {
      total: count(),
      wait: count(),
      processing: count(),
      success: count(),
      fail: count(),
      stop: count(),
      timeout: count(),
    },
    extendPara: extendPara(),
    issues,
  };
}

/** @returns {UpgradeTask["extendPara"]} */
function extendPara() {
  const fileVersion = text();
  const others = text();
  // A spread copies an own `__proto__` as what it is, a property.
  return others === null ? { fileVersion } : { fileVersion, ...JSON.parse(others) };
}

/**
 * Lengths as JavaScript counts: where a text is not all ASCII, it has fewer UTF-16 units than bytes of UTF-8.
 *
 * @param {string} texts
 * @param {Int32Array<ArrayBuffer>} lengths
 */
function inUnits(texts, lengths) {
  let at = 0;
  return lengths.map((length) => {
    const start = at;
    for (let left = length; left > 0; at++) {
      const unit = texts.charCodeAt(at);
      const isHalfOfPair = (unit & 0xf800) === 0xd800;
      left -= unit < 0x80 ? 1 : unit < 0x800 || isHalfOfPair ? 2 : 3;
    }
    return length < 0 ? length : at - start;
  });
}

function text() {
  const length = lengths[lengthAt++];
  return length < 0 ? null : texts.slice(textAt, (textAt += length));
}

function list() {
  const length = numbers[numberAt++];
  if (length < 0) return null;
  const list = new Array(length);
  // Local, since there may be many.
  const [all, each] = [texts, lengths];
  let at = textAt;
  for (let index = 0; index < length; index++) list[index] = all.slice(at, (at += each[lengthAt + index]));
  textAt = at;
  lengthAt += length;
  return list;
}

function time() {
  const ms = numbers[numberAt++];
  return Number.isNaN(ms) ? null : new Date(ms);
}

function count() {
  const count = numbers[numberAt++];
  return Number.isNaN(count) ? null : count;
}

/**
 * What an assessment looks at, flat, in the order that `Facts` in assess.rs takes it in; NaN
 * for what is null or none of ours.
 *
 * @param {UpgradeTask} task
 */
export function factsOf({ status, policy, staResult, issues }) {
  const { total, wait, processing, success, fail, stop, timeout } = staResult;
  return Float64Array.of(
    STATUSES.indexOf(status),
    EXECUTE_TYPES.indexOf(policy.executeType),
    Number(policy.startTime ?? NaN),
    Number(policy.endTime ?? NaN),
    Number(policy.retryType === true),
    ...[policy.retryTimes, total, wait, processing, success, fail, stop, timeout].map((count) => count ?? NaN),
    issues.length,
  );
}
