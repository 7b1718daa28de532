/**
 * The other half of wait.rs: promises that can be given up.
 *
 * @typedef {{ promise: Promise<void>, stop(): void }} Pending
 */

/**
 * @param {number} ms at most 2^31-1, beyond which timers fire at once
 * @returns {Pending}
 */
export function sleep(ms) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  /** @type {Promise<void>} */
  const promise = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return { promise, stop: () => clearTimeout(timer) };
}

/**
 * @param {AbortSignal} signal
 * @returns {Pending}
 */
export function aborted(signal) {
  /** @type {() => void} */
  let tell;
  /** @type {Promise<void>} */
  const promise = new Promise((resolve) => {
    tell = () => resolve();
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", tell, { once: true });
  });
  return { promise, stop: () => signal.removeEventListener("abort", tell) };
}
