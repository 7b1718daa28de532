/** The iterator over a task's updates. What is asked when is decided in Rust (`watch.rs`). */

import { UpgradeTaskError } from "./error.js";
import { ready, readyNow } from "./load.js";
import { copy, givenOptions } from "./options.js";
import { pending, unlessAborted } from "./wait.js";

/** @typedef {import("./types.d.ts").UpgradeTaskUpdate} UpgradeTaskUpdate */

/** What a caller may wish of `step`. */
const RESUME = 1;
const REFRESH = 2;

/** What steers a watch from outside: the caller and the page. */
class Control {
  #paused = false;
  /** What the caller wished since the last step, for Rust. */
  #wish = 0;
  #end = new AbortController();
  /** Whoever waits for a change. @type {Set<() => void>} */
  #forChange = new Set();

  /**
   * Has the next step decided on.
   *
   * @param {import("glue").Question} question that decides
   * @param {unknown} error what asking threw
   */
  step(question, error) {
    const hidden = globalThis.document?.visibilityState === "hidden";
    const offline = globalThis.navigator?.onLine === false;
    const wish = this.#wish;
    this.#wish = 0;
    return question.step(performance.now(), hidden, offline, this.#paused, wish, error, Math.random());
  }

  refresh() {
    this.#wish = REFRESH;
    this.tell();
  }

  pause() {
    this.#paused = true;
    this.tell();
  }

  resume() {
    // Told, because a pause may begin and end between two steps.
    if (this.#paused) this.#wish ||= RESUME;
    this.#paused = false;
    this.tell();
  }

  /** Settles at the next change, told here or seen in the page. */
  changed() {
    const { promise, settle } = pending();
    const page = globalThis.document;
    this.#forChange.add(settle);
    page?.addEventListener("visibilitychange", settle);
    globalThis.addEventListener?.("online", settle);
    const stop = () => {
      this.#forChange.delete(settle);
      page?.removeEventListener("visibilitychange", settle);
      globalThis.removeEventListener?.("online", settle);
      settle();
    };
    return { promise, stop };
  }

  tell() {
    for (const settle of this.#forChange) settle();
  }

  /** Aborted when the caller wants no more. */
  get stopped() {
    return this.#end.signal;
  }

  stop() {
    this.#end.abort();
  }
}

export class UpgradeTaskWatch {
  #create;
  #ask;
  #options;
  #control = new Control();
  /** The half in Rust. @type {{ instance: import("./load.js").Instance, question: import("glue").Question } | undefined} */
  #half;
  /** Updates are made one after the other. @type {Promise<unknown>} */
  #last = Promise.resolve();
  #asking = false;
  #over = false;

  /**
   * @param {(wasm: import("glue").Wasm, options: unknown) => import("glue").Question} create
   * @param {(question: import("glue").Question, call: import("glue").Call, ...signals: (AbortSignal | undefined)[]) => import("./question.js").Asking} ask
   * @param {unknown} options a copy of the caller's
   */
  constructor(create, ask, options) {
    this.#create = create;
    this.#ask = ask;
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
    this.#control.stop();
    this.#free();
    return { done: true, value: undefined };
  }

  refresh() {
    if (!this.#over) this.#control.refresh();
  }

  pause() {
    this.#control.pause();
  }

  resume() {
    this.#control.resume();
  }

  /** @param {{ minIntervalMs?: number, maxIntervalMs?: number }} range */
  setInterval(range) {
    if (this.#over) return;
    if (this.#half) this.#half.question.setInterval(givenOptions(copy(range)));
    else this.#options = { .../** @type {object} */ (this.#options), ...range };
    this.#control.tell();
  }

  /** @returns {Promise<IteratorResult<UpgradeTaskUpdate, undefined>>} */
  async #next() {
    if (this.#over) return { done: true, value: undefined };
    this.#asking = true;
    try {
      const update = await this.#advance();
      if (update) return { done: false, value: update };
      this.#over = true;
      return { done: true, value: undefined };
    } catch (error) {
      if (this.#over) return { done: true, value: undefined };
      this.#over = true;
      throw error;
    } finally {
      this.#asking = false;
      if (this.#over) this.#free();
    }
  }

  /** @returns {Promise<UpgradeTaskUpdate | undefined>} */
  async #advance() {
    const { signal } = /** @type {{ signal?: AbortSignal }} */ (this.#options ?? {});
    const { stopped } = this.#control;
    if (!this.#half) {
      await unlessAborted(ready(), signal, stopped);
      const instance = readyNow();
      const question = instance.make((wasm) => this.#create(wasm, this.#options));
      this.#half = { instance, question };
    }
    const { instance, question } = this.#half;
    return instance.run(async (call) => this.#follow(question, this.#ask(question, call, stopped, signal)));
  }

  /**
   * Takes the steps that Rust decides on, up to the next update.
   *
   * @param {import("glue").Question} question
   * @param {import("./question.js").Asking} asking
   */
  async #follow(question, asking) {
    const { waits } = asking;
    /** What asking threw. @type {unknown} */
    let error;
    for (;;) {
      const step = this.#control.step(question, error);
      if (step === undefined && error) throw error;
      if (typeof step !== "number") return step;
      error = undefined;
      try {
        if (step > 0) await waits.rest(step, this.#control.changed());
        else await asking.once();
      } catch (thrown) {
        // The reason why the watch was ended is no failure of the platform's.
        if (!(thrown instanceof UpgradeTaskError)) throw thrown;
        error = thrown;
      }
    }
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
