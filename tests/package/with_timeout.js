/** A promise that never settles fails its test instead of hanging it. */

import { setTimeout as sleep } from "node:timers/promises";

/** Long enough for a loaded machine. */
const LIMIT_MS = 30_000;

/**
 * The promise, or an error if it does not settle.
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
  // Aborted below, which rejects it.
  limit.catch(() => {});
  try {
    return await Promise.race([promise, limit]);
  } finally {
    settled.abort();
  }
}
