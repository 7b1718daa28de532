/** A promise that stays pending would otherwise hang a test without a word. */

import { setTimeout as sleep } from "node:timers/promises";

/** Far beyond what a loaded machine needs. */
const LIMIT_MS = 30_000;

/**
 * The promise, or, where it does not settle, a failure that says so.
 *
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export async function withTimeout(promise) {
  const settled = new AbortController();
  const limit = sleep(LIMIT_MS, undefined, { signal: settled.signal }).then(() => {
    throw new Error(`A promise did not settle within ${LIMIT_MS} ms.`);
  });
  // The limit is called off below, which rejects it.
  limit.catch(() => {});
  try {
    return await Promise.race([promise, limit]);
  } finally {
    settled.abort();
  }
}
