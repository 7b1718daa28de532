/** Random responses: as the platform documents them, with some odd fields, keys and bytes. */

import fc from "fast-check";

/**
 * The JSON text of a value.
 *
 * @typedef {fc.Arbitrary<string>} Json
 */

/** A body as text or as bytes, at times broken. @param {Json} json @returns {fc.Arbitrary<string | Uint8Array>} */
function body(json) {
  const padded = fc.tuple(fc.constantFrom("", "", "", "\uFEFF", " ", "\uFEFF\r\n"), json, fc.constantFrom("", "", "", "\n", " \t")).map((parts) => parts.join(""));
  const bytes = padded.map((text) => /** @type {Uint8Array} */ (new TextEncoder().encode(text)));
  const broken = fc.tuple(bytes, fc.nat(), fc.nat(3), fc.uint8Array({ maxLength: 3 })).map(([whole, at, removed, added]) => {
    const start = at % (whole.length + 1);
    return Uint8Array.of(...whole.subarray(0, start), ...added, ...whole.subarray(start + removed));
  });
  return fc.oneof({ weight: 12, arbitrary: padded }, { weight: 12, arbitrary: bytes }, { weight: 1, arbitrary: broken });
}

const space = fc.constantFrom("", "", "", " ", "\n\t", "\r\n");

/** The JSON text of a string, some of its characters escaped. @param {fc.Arbitrary<string>} texts @returns {Json} */
function quoted(texts) {
  return fc.tuple(texts, fc.nat(12)).map(([text, every]) => {
    const escape = (/** @type {string} */ unit, /** @type {number} */ index) => (every > 0 && index % every === every - 1 ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}` : JSON.stringify(unit).slice(1, -1));
    return `"${every > 6 ? JSON.stringify(text).slice(1, -1) : text.split("").map(escape).join("")}"`;
  });
}

const texts = fc.oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.string({ unit: "binary", maxLength: 8 }), fc.constantFrom("", " ", "0", "true", "\u0000", "a\ud800b", "x".repeat(130), "é".repeat(119) + "😀"));
const numbers = fc.oneof(
  fc.integer().map(String),
  fc.maxSafeNat().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom("0", "-0", "1", "-1", "2.0", "0.0", "1.0", "-0.0", "2.5", "1e3", "1E+2", "20e-1", "0e5", "9007199254740991", "9007199254740992", "-9007199254740991", "-9007199254740992", "9007199254740993.0", "1735812309183881217", "1e300", "1e-400"),
);

const scalar = fc.oneof(numbers, quoted(texts), fc.constantFrom("null", "true", "false"));
const keys = fc.oneof(fc.string({ unit: "grapheme", maxLength: 6 }), fc.constantFrom("__proto__", "fileVersion", "0", "12", "a", "a.b", "constructor", "toJSON", "packageId"));

/** What may be no JSON: nested too deep, numbers too large or badly written. */
const doubtful = fc.oneof(
  fc.integer({ min: 120, max: 130 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.constantFrom("1e400", "-1e400", "1e308", "1e309", "01", "-", "1.", ".5", "+1", "1e", "NaN", "True", "'a'", '"\\x"', '"\t"', "[1,]", "{,}", ""),
);

/** Any JSON, an object's keys repeated or `__proto__` at times. */
const { any } = fc.letrec((/** @type {(name: string) => fc.Arbitrary<any>} */ tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    { weight: 60, arbitrary: scalar },
    { weight: 30, arbitrary: listOf(tie("any")) },
    { weight: 30, arbitrary: objectOf(fc.array(fc.tuple(keys, tie("any")), { maxLength: 4 })) },
    { weight: 1, arbitrary: doubtful },
  ),
}));

/** @param {Json} element @returns {Json} */
function listOf(element) {
  return fc.tuple(fc.array(element, { maxLength: 5 }), space).map(([items, gap]) => `[${gap}${items.join(`${gap},${gap}`)}${gap}]`);
}

/** @param {fc.Arbitrary<[string, string][]>} entries @returns {Json} */
function objectOf(entries) {
  return fc.tuple(entries, space, fc.nat(9)).map(([members, gap, escaped]) => {
    const key = (/** @type {string} */ name) => (escaped === 9 && name !== "" ? `"\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}${JSON.stringify(name.slice(1)).slice(1)}` : JSON.stringify(name));
    return `{${members.map(([name, value]) => `${gap}${key(name)}${gap}:${gap}${value}${gap}`).join(",")}}`;
  });
}

/** A field that is as documented most of the time. @param {Json} usual @param {Json} odd @returns {Json} */
function field(usual, odd) {
  return fc.oneof({ weight: 24, arbitrary: usual }, { weight: 3, arbitrary: odd }, { weight: 1, arbitrary: any }, { weight: 1, arbitrary: fc.constant("null") });
}

/** An object with these fields in any order; some are absent, repeated or unknown. @param {Record<string, Json>} fields @returns {Json} */
function fields(fields) {
  const names = Object.keys(fields);
  const known = fc.record(fields);
  const absent = fc.oneof({ weight: 3, arbitrary: fc.constant(/** @type {string[]} */ ([])) }, fc.subarray(names, { maxLength: 1 }));
  const others = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), keys), any), { maxLength: 2 });
  const entries = fc.tuple(known, absent, others, fc.nat(3)).map(([values, without, more, order]) => {
    const members = /** @type {[string, string][]} */ (Object.entries(values).filter(([name]) => !without.includes(name)));
    return order === 0 ? [...more, ...members] : order === 1 ? [...members, ...more] : members;
  });
  return objectOf(entries);
}

const digits = (/** @type {number} */ number, /** @type {number} */ length) => String(number).padStart(length, "0");
const moments = fc
  .tuple(fc.constantFrom(0, 1900, 2000, 2015, 2016, 2026, 9999), fc.nat(13), fc.nat(32), fc.nat(24), fc.nat(60), fc.nat(60))
  .map(([year, month, day, hour, minute, second]) => `${digits(year, 4)}${digits(month, 2)}${digits(day, 2)}T${digits(hour, 2)}${digits(minute, 2)}${digits(second, 2)}Z`);
const times = fc.date({ min: new Date("2025-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }).map((date) => `${date.toISOString().replace(/[-:]|\.\d+/g, "")}`);
const oddTimes = fc.oneof(
  moments,
  fc.tuple(fc.constantFrom("", " ", "  ", "\t", "\u00A0"), times, fc.constantFrom("", " ", "\n")).map((parts) => parts.join("")),
  fc.constantFrom("", " ", "20151212T121212", "20151212t121212Z", "2015-12-12T12:12:12Z", "٢٠١٥1212T121212Z", "20150229T000000Z", "20160229T235959Z", "20151212T240000Z", "20151212T235960Z"),
);

const word = (/** @type {string[]} */ ...words) => field(quoted(fc.constantFrom(...words)), quoted(fc.constantFrom("", " ", "failed", "fail", "SUCCESS", " wait", "softwareUpgrade", "unknown", "custom", "now")));
const text = field(quoted(texts), numbers);
const time = field(quoted(times), quoted(oddTimes));
const count = field(fc.nat(8).map(String), fc.oneof(numbers, quoted(fc.constantFrom("", "3", " 4 ", "-2", "007", "-0", "2.0", "1e3", "x", "+1", "\t1", "9007199254740992", "99999999999999999999"))));
const flag = field(fc.constantFrom("true", "false"), fc.oneof(fc.constantFrom("0", "1", "1.0", "-0", "2"), quoted(fc.constantFrom("", "true", "FALSE", "True", " true", "0", "1", "yes"))));
const ids = field(quoted(fc.constantFrom("d1", "d2", "5fb0e5a3-1c", "设备")), fc.oneof(numbers, quoted(texts)));
/** So many elements of another type that their issues are not all told. */
const many = fc.integer({ min: 990, max: 1_010 }).map((length) => `[${"1,".repeat(length)}1]`);
const list = field(fc.oneof(fc.constant("[]"), listOf(ids)), fc.oneof(listOf(any), fc.integer({ min: 250, max: 260 }).map((length) => `[${'"d",'.repeat(length)}"d"]`), fc.constantFrom('"d1"', "{}", '""'), many));
const open = objectOf(fc.array(fc.tuple(keys, any), { maxLength: 4 }));
const additional = field(fc.oneof(fields({ fileVersion: text }), open), fc.oneof(quoted(fc.oneof(open, any)), fc.constantFrom('""', '" "', "[]", "7", '"V1.2"')));

const operateType = word("firmware_upgrade", "software_upgrade");
const targets = fields({ deviceGroups: list, deviceType: text, model: text, manufacturerName: text, devices: list });
const policy = fields({ executeType: word("now", "device_online", "custom"), startTime: time, endTime: time, retryType: flag, retryTimes: count });
const staResult = fields({ total: count, wait: count, processing: count, success: count, fail: count, stop: count, timeout: count });
const part = (/** @type {Json} */ object) => field(object, fc.constantFrom("{}", "[]", '""', '"{}"', "7"));

const task = fields({
  ...{ operationId: ids, createTime: time, startTime: time, stopTime: time, operateType },
  ...{ targets: part(targets), policy: part(policy), status: word("wait", "processing", "failed", "success", "stop"), staResult: part(staResult), extendPara: additional },
});
const subTask = fields({
  ...{ subOperationId: ids, deviceId: ids, status: word("wait", "processing", "fail", "success", "stop"), createTime: time, startTime: time, stopTime: time },
  ...{ operateType, detailInfo: text, extendInfo: additional },
});
const page = fields({ data: field(listOf(field(subTask, any)), fc.oneof(any, many)), pageNo: count, pageSize: count, totalCount: count, totalSize: count });

const code = fc.oneof(fc.constantFrom("120015", "1010009", "1010005", "123009", "123029", "50252", "0", "-1010005", "-0", "1.5", "0.0", "1e2"), numbers, quoted(fc.oneof(fc.constantFrom("", "0", "-123009", "IOTDA.000006", "-0", "-", "00", " 123009", "+123009", "+0"), texts)), any);
const error = fields({ error_code: code, resultcode: code, error_desc: text, resultmsg: text, error_msg: text });
const taskWithError = fc.tuple(task, error).map(([first, second]) => `${first.slice(0, -1)}${/^\{\s*\}$/.test(first) || /^\{\s*\}$/.test(second) ? "" : ","}${second.slice(1)}`);

/** Responses of a task. */
export const taskBodies = body(fc.oneof({ weight: 40, arbitrary: task }, { weight: 2, arbitrary: error }, { weight: 1, arbitrary: taskWithError }, { weight: 1, arbitrary: any }));

/** Responses with a page of subtasks. */
export const pageBodies = body(fc.oneof({ weight: 40, arbitrary: page }, { weight: 1, arbitrary: error }, { weight: 1, arbitrary: any }));
