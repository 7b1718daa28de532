/** What the tests of the simulated platform share. */

import { startPlatform } from "./index.js";

/** @typedef {Awaited<ReturnType<typeof startPlatform>>} StartedPlatform */

/**
 * A platform that ends with the test.
 *
 * @param {import("node:test").TestContext} t
 * @param {Parameters<typeof startPlatform>[0]} [options]
 */
export async function platformFor(t, options) {
  const platform = await startPlatform(options);
  t.after(platform.close);
  return platform;
}

/** A clock that stands still until it is moved. */
export function createFakeClock() {
  let now = Date.UTC(2026, 0, 31, 12, 0, 0);
  const clock = () => now;
  return Object.assign(clock, {
    /** @param {number} seconds */
    advance(seconds) {
      now += seconds * 1000;
    },
  });
}

/**
 * Asks as the documentation says.
 *
 * @param {StartedPlatform} platform
 * @param {string} operationId As it goes into the path.
 * @param {Record<string, string>} [headers] In place of the right ones.
 * @param {RequestInit} [init]
 */
export function queryTask(platform, operationId, headers = credentials(platform), init = {}) {
  return fetch(`${platform.url}/iodm/northbound/v1.5.0/operations/${operationId}`, { ...init, headers });
}

/** @param {StartedPlatform} platform */
export function credentials({ appKey, token }) {
  return { app_key: appKey, authorization: `Bearer ${token()}` };
}

/**
 * The status and the parsed body.
 *
 * @param {Promise<Response>} pending
 * @returns {Promise<[number, any]>}
 */
export async function readJson(pending) {
  const response = await pending;
  return [response.status, await response.json()];
}
