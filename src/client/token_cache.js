/** The access token that token functions gave, for all calls that share it. */

const KEY = Symbol.for("iot-upgrade-task/tokens");

/** @typedef {Exclude<import("./types.d.ts").AccessToken, string>} TokenSource */

/** The newest token: on this platform, no other is valid. */
export class TokenCache {
  /** What the platform has not rejected yet. @type {string | undefined} */
  current;
  /** The newest function given. @type {TokenSource} */
  source = () => "";
  /** @type {Promise<unknown> | undefined} */
  #pending;

  /**
   * A token other than the rejected one: the one that has replaced it, or the one that the function
   * gives, which is asked once for all that wait. What it throws rejects.
   *
   * @param {string | null} rejected by the platform
   * @returns {Promise<unknown>}
   */
  get(rejected) {
    if (rejected !== null) this.invalidate(rejected);
    if (this.current !== undefined) return Promise.resolve(this.current);
    return (this.#pending ??= this.#refresh(rejected));
  }

  /** This token is not used again. @param {unknown} token */
  invalidate(token) {
    if (this.current === token) this.current = undefined;
  }

  /** The function did not answer in time: the next call asks anew. */
  abandon() {
    this.#pending = undefined;
  }

  /** @param {string | null} rejected */
  #refresh(rejected) {
    const { source } = this;
    // In a microtask, so that what the function throws rejects like the rest.
    const pending = Promise.resolve().then(() => (rejected === null ? source("first") : source("rejected", rejected)));
    const settle = (/** @type {unknown} */ token) => {
      // Another one may have taken its place after this one was abandoned.
      if (this.#pending !== pending) return;
      this.#pending = undefined;
      if (typeof token === "string") this.current = token;
    };
    pending.then(settle, settle);
    return pending;
  }
}

/**
 * The cache of a function that is given without a client, shared by every copy of this package in
 * the page.
 *
 * @param {TokenSource} source
 * @returns {TokenCache}
 */
export function tokenCacheOf(source) {
  /** @type {Record<symbol, WeakMap<Function, TokenCache>>} */
  const page = /** @type {any} */ (globalThis);
  const all = (page[KEY] ??= new WeakMap());
  let cache = all.get(source);
  if (!cache) all.set(source, (cache = new TokenCache()));
  cache.source = source;
  return cache;
}
