/** The access token from token functions, for all calls that share it. */

/** The number is that of the cache's interface: copies with another have their own registry. */
const KEY = Symbol.for("iot-upgrade-task/tokens/2");

/** @typedef {Exclude<import("./types.d.ts").AccessToken, string>} TokenSource */

/** Keeps the newest token: no other is valid on this platform. */
export class TokenCache {
  /** The newest token, unless the platform rejected it. @type {string | undefined} */
  current;
  /** The function that was passed last; `use` precedes `get`. @type {TokenSource | undefined} */
  #source;
  /** @type {Promise<unknown> | undefined} */
  #pending;

  /**
   * A token other than the rejected one: the one that has replaced it, or a new one from the function,
   * which is called once for all that wait. Rejects with what the function throws.
   *
   * @param {string | null} rejected the token that the platform rejected
   * @returns {Promise<unknown>}
   */
  get(rejected) {
    this.invalidate(rejected);
    if (this.current !== undefined) return Promise.resolve(this.current);
    return (this.#pending ??= this.#refresh(rejected));
  }

  /** A call begins that was passed this function. @param {TokenSource} source */
  use(source) {
    this.#source = source;
  }

  /** Forgets this token. @param {unknown} token */
  invalidate(token) {
    if (this.current === token) this.current = undefined;
  }

  /** What `get` returned did not settle in time: the next call calls the function again. @param {Promise<unknown>} pending */
  abandon(pending) {
    if (this.#pending === pending) this.#pending = undefined;
  }

  /** @param {string | null} rejected */
  #refresh(rejected) {
    const source = /** @type {TokenSource} */ (this.#source);
    // In a microtask, so that a function that throws rejects, too.
    const pending = Promise.resolve().then(() => (rejected === null ? source("first") : source("rejected", rejected)));
    const settle = (/** @type {unknown} */ token) => {
      // After `abandon`, another call of the function may have replaced this one.
      if (this.#pending !== pending) return;
      this.#pending = undefined;
      if (typeof token === "string") this.current = token;
    };
    pending.then(settle, () => settle(undefined));
    return pending;
  }
}

/**
 * The cache of a function that is passed without a client, shared by every copy of this package in the
 * page.
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
  return cache;
}
