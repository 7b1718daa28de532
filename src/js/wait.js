/**
 * The other half of wait.rs: promises that can be given up. Giving one up settles it, too:
 * Rust's side of a promise that never settles would never be freed.
 *
 * @typedef {{ promise: Promise<void>, stop(): void }} Pending
 */

/**
 * @param {number} ms at most 2^31-1, beyond which timers fire at once
 * @returns {Pending}
 */
export function sleep(ms) {
  const { promise, settle } = pending();
  const timer = setTimeout(settle, ms);
  return { promise, stop: () => (clearTimeout(timer), settle()) };
}

/**
 * @param {AbortSignal} signal
 * @returns {Pending}
 */
export function aborted(signal) {
  const { promise, settle } = pending();
  if (signal.aborted) settle();
  else signal.addEventListener("abort", settle);
  return { promise, stop: () => (signal.removeEventListener("abort", settle), settle()) };
}

/** A promise, and what settles it. */
export function pending() {
  let settle = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((resolve) => (settle = () => resolve()));
  return { promise, settle };
}

/**
 * Waits for the promise, unless the signal is aborted first: then its reason is thrown.
 *
 * @param {AbortSignal | undefined} signal as given by the caller: if it is none, Rust says so
 * @param {Promise<void>} promise
 */
export async function unlessAborted(signal, promise) {
  if (typeof signal?.addEventListener !== "function") return promise;
  const abort = aborted(signal);
  await Promise.race([promise, abort.promise]).finally(abort.stop);
  if (signal.aborted) throw signal.reason;
}
