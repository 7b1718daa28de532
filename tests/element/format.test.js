/** Formatting of numbers and times in both languages. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createFormat } from "../../www/element/i18n/format.js";

// Far from UTC, so that local times and UTC differ.
process.env.TZ = "Asia/Shanghai";

const en = createFormat("en-GB");
const zh = createFormat("zh-CN");
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test("a share of some devices is never 0%", () => {
  assert.deepEqual([en.percent(0, 0), en.percent(0, 1), en.percent(67, 166), en.percent(100, 250)], ["0%", "<1%", "67%", "100%"]);
});

test("a duration has its two largest units", () => {
  const durations = [0, 999, SECOND, 59 * SECOND, MINUTE, 2 * HOUR + 5 * MINUTE + 9 * SECOND, 2 * HOUR, 3 * DAY + 5 * HOUR, DAY + 3 * MINUTE];
  assert.deepEqual(durations.map(en.duration), ["0 s", "0 s", "1 s", "59 s", "1 min", "2 h 5 min", "2 h", "3 days 5 h", "1 day"]);
  assert.deepEqual(durations.slice(4, 8).map(zh.duration), ["1分钟", "2小时5分钟", "2小时", "3天5小时"]);
});

test("a distance has its two largest units, and no seconds beyond two minutes", () => {
  const distances = [0, 999, -4 * SECOND, -119 * SECOND, 2 * MINUTE, 119 * MINUTE, -2 * HOUR, -3 * DAY];
  assert.deepEqual(distances.map(en.relativeTime), ["now", "now", "4 s ago", "1 min 59 s ago", "in 2 min", "in 1 h 59 min", "2 h ago", "3 days ago"]);
  assert.deepEqual(distances.slice(2, 5).map(zh.relativeTime), ["4秒前", "1分钟59秒前", "2分钟后"]);
});

test("a range is never empty, and rounding never narrows it", () => {
  const ranges = [[340 * SECOND, 650 * SECOND], [20 * SECOND, 90 * SECOND], [0, 300], [50 * MINUTE, 3.5 * HOUR]];
  assert.deepEqual(ranges.map(([low, high]) => en.range(low, high)), ["5–11 min", "under 2 min", "under 15 s", "under 4 h"]);
  assert.equal(zh.range(340 * SECOND, 650 * SECOND), "5–11分钟");
});

test("a time ends with the name of its zone", () => {
  const date = new Date("2026-01-31T11:59:40Z");
  assert.equal(en.dateTime(date, "UTC"), "31 Jan 2026, 11:59:40 UTC");
  assert.equal(zh.dateTime(date, "UTC"), "2026年1月31日 11:59:40 UTC");
  assert.equal(en.dateTime(date, "local"), "31 Jan 2026, 19:59:40 GMT+8");
  assert.equal(zh.dateTime(date, "local"), "2026年1月31日 19:59:40 GMT+8");
  assert.equal(en.zone(date, "local"), "GMT+8");
});

test("a time in a column has the name of its zone only where that differs", () => {
  process.env.TZ = "Europe/London";
  const [summer, winter] = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map((text) => new Date(text));
  const inColumn = (/** @type {string} */ locale) => {
    const { shortDateTime } = createFormat(locale);
    return [summer, winter].map((date) => shortDateTime(date, "local", winter));
  };
  const [english, chinese] = ["en-GB", "zh-CN"].map(inColumn);
  process.env.TZ = "Asia/Shanghai";

  assert.deepEqual(english, ["25 Oct, 01:30:00 BST", "25 Oct, 01:30:00"]);
  assert.deepEqual(chinese, ["10月25日 01:30:00 GMT+1", "10月25日 01:30:00"]);
  assert.equal(en.shortDateTime(summer, "UTC", winter), "25 Oct, 00:30:00");
});

test("nouns are pluralized", () => {
  assert.deepEqual([0, 1, 2, 1_000].map((count) => en.pluralize(count, "device")), ["0 devices", "1 device", "2 devices", "1,000 devices"]);
});
