/** Helpers for tests with the simulated platform. */

import { startPlatform } from "./index.js";

/** @typedef {Awaited<ReturnType<typeof startPlatform>>} StartedPlatform */

/**
 * Starts a platform that is closed after the test.
 *
 * @param {import("node:test").TestContext} t
 * @param {Parameters<typeof startPlatform>[0]} [options]
 */
export async function platformFor(t, options) {
  const platform = await startPlatform(options);
  t.after(platform.close);
  return platform;
}

/** A clock that only `advance` moves. */
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
 * Sends a query as documented.
 *
 * @param {StartedPlatform} platform
 * @param {string} operationId As it is written into the path.
 * @param {Record<string, string>} [headers] Instead of valid credentials.
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
 * Returns the status and the parsed body.
 *
 * @param {Promise<Response>} pending
 * @returns {Promise<[number, any]>}
 */
export async function readJson(pending) {
  const response = await pending;
  return [response.status, await response.json()];
}
