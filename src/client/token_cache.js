/** The other half of token.rs: what token functions answered, for all calls in the page. */

import { LATE } from "./wait.js";

const KEY = Symbol.for("iot-upgrade-task/tokens");

/** @typedef {import("./types.d.ts").AccessToken} AccessToken */

/** What one token function answered. */
export class Tokens {
  /** @param {(reason: "first" | "rejected") => string | Promise<string>} source */
  constructor(source) {
    this.source = source;
    /** @type {string | undefined} */
    this.kept = undefined;
    /** @type {Promise<unknown> | undefined} */
    this.pending = undefined;
  }

  /**
   * Asks the function, or joins the question that is under way.
   *
   * @param {"first" | "rejected"} reason
   */
  ask(reason) {
    if (this.pending) return this.pending;
    const { source } = this;
    // Asked in a microtask, so that what the function throws rejects like the rest.
    const pending = Promise.resolve(reason).then(source);
    this.pending = pending;
    const settle = (/** @type {unknown} */ token) => {
      // Another question may have taken its place after this one was given up.
      if (this.pending !== pending) return;
      this.pending = undefined;
      if (typeof token === "string") this.kept = token;
    };
    pending.catch(() => undefined).then(settle);
    return pending;
  }

  /**
   * What came is no good: it is not kept any longer. Where nothing came in time, the next call
   * asks anew.
   *
   * @param {import("./wait.js").Outcome} outcome
   */
  refused({ how, value }) {
    if (how === LATE) this.pending = undefined;
    else if (this.kept === value) this.kept = undefined;
  }
}

/**
 * The answers of a token function, shared by every copy of this package in the page.
 *
 * @param {(reason: "first" | "rejected") => string | Promise<string>} source
 * @returns {Tokens}
 */
export function tokensOf(source) {
  /** @type {Record<symbol, WeakMap<Function, Tokens>>} */
  const page = /** @type {any} */ (globalThis);
  const all = (page[KEY] ??= new WeakMap());
  let tokens = all.get(source);
  if (!tokens) all.set(source, (tokens = new Tokens(source)));
  return tokens;
}
