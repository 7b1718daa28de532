/** The failed devices of a task by reason. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { groupFailures, parseUpgradeSubTask } from "iot-upgrade-task";

/** @typedef {import("iot-upgrade-task").UpgradeSubTask} UpgradeSubTask */

/**
 * A failed device.
 *
 * @param {string | null} detailInfo
 * @param {string | null} [deviceId]
 * @param {UpgradeSubTask["status"]} [status]
 * @returns {UpgradeSubTask}
 */
function device(detailInfo, deviceId = "d", status = "fail") {
  return {
    subOperationId: `of ${deviceId}`,
    deviceId,
    status,
    createTime: new Date(0),
    startTime: null,
    stopTime: null,
    operateType: "firmware_upgrade",
    detailInfo,
    extendInfo: null,
  };
}

/** How many groups these texts are. @param {(string | null)[]} texts */
const groupCount = (...texts) => groupFailures(texts.map((text) => device(text))).length;

/** The texts of the platform's FAQ, in its order. */
const KINDS = {
  "Device Abnormal is not online": "device_offline",
  "Task Conflict": "task_conflict",
  "The task failed to start, unable to find protocol service based on device information": "no_protocol_service",
  "Waiting for the device online timeout": "online_timeout",
  "Waiting for report cellId timeout": "cell_id_timeout",
  "Waiting for report device firmware version timeout": "version_report_timeout",
  "Wait for the device to report upgrade result timeout": "result_report_timeout",
  "Updating timeout and query device version for check timeout": "version_check_timeout",
  "Waiting for device downloaded package timeout": "download_timeout",
  "Integrity check failure for new downloaded package": "integrity_check_failed",
  "Unsupported package type": "unsupported_package",
  "Not enough storage for the new firmware package": "not_enough_storage",
  "Out of memory during downloading process": "out_of_memory",
  "Connection lost during downloading process": "connection_lost",
  "Invalid URI": "invalid_uri",
  "Firmware update failed": "update_failed",
};

test("the sixteen documented texts have their kinds, however they are spaced and capitalized", () => {
  for (const [text, kind] of Object.entries(KINDS)) {
    const variants = [text, text.toUpperCase(), ` ${text.replaceAll(" ", "\t ")}\n`];
    assert.deepEqual(groupFailures(variants.map((variant) => device(variant))), [{ reason: text, kind, count: 3, deviceIds: ["d", "d", "d"] }]);
  }
  const all = Object.keys(KINDS).map((text) => device(text));
  assert.deepEqual(groupFailures(all).map(({ kind }) => kind), Object.values(KINDS));
});

test("any other text is other, none is none", () => {
  const groups = groupFailures([device("Task Conflict."), device(null), device(""), device(" \n")]);
  assert.deepEqual(groups, [
    { reason: "", kind: "none", count: 3, deviceIds: ["d", "d", "d"] },
    { reason: "Task Conflict.", kind: "other", count: 1, deviceIds: ["d"] },
  ]);
});

test("the largest group comes first; of equal ones, the one that began first", () => {
  const groups = groupFailures(["a", "b", "c", "c", "b"].map((text, index) => device(text, `d${index}`)));
  assert.deepEqual(groups.map(({ reason, deviceIds }) => [reason, ...deviceIds]), [["b", "d1", "d4"], ["c", "d2", "d3"], ["a", "d0"]]);
});

test("only failed devices count", () => {
  const statuses = /** @type {const} */ (["wait", "processing", "fail", "success", "stop", "unknown"]);
  assert.deepEqual(groupFailures(statuses.map((status) => device("x", status, status))), [{ reason: "x", kind: "other", count: 1, deviceIds: ["fail"] }]);
  assert.deepEqual(groupFailures([]), []);
});

test("a device without an id counts, but is not listed", () => {
  assert.deepEqual(groupFailures([device("x", null), device("X", "d2")]), [{ reason: "x", kind: "other", count: 2, deviceIds: ["d2"] }]);
});

test("what differs from device to device is levelled", () => {
  const alike = [
    ["error 7", "error 12345", "Error  ７"],
    ["block 12 of 118", "block 9 of 4711"],
    ["file 1b4e28ba-2fa1-11d2-883f-0016d3cca427", "file FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF", "file 5"],
    ["hash deadbeef", "hash 0123456789abcdef0123", "hash 1"],
    ["sensor12345678 is hot", "sensor1 is hot"],
    ["12345678errors", "5errors"],
    ["fw12ab34cd56ef", "fw98fe76dc54ba"],
    ["error 0xdeadbeef", "error 0x1234ABCD", "error 0x00000005", "error 0xFEEDFACECAFEBEEF"],
  ];
  for (const texts of alike) assert.equal(groupCount(...texts), 1, texts.join(" | "));
});

test("what is no number and no id is not levelled", () => {
  const different = [
    ["error a", "error b"],
    ["hash deadbee", "hash feedfac"],
    ["error 0xdeadbee", "error 0xfeedfac"],
    ["error 5", "error five"],
    ["updating failed", "update failed"],
    ["error 1-2", "error 12"],
    ["feedback", "decade"],
  ];
  for (const texts of different) assert.equal(groupCount(...texts), texts.length, texts.join(" | "));
});

test("the device's own id is levelled, that of another is not", () => {
  const texts = ["Meter-A did not respond", "pump.b+ did not respond", "*did* did not respond"];
  const own = groupFailures([device(texts[0], "METER-a"), device(texts[1], "pump.b+"), device(texts[2], "*did*")]);
  assert.deepEqual(own.map(({ reason, count }) => [reason, count]), [[texts[0], 3]]);
  assert.equal(groupFailures([device(texts[0], "x"), device(texts[1], "y")]).length, 2);
  // Beside letters of a script without spaces, too.
  assert.equal(groupFailures([device("设备alpha离线", "alpha"), device("设备beta离线", "beta")]).length, 1);
});

test("an id that is a part of a word or a word of a known text changes nothing", () => {
  const groups = groupFailures([device("no answer", "n"), device("no answer", "answer"), device("no answer", "w"), device("Task Conflict", "task"), device("Task Conflict", "T")]);
  assert.deepEqual(groups.map(({ reason, kind, count }) => [reason, kind, count]), [
    ["no answer", "other", 2],
    ["Task Conflict", "task_conflict", 2],
    ["no answer", "other", 1],
  ]);
  assert.equal(groupFailures([device("ab: cab ab", "ab"), device("xy: cxy xy", "xy")]).length, 2);
  assert.equal(groupFailures([device("a - b", ""), device("a - b", null), device("a - b", "z")]).length, 1);
});

test("devices that went through JSON, in any iterable, without the WebAssembly", () => {
  const { data } = parseUpgradeSubTask(JSON.stringify({ data: [device("x", "d1"), device("y", "d2")], totalCount: 2 }));
  const expected = groupFailures(data);
  assert.deepEqual(expected.map(({ reason }) => reason), ["x", "y"]);
  assert.deepEqual(groupFailures(JSON.parse(JSON.stringify(data))), expected);
  assert.deepEqual(groupFailures(new Set(data)), expected);
  assert.deepEqual(groupFailures((function* () { yield* data; })()), expected);
});

test("it changes nothing", () => {
  const given = Object.freeze([device("x"), device("x")].map(Object.freeze));
  assert.deepEqual(groupFailures(/** @type {any} */ (given)), [{ reason: "x", kind: "other", count: 2, deviceIds: ["d", "d"] }]);
});

test("long texts take no longer than their length", () => {
  const long = ["a".repeat(1_000_000) + "z", "1a".repeat(500_000) + "z", "d ".repeat(500_000), " ".repeat(1_000_000) + "x", "#".repeat(1_000_000)];
  const groups = groupFailures(long.map((text) => device(text)));
  assert.deepEqual(groups.map(({ reason }) => reason.length), long.map(({ length }) => length));
});

test("texts and ids of ten million characters are no error: their beginnings tell them apart", () => {
  const long = ["a", "1", " ", "\t", "a-", "550e8400-", "é"].map((part) => `x${part.repeat(10_000_000 / part.length)}`);
  const groups = groupFailures([...long.map((text) => device(text)), device("y", long[0])]);
  assert.deepEqual(groups.map(({ count, reason }) => [count, reason.length > 1]), [[2, true], ...Array(5).fill([1, true]), [1, false]]);
});

const ITERABLE = "`subTasks` must be an iterable of UpgradeSubTask, such as the `data` of a page.";

/** @type {[title: string, given: unknown, message: string][]} */
const REFUSED = [
  ["nothing", undefined, ITERABLE],
  ["null", null, ITERABLE],
  ["a number", 5, ITERABLE],
  ["a page", { data: [] }, ITERABLE],
  ["a text", "fail", "`subTasks[0]` must be an UpgradeSubTask as this package returned it; received a string."],
  ["null among the devices", [device("x"), null], "`subTasks[1]` must be an UpgradeSubTask as this package returned it; received null."],
  ["lists", [[]], "`subTasks[0]` must be an UpgradeSubTask as this package returned it; received an object."],
  ["a device without a status", [{ deviceId: null, detailInfo: null }], "`subTasks[0].status` must be a text; received undefined."],
  ["a reason that is a number", [{ ...device("x"), detailInfo: 5 }], "`subTasks[0].detailInfo` must be a text or null; received a number."],
  ["an id that is missing", [{ ...device("x"), deviceId: undefined }], "`subTasks[0].deviceId` must be a text or null; received undefined."],
  ["a getter that throws", [{ get status() { throw new Error("no"); } }], ITERABLE],
  ["an iterator that throws", { [Symbol.iterator]() { throw new Error("no"); } }, ITERABLE],
];

for (const [title, given, message] of REFUSED) {
  test(`${title} is refused by name`, () => {
    assert.throws(() => groupFailures(/** @type {any} */ (given)), { name: "UpgradeTaskError", code: "invalid_argument", message });
  });
}

test("an id is found whatever its white space, and only as a whole word", () => {
  const groups = (/** @type {[text: string, id: string][]} */ ...pairs) => groupFailures(pairs.map(([text, id]) => device(text, id))).map(({ count }) => count);

  assert.deepEqual(groups(["No answer of left pump.", " Left  pump "], ["No answer of right pump.", "right pump"]), [2]);
  assert.deepEqual(groups(["Pump of leftpump", "left pump"], ["Pump of rightpump", "right pump"]), [1, 1]);
  assert.deepEqual(groups(["xleft is gone", "left"], ["xright is gone", "right"]), [1, 1]);
  assert.deepEqual(groups(["In bay of left", "left"], ["In bay of right", "right"]), [2]);
});
