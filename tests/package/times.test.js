import assert from "node:assert/strict";
import { test } from "node:test";

import { failure } from "./failure.js";
import { openPage } from "./page.js";

test("times are parsed and formatted in UTC, in any time zone", async (t) => {
  const { run } = await openPage(t);

  const times = ["19700101T000000Z", "20240229T235959Z", "00000101T000000Z", "99991231T235959Z"];
  const read = await run(({ times }) => times.map((text) => window.sdk.parseTimestamp(text)), { times });
  const written = await run(({ read }) => read.map((time) => window.sdk.formatTimestamp(time)), { read });

  assert.deepEqual(read.map((time) => time.getTime()), [0, Date.UTC(2024, 1, 29, 23, 59, 59), -62_167_219_200_000, 253_402_300_799_000]);
  assert.deepEqual(written, times);
  const half = await run(() => window.sdk.formatTimestamp(new Date(-1)));
  assert.equal(half, "19691231T235959Z");
});

test("invalid times are rejected", async (t) => {
  const { run } = await openPage(t);

  const found = await run(() => {
    const { parseTimestamp, formatTimestamp } = /** @type {any} */ (window.sdk);
    const works = [
      () => parseTimestamp("2015-12-12T12:12:12Z"),
      () => parseTimestamp(20151212),
      () => formatTimestamp(new Date(NaN)),
      () => formatTimestamp(new Date(Date.UTC(10_000, 0))),
      () => formatTimestamp("20151212T121212Z"),
      () => formatTimestamp({ [Symbol.toStringTag]: "Date" }),
    ];
    return Promise.all(works.map((work) => window.outcome((async () => work())())));
  });

  const year = "Give a Date that holds a time, of a year that has four digits.";
  assert.deepEqual(found, [
    refused(
      `A timestamp must be a moment that exists, written yyyyMMdd'T'HHmmss'Z'; received "2015-12-12T12:12:12Z".`,
      `Give a UTC time in the platform's form, such as "20151212T121212Z".`,
    ),
    refused("`text` must be a text such as \"20151212T121212Z\"; received a number.", `Give a text such as "20151212T121212Z".`),
    refused("A date must be valid and of a year from 0 to 9999; received the time value NaN.", year),
    refused("A date must be valid and of a year from 0 to 9999; received the time value 253402300800000.", year),
    refused("`date` must be a Date; received a string.", "Give a Date."),
    refused("`date` must be a Date; received an object.", "Give a Date."),
  ]);
});

/** @param {string} message @param {string} hint */
function refused(message, hint) {
  return failure({ code: "invalid_argument", message, hint });
}
