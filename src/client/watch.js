/** The iterator over the updates of a task. Rust decides when to poll (`domain/polling`). */

import { callArguments, optionArguments } from "./arguments.js";
import { exposeSelf, self } from "./behind_proxy.js";
import { Driver } from "./driver.js";
import { Environment } from "./environment.js";
import { isLoaded, load, loadSync } from "./instance.js";
import { ASYNC_DISPOSE, done, inSequence } from "./iteration.js";
import { run } from "./operation.js";
import { copyOptions, getOption } from "./options.js";

/** @typedef {import("./types.d.ts").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("./types.d.ts").UpgradeTaskWatch["activity"]} Activity */

export class UpgradeTaskWatch {
  #call;
  #environment;
  /** The session in Rust, from the first `next()` on. @type {{ instance: import("./instance.js").Instance, session: import("glue").Session } | undefined} */
  #started;
  /** What `setInterval`, `refresh` and `resume` call before that. @type {((session: import("glue").Session) => void)[]} */
  #firstCalls = [];
  /** Bound to the object, so it works when taken off it. @type {() => Promise<IteratorResult<UpgradeTaskUpdate, undefined>>} */
  next = inSequence(() => this.#next());
  /** The latest `next()`. @type {import("./operation.js").Operation | undefined} */
  #operation;
  #isRunning = false;
  #isOver = false;
  /** While no `next()` is pending. @type {Activity} */
  #idle = { kind: "idle", since: new Date(), untilMs: null };

  /** @param {import("./arguments.js").Call} call whose options are copies */
  constructor(call) {
    this.#call = call;
    this.#environment = new Environment(call.tokens);
    exposeSelf(this);
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @returns {Activity} */
  get activity() {
    const watch = self(this);
    return (watch.#isRunning && watch.#operation?.activity) || watch.#idle;
  }

  async [ASYNC_DISPOSE]() {
    await this.return();
  }

  /** @returns {Promise<IteratorReturnResult<undefined>>} */
  async return() {
    const watch = self(this);
    watch.#isOver = true;
    watch.#operation?.end();
    watch.#free();
    return done();
  }

  refresh() {
    self(this).#report((session) => session.refresh());
  }

  pause() {
    const environment = self(this).#environment;
    environment.paused = true;
    environment.notify();
  }

  resume() {
    const watch = self(this);
    const wasPaused = watch.#environment.paused;
    watch.#environment.paused = false;
    // Reported explicitly, because a pause may begin and end between two steps.
    if (wasPaused) watch.#report((session) => session.resume());
  }

  /** @param {{ minIntervalMs?: number, maxIntervalMs?: number }} range */
  setInterval(range) {
    const watch = self(this);
    if (watch.#isOver) return;
    const given = optionArguments(copyOptions(range));
    watch.#callSession((session) => session.setInterval(given));
    watch.#environment.notify();
  }

  /** @param {(session: import("glue").Session) => void} report */
  #report(report) {
    try {
      this.#callSession(report);
    } catch {
      // The instance was lost, which the next `next()` reports.
    }
    this.#environment.notify();
  }

  /** @param {(session: import("glue").Session) => void} call */
  #callSession(call) {
    const { instance, session } = this.#started ?? {};
    if (instance) instance.call(() => call(/** @type {import("glue").Session} */ (session)));
    else if (!this.#isOver) this.#firstCalls.push(call);
  }

  /** @returns {Promise<IteratorResult<UpgradeTaskUpdate, undefined>>} */
  async #next() {
    if (this.#isOver) return done();
    /** @type {UpgradeTaskUpdate | undefined} */
    let value;
    this.#isRunning = true;
    try {
      value = await run((operation) => this.#runSession(operation));
    } catch (error) {
      // After `return()`, the error is only the end of the operation.
      if (!this.#isOver) throw error;
    } finally {
      this.#isRunning = false;
      this.#idle = { ...this.#idle, since: new Date() };
      this.#isOver ||= !value;
      if (this.#isOver) this.#free();
    }
    return value ? { done: false, value } : done();
  }

  /**
   * @param {import("./operation.js").Operation} operation
   * @returns {Promise<UpgradeTaskUpdate | undefined>}
   */
  async #runSession(operation) {
    const { accessToken, clientOptions, options, tokens } = this.#call;
    this.#operation = operation;
    operation.linkSignal(getOption(options, "signal"));
    if (!this.#started) {
      if (!isLoaded()) await operation.raceTimeout(load());
      const instance = loadSync();
      const session = instance.call((wasm) => wasm.Session.watch(callArguments(this.#call), performance.now()));
      this.#started = { instance, session };
      for (const call of this.#firstCalls) this.#callSession(call);
      tokens?.use(/** @type {any} */ (accessToken));
    }
    const { instance, session } = this.#started;
    const means = { instance, environment: this.#environment, tokens, ownFetch: getOption(clientOptions, "fetch") };
    return new Driver(session, means, operation).run();
  }

  /** Releases the session, unless it is running: then `#next` does. */
  #free() {
    if (this.#isRunning) return;
    this.#started?.instance.free(this.#started.session);
    this.#started = undefined;
  }
}
