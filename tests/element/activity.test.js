/** What keeps the next response waiting, in words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { getI18n } from "../../www/element/i18n/index.js";
import { delay } from "../../www/element/view/activity.js";
import { NOW, ago, stateOf } from "./state.js";

const i18n = getI18n("en");

/** @param {"idle" | "token" | "budget" | "request"} kind @param {number} seconds @param {number | null} untilMs */
const delayOf = (kind, seconds, untilMs = null) => delay(stateOf({}, {}, { now: NOW, activity: { kind, since: ago(seconds), untilMs } }), i18n);

test("the call limit, with the time left", () => {
  assert.equal(delayOf("budget", 4, 12_000), "waiting for the call limit, 8 s");
  assert.equal(delayOf("budget", 4), "waiting for the call limit");
  assert.equal(delayOf("budget", 14, 12_000), "waiting for the call limit");
});

test("a silent platform, but not a prompt one", () => {
  assert.equal(delayOf("request", 4, 30_000), null);
  assert.equal(delayOf("request", 12, 30_000), "no response for 12 s; gives up at 30 s");
});

test("the token function; nothing between two polls", () => {
  assert.equal(delayOf("token", 1), "waiting for an access token");
  assert.equal(delayOf("idle", 100), null);
  assert.equal(delay(stateOf({}), i18n), null);
});
