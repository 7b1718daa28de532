/** The state of the page, as a session needs it. */

import { listen } from "./event_listeners.js";

export class Environment {
  /** Whether the caller paused the watch. */
  paused = false;
  /** The newest token from a token function. @type {() => string | undefined} */
  #token;
  /** Ends the wait for a change. */
  #notify = () => {};

  /** @param {import("./token_cache.js").TokenCache} [tokens] */
  constructor(tokens) {
    this.#token = () => tokens?.current;
  }

  /** All of it at once, as arguments: asking for each from Rust is a call that costs more. @returns {import("glue").EnvironmentArguments} */
  read() {
    const { document, navigator } = globalThis;
    return [this.#token(), performance.now(), Date.now(), Math.random(), document?.visibilityState === "hidden", navigator?.onLine === false, this.paused];
  }

  /** Something that the session depends on has changed. */
  notify() {
    this.#notify();
  }

  /**
   * Waits for a change or for the timeout.
   *
   * @param {import("./operation.js").Operation} operation
   * @param {number} [timeoutMs]
   */
  async change(operation, timeoutMs) {
    const page = globalThis.document;
    const changed = new Promise((resolve) => (this.#notify = () => resolve(undefined)));
    const notify = this.#notify;
    const stops = [];
    try {
      // Some servers have a document without events.
      if (typeof page?.addEventListener === "function") stops.push(listen(page, "visibilitychange", notify));
      if (typeof globalThis.addEventListener === "function") stops.push(listen(globalThis, "online", notify));
      await operation.raceTimeout(changed, timeoutMs);
    } finally {
      stops.forEach((stop) => stop());
    }
  }
}
