/** One listener for each signal, however many calls it ends: Node warns of a leak at the eleventh. */

/** @type {WeakMap<AbortSignal, Listener>} */
const listeners = new WeakMap();

class Listener {
  /** @type {Set<() => void>} */
  #callbacks = new Set();
  #signal;
  #listen = () => this.#callbacks.forEach((callback) => callback());

  /** @param {AbortSignal} signal */
  constructor(signal) {
    this.#signal = signal;
    signal.addEventListener("abort", this.#listen);
    listeners.set(signal, this);
  }

  /** @param {() => void} callback */
  add(callback) {
    this.#callbacks.add(callback);
  }

  /** @param {() => void} callback */
  remove(callback) {
    this.#callbacks.delete(callback);
    if (this.#callbacks.size > 0) return undefined;
    listeners.delete(this.#signal);
    return this.#signal.removeEventListener("abort", this.#listen);
  }
}

/**
 * Throws what the signal's own methods throw, and so does the returned function.
 *
 * @param {AbortSignal} signal
 * @param {() => void} callback called when it is aborted
 * @returns {() => unknown} ends that
 */
export function onAbort(signal, callback) {
  const listener = listeners.get(signal) ?? new Listener(signal);
  listener.add(callback);
  return () => listener.remove(callback);
}
