/** The iterator over a task's updates. What is asked when is decided in Rust (`watch.rs`). */

import { ready, readyNow } from "./load.js";
import { pending, unlessAborted } from "./wait.js";

/** @typedef {import("./types.d.ts").UpgradeTaskUpdate} UpgradeTaskUpdate */

/** What steers a watch from outside: the caller and the page. */
class Control {
  paused = false;
  #end = new AbortController();
  /** Whoever waits for a change. @type {Set<() => void>} */
  #forChange = new Set();

  /** How the world is. @param {import("glue").Question} question that has to know */
  show(question) {
    const hidden = globalThis.document?.visibilityState === "hidden";
    const offline = globalThis.navigator?.onLine === false;
    question.look(performance.now(), Date.now(), hidden, offline, this.paused);
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
  /** Whether `refresh` was called before there was a half in Rust. */
  #isWanted = false;
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
    if (this.#over) return;
    this.#tell((question) => question.refresh());
    this.#isWanted = !this.#half;
    this.#control.tell();
  }

  pause() {
    this.#control.paused = true;
    this.#control.tell();
  }

  resume() {
    // Told, too, because a pause may begin and end without anybody looking.
    if (this.#control.paused) this.#tell((question) => question.resume());
    this.#control.paused = false;
    this.#control.tell();
  }

  /** @param {{ minIntervalMs?: number, maxIntervalMs?: number }} range */
  setInterval(range) {
    if (this.#over) return;
    if (this.#half) this.#half.question.setInterval(range);
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
      if (this.#isWanted) question.refresh();
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
    waits.endIn(question.remainingMs(performance.now()), () => question.late());
    for (;;) {
      this.#control.show(question);
      const step = question.step();
      if (typeof step !== "number") return step;
      if (step > 0) {
        await waits.rest(step, this.#control.changed());
        continue;
      }
      const failed = await asking.once().then(() => undefined, (error) => ({ error }));
      this.#control.show(question);
      const update = question.learnt(failed?.error, Math.random());
      if (update) return update;
      if (failed) throw failed.error;
    }
  }

  /** Gives back what Rust holds, unless it is at work: then whoever waits for it does. */
  #free() {
    if (this.#asking || !this.#half) return;
    this.#tell((question) => question.free());
    this.#half = undefined;
  }

  /** @param {(question: import("glue").Question) => void} what */
  #tell(what) {
    try {
      if (this.#half) what(this.#half.question);
    } catch {
      // The instance was lost, which the next `next()` says.
    }
  }
}
