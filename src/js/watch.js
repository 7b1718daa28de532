/** The iterator over a task's updates. What is asked when is decided in Rust (`watch.rs`). */

import { ready, readyNow } from "./load.js";
import { pending, unlessAborted } from "./wait.js";

/** @typedef {import("./types.d.ts").UpgradeTaskUpdate} UpgradeTaskUpdate */

/** What steers a watch from outside: the caller and the page. Rust sees it as `Control`. */
class Control {
  paused = false;
  #end = new AbortController();
  /** Whoever waits for a change. @type {Set<() => void>} */
  #forChange = new Set();

  get hidden() {
    return globalThis.document?.visibilityState === "hidden";
  }

  get offline() {
    return globalThis.navigator?.onLine === false;
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
  #options;
  #control = new Control();
  /** The half in Rust. @type {{ instance: import("./load.js").Instance, watch: import("glue").Watch } | undefined} */
  #half;
  /** Updates are made one after the other. @type {Promise<unknown>} */
  #last = Promise.resolve();
  #asking = false;
  /** Whether `refresh` was called before there was a half in Rust. */
  #isWanted = false;
  #over = false;

  /**
   * @param {(wasm: import("glue").Wasm, options: unknown) => import("glue").Watch} create
   * @param {unknown} options a copy of the caller's
   */
  constructor(create, options) {
    this.#create = create;
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
    this.#half?.watch.refresh();
    this.#isWanted = !this.#half;
    this.#control.tell();
  }

  pause() {
    this.#control.paused = true;
    this.#control.tell();
  }

  resume() {
    // Told, too, because a pause may begin and end without anybody looking.
    if (this.#control.paused) this.#half?.watch.resume();
    this.#control.paused = false;
    this.#control.tell();
  }

  /** @param {{ minIntervalMs?: number, maxIntervalMs?: number }} range */
  setInterval(range) {
    if (this.#over) return;
    const half = this.#half;
    if (half) half.instance.call(() => half.watch.setInterval(range));
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
    if (!this.#half) {
      const { signal } = /** @type {{ signal?: AbortSignal }} */ (this.#options ?? {});
      await unlessAborted(ready(), signal, this.#control.stopped);
      const instance = readyNow();
      const watch = instance.call((wasm) => this.#create(wasm, this.#options));
      this.#half = { instance, watch };
      if (this.#isWanted) watch.refresh();
    }
    const { instance, watch } = this.#half;
    return instance.run((_, call) => watch.next(call, this.#control));
  }

  /** Gives back what Rust holds, unless it is at work: then whoever waits for it does. */
  #free() {
    if (this.#asking || !this.#half) return;
    const { watch } = this.#half;
    this.#half = undefined;
    try {
      watch.free();
    } catch {
      // The instance was lost, and this with it.
    }
  }
}
