/** The iterator over a task's updates. What is asked when is decided in Rust (`watch.rs`). */

import { UpgradeTaskError } from "./error.js";
import { ready, readyNow } from "./load.js";
import { copy, givenOptions } from "./options.js";
import { Asking, newQuestion } from "./question.js";
import { pending, run } from "./wait.js";

/** @typedef {import("./types.d.ts").UpgradeTaskUpdate} UpgradeTaskUpdate */

/** What a caller may wish of `step`. */
const RESUME = 1;
const REFRESH = 2;

/** @returns {IteratorReturnResult<undefined>} */
const done = () => ({ done: true, value: undefined });

export class UpgradeTaskWatch {
  #operationId;
  #accessToken;
  #clientOptions;
  #options;
  #paused = false;
  /** What the caller wished since the last step, for Rust. */
  #wish = 0;
  /** Settles the wait for a change, which is one at a time. */
  #tell = () => {};
  /** The half in Rust. @type {{ instance: import("./load.js").Instance, question: import("glue").Question } | undefined} */
  #half;
  /** Updates are made one after the other. @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** The latest call. @type {import("./wait.js").Call | undefined} */
  #call;
  #asking = false;
  #over = false;

  /**
   * @param {unknown} operationId
   * @param {unknown} accessToken
   * @param {unknown} clientOptions a copy of the caller's
   * @param {unknown} options another
   */
  constructor(operationId, accessToken, clientOptions, options) {
    this.#operationId = operationId;
    this.#accessToken = accessToken;
    this.#clientOptions = clientOptions;
    this.#options = options;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @returns {Promise<IteratorResult<UpgradeTaskUpdate, undefined>>} */
  next() {
    const next = this.#last.then(() => this.#next());
    this.#last = next.catch(() => {});
    return next;
  }

  /** @returns {Promise<IteratorReturnResult<undefined>>} */
  async return() {
    this.#over = true;
    this.#call?.end();
    this.#free();
    return done();
  }

  refresh() {
    this.#wish = REFRESH;
    this.#tell();
  }

  pause() {
    this.#paused = true;
    this.#tell();
  }

  resume() {
    // Told, because a pause may begin and end between two steps.
    if (this.#paused) this.#wish ||= RESUME;
    this.#paused = false;
    this.#tell();
  }

  /** @param {{ minIntervalMs?: number, maxIntervalMs?: number }} range */
  setInterval(range) {
    if (this.#over) return;
    if (this.#half) this.#half.question.setInterval(givenOptions(copy(range)));
    else this.#options = { .../** @type {object} */ (this.#options), ...range };
    this.#tell();
  }

  /** @returns {Promise<IteratorResult<UpgradeTaskUpdate, undefined>>} */
  async #next() {
    if (this.#over) return done();
    /** @type {UpgradeTaskUpdate | undefined} */
    let value;
    this.#asking = true;
    try {
      value = await run((call) => this.#advance(call));
    } catch (error) {
      // After `return()`, that is what ended it.
      if (!this.#over) throw error;
    } finally {
      this.#asking = false;
      this.#over ||= !value;
      if (this.#over) this.#free();
    }
    return value ? { done: false, value } : done();
  }

  /**
   * Takes the steps that Rust decides on, up to the next update.
   *
   * @param {import("./wait.js").Call} call
   * @returns {Promise<UpgradeTaskUpdate | undefined>}
   */
  async #advance(call) {
    const { signal } = /** @type {{ signal?: AbortSignal }} */ (this.#options ?? {});
    this.#call = call;
    call.follow(signal);
    if (!this.#half) {
      await call.within(Infinity, ready());
      const instance = readyNow();
      const question = instance.make((wasm) =>
        newQuestion(wasm, this.#operationId, this.#accessToken, this.#clientOptions, this.#options, performance.now()),
      );
      this.#half = { instance, question };
    }
    const { instance, question } = this.#half;
    instance.serve(call);
    const asking = new Asking(question, this.#accessToken, this.#clientOptions, call);
    /** What asking threw. @type {unknown} */
    let error;
    for (;;) {
      const step = this.#step(question, error);
      if (step === undefined && error) throw error;
      if (typeof step !== "number") return step;
      error = undefined;
      try {
        if (step > 0) await this.#change(call, step);
        else await asking.once();
      } catch (thrown) {
        // The reason why the watch was ended is no failure of the platform's.
        if (!(thrown instanceof UpgradeTaskError)) throw thrown;
        error = thrown;
      }
    }
  }

  /**
   * Has the next step decided on.
   *
   * @param {import("glue").Question} question that decides
   * @param {unknown} error what asking threw
   */
  #step(question, error) {
    const hidden = globalThis.document?.visibilityState === "hidden";
    const offline = globalThis.navigator?.onLine === false;
    const wish = this.#wish;
    this.#wish = 0;
    return question.step(performance.now(), hidden, offline, this.#paused, wish, error, Math.random());
  }

  /**
   * Waits for a change, told here or seen in the page, or for this time.
   *
   * @param {import("./wait.js").Call} call
   * @param {number} ms
   */
  async #change(call, ms) {
    const { promise, settle } = pending();
    const page = globalThis.document;
    this.#tell = settle;
    page?.addEventListener("visibilitychange", settle);
    globalThis.addEventListener?.("online", settle);
    await call.within(ms, promise, Infinity).finally(() => {
      page?.removeEventListener("visibilitychange", settle);
      globalThis.removeEventListener?.("online", settle);
    });
  }

  /** Gives back what Rust holds, unless it is at work: then whoever waits for it does. */
  #free() {
    if (this.#asking || !this.#half) return;
    try {
      this.#half.question.free();
    } catch {
      // The instance was lost, which the next `next()` says.
    }
    this.#half = undefined;
  }
}
