/** The devices of a scenario: their ids, and their state at a given second. */

import { createHash } from "node:crypto";

/** @typedef {import("./scenarios.js").Scenario} Scenario */

/**
 * @param {Scenario} scenario
 * @param {number} index
 */
export function deviceId({ operationId }, index) {
  const hex = createHash("sha256").update(`${operationId} ${index}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/**
 * The state of a device, since when it has been in it, and why it failed. A task that is stopped stops the
 * devices that have no result.
 *
 * @param {Scenario} scenario
 * @param {import("./scenarios.js").Timeline} timeline
 * @param {number} second
 * @returns {{ state: import("./scenarios.js").DeviceState | "stop", since: number, reason: string | null }}
 */
export function stateAt({ stoppedAt = Infinity, createdAt }, timeline, second) {
  const [since, state, reason = null] = timeline.findLast(([since]) => since <= Math.min(second, stoppedAt)) ?? [createdAt, "wait"];
  const isOpen = state === "wait" || state === "processing";
  return isOpen && second >= stoppedAt ? { state: "stop", since: stoppedAt, reason: null } : { state, since, reason };
}
