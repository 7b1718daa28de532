import { isCausedByToken, isOutdated, isSameToken } from "./watch_params.js";
import { WatchSource } from "./watch_source.js";

/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("iot-upgrade-task").UpgradeTaskWatch} UpgradeTaskWatch */
/** @typedef {import("iot-upgrade-task").WatchOptions} WatchOptions */
/** @typedef {import("./watch_params.js").WatchParams} WatchParams */

/**
 * @typedef {object} RunnerCallbacks
 * @property {() => WatchOptions} getOptions For the next watch.
 * @property {() => number | null} getNextPollAt Time of the next scheduled poll; null while there is none, or while it is in flight.
 * @property {(update: UpgradeTaskUpdate) => void} onUpdate
 * @property {(error: unknown) => void} onError Polling has ended with this error.
 */

/** Runs the watch of a task. Where other params are given for it, another watch takes over at the next poll. */
export class WatchRunner {
  #source = new WatchSource();
  #callbacks;
  /** The latest. @type {WatchParams | null} */
  #params = null;
  /** Those of the running watch. @type {WatchParams | null} */
  #usedParams = null;
  /** @type {UpgradeTaskWatch | null} */
  #watch = null;
  /** Starts the watch that takes over; defined as long as there is one to start. @type {ReturnType<typeof setTimeout> | undefined} */
  #takeover;
  /** Replaced at each start and stop, so that late results are dropped. */
  #generation = {};

  /** @param {RunnerCallbacks} callbacks */
  constructor(callbacks) {
    this.#callbacks = callbacks;
  }

  get isRunning() {
    return this.#watch !== null || this.#takeover !== undefined;
  }

  /** What the watch is doing; null where nothing is polled, or a given client does not say. */
  get activity() {
    return this.#watch?.activity ?? null;
  }

  /** With what the task is queried. */
  connect() {
    return this.#source.connect(/** @type {WatchParams} */ (this.#params));
  }

  /** Texts that no error may contain. */
  get secrets() {
    return this.#source.secrets;
  }

  /** Used from the next poll on. @param {WatchParams | null} params */
  set params(params) {
    this.#params = this.#source.params = params;
    this.#takeOverIfOutdated();
  }

  /** Polls now. */
  start() {
    this.stop();
    void this.#run(/** @type {WatchParams} */ (this.#params));
  }

  stop() {
    this.#generation = {};
    clearTimeout(this.#takeover);
    this.#takeover = undefined;
    const watch = this.#watch;
    this.#watch = null;
    // Errors of a watch that has been left concern nobody.
    void Promise.resolve(watch).then((watch) => watch?.return?.()).catch(() => {});
  }

  refresh() {
    if (this.#watch && !this.#isOutdated) this.#watch.refresh();
    else this.start();
  }

  pause() {
    clearTimeout(this.#takeover);
    this.#watch?.pause();
  }

  resume() {
    if (this.#takeover !== undefined || this.#isOutdated) this.start();
    else this.#watch?.resume();
  }

  /** @param {Required<Pick<WatchOptions, "minIntervalMs" | "maxIntervalMs">>} range */
  setInterval(range) {
    this.#watch?.setInterval(range);
    if (this.#takeover !== undefined) this.#scheduleTakeover();
  }

  /** @param {WatchParams} params */
  async #run(params) {
    const generation = this.#generation;
    this.#usedParams = params;
    try {
      this.#watch = this.#source.open(params, this.#callbacks.getOptions());
      for await (const update of this.#watch) {
        if (generation !== this.#generation) return;
        this.#callbacks.onUpdate(update);
        this.#takeOverIfOutdated();
        if (generation !== this.#generation) return;
      }
      if (generation === this.#generation) throw new Error("the watch of the given client ended before the task did.");
    } catch (error) {
      if (generation !== this.#generation) return;
      this.stop();
      // Meanwhile the host page may have given another token.
      if (this.#params && isCausedByToken(error) && !isSameToken(params, this.#params)) this.start();
      else this.#callbacks.onError(error);
    }
  }

  get #isOutdated() {
    return this.#watch !== null && !!this.#usedParams && !!this.#params && isOutdated(this.#usedParams, this.#params);
  }

  /** A poll in flight is completed first. */
  #takeOverIfOutdated() {
    const nextPollAt = this.#callbacks.getNextPollAt();
    if (this.#isOutdated && nextPollAt !== null && nextPollAt > Date.now()) this.#scheduleTakeover();
  }

  #scheduleTakeover() {
    this.stop();
    const delayMs = Number(this.#callbacks.getNextPollAt()) - Date.now();
    this.#takeover = setTimeout(() => this.start(), Math.max(0, delayMs));
  }
}
