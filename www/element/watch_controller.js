import { assessUpgradeTask, init, UpgradeTaskClient } from "iot-upgrade-task";
import { createState } from "./state.js";

/** @typedef {import("iot-upgrade-task").AccessToken} AccessToken */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("iot-upgrade-task").UpgradeTaskWatch} UpgradeTaskWatch */
/** @typedef {import("./state.js").State} State */

/**
 * The task, the platform and the access token.
 *
 * @typedef {object} WatchParams
 * @property {string} operationId
 * @property {UpgradeTaskClient | { baseUrl: string, appKey: string }} platform
 * @property {AccessToken} accessToken
 */

/** A younger response is never stale, even with a shorter polling interval. */
const MIN_FRESH_MS = 15_000;
const NOTICE_MS = 4_000;
const MAX_TRANSITION_ISSUES = 20;

/** Runs the watch of a task, and holds the state that the screen renders. */
export class WatchController {
  #state = createState();
  #onChange;
  /** Null when nothing is polled. @type {UpgradeTaskWatch | null} */
  #watch = null;
  /** @type {WatchParams | null} */
  #params = null;
  /** Replaced whenever other content is shown, so that a late result is dropped. */
  #generation = {};
  /** The age at which the last response becomes stale. */
  #freshMs = MIN_FRESH_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #noticeTimer;

  /** @param {(before: State, update?: UpgradeTaskUpdate) => void} onChange Called after each change of the state. */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  get state() {
    return this.#state;
  }

  /** Polls until the task has ended. For the same task, the current content stays until the first update. @param {WatchParams} params */
  start(params) {
    this.#cancelWatch();
    const { operationId, platform } = params;
    const isSame = operationId === this.#params?.operationId && isSamePlatform(platform, this.#params.platform);
    this.#params = params;
    const { interval, paused, zone } = this.#state;
    const shown = isSame && this.#state.task ? this.#state : { ...createState(), interval, paused, zone };
    this.#setState({ ...shown, phase: shown.task ? "live" : "loading", operationId, error: null, nextPollAt: null, busy: true });
    void this.#run(params);
  }

  /** Stops polling and resets the state, except for the user's preferences. */
  clear() {
    this.#cancelWatch();
    this.#params = null;
    const { interval, paused, zone } = this.#state;
    this.#setState({ ...createState(), interval, paused, zone });
  }

  /** Stops polling and keeps the content. */
  stop() {
    this.#cancelWatch();
    this.#setState({ busy: false, nextPollAt: null });
  }

  /** Shows a task that is not polled. @param {() => UpgradeTask} read If it throws, the error is shown. */
  async showResult(read) {
    this.clear();
    const generation = (this.#generation = {});
    /** @type {Partial<State>} */
    let result;
    try {
      await init();
      const task = read();
      const assessment = assessUpgradeTask(task, new Date());
      result = { task, assessment, operationId: task.operationId };
    } catch (error) {
      result = { error };
    }
    if (generation === this.#generation) this.#setState({ phase: "saved", ...result });
  }

  /** Polls immediately; restarts if polling has ended. */
  refresh() {
    if (this.#watch) {
      this.#setState({ busy: true, nextPollAt: null });
      this.#watch.refresh();
    } else if (this.#params) {
      this.start(this.#params);
    }
  }

  pause() {
    this.#setState({ paused: true, nextPollAt: null });
    // The first poll is not paused: there would be nothing to show.
    if (this.#state.task) this.#watch?.pause();
  }

  resume() {
    this.#setState({ paused: false, busy: this.#watch !== null });
    this.#watch?.resume();
  }

  /** @param {number | null} seconds Null: automatic. */
  setInterval(seconds) {
    const { nextPollAt, poll } = this.#state;
    const last = (poll?.answeredAt ?? poll?.askedAt)?.getTime();
    const isPlanned = seconds !== null && nextPollAt !== null && last !== undefined;
    this.#watch?.setInterval(intervalRange(seconds));
    this.#setState({ interval: seconds, nextPollAt: isPlanned ? Math.max(Date.now(), last + seconds * 1000) : nextPollAt });
  }

  /** Settings of the screen. @param {Partial<Pick<State, "zone" | "search">>} choice */
  setPreferences(choice) {
    this.#setState(choice);
  }

  /** Shows a notice for a few seconds. @param {string} notice */
  showNotice(notice) {
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#setState({ notice: "" }), NOTICE_MS);
    this.#setState({ notice });
  }

  /** Updates what depends on the time and on connectivity. */
  tick() {
    this.#setState({});
  }

  /** @param {WatchParams} params */
  async #run({ operationId, platform, accessToken }) {
    const client = platform instanceof UpgradeTaskClient ? platform : new UpgradeTaskClient(platform);
    const options = { unchanged: true, ...(this.#state.interval === null ? {} : intervalRange(this.#state.interval)) };
    const watch = (this.#watch = client.watchUpgradeTask(operationId, accessToken, options));
    try {
      for await (const update of watch) {
        if (watch !== this.#watch) return;
        this.#applyUpdate(update);
        if (this.#state.paused) watch.pause();
      }
    } catch (error) {
      if (watch !== this.#watch) return;
      this.#watch = null;
      this.#setState({ phase: "failed", error, nextPollAt: null, busy: false });
    }
  }

  /** @param {UpgradeTaskUpdate} update */
  #applyUpdate(update) {
    const { task, assessment, poll, error, eta, issues } = update;
    const isOver = !error && assessment?.terminal === true;
    if (!error && poll.nextInMs !== null) this.#freshMs = Math.max(MIN_FRESH_MS, 2 * poll.nextInMs);
    if (isOver) this.#watch = null;
    this.#setState(
      {
        phase: isOver ? "ended" : task ? "live" : "loading",
        ...{ task, assessment, poll, error, eta },
        transitionIssues: [...issues, ...this.#state.transitionIssues].slice(0, MAX_TRANSITION_ISSUES),
        nextPollAt: poll.nextInMs === null || this.#state.paused ? null : Date.now() + poll.nextInMs,
        busy: false,
      },
      update,
    );
  }

  #cancelWatch() {
    this.#generation = {};
    const watch = this.#watch;
    this.#watch = null;
    void watch?.return?.();
  }

  /** @param {Partial<State>} change @param {UpgradeTaskUpdate} [update] */
  #setState(change, update) {
    const before = this.#state;
    const now = Date.now();
    const state = { ...before, ...change, now, online: globalThis.navigator?.onLine !== false };
    this.#state = { ...state, stale: isStale(state, this.#freshMs) };
    this.#onChange(before, update);
  }
}

/** @param {number | null} seconds */
function intervalRange(seconds) {
  // The package's defaults.
  if (seconds === null) return { minIntervalMs: 5_000, maxIntervalMs: 60_000 };
  return { minIntervalMs: seconds * 1000, maxIntervalMs: seconds * 1000 };
}

/** @param {State} state @param {number} freshMs */
function isStale({ phase, poll, now }, freshMs) {
  const isOpen = phase === "live" || phase === "failed";
  return isOpen && !!poll?.answeredAt && now - poll.answeredAt.getTime() > freshMs;
}

/** @param {WatchParams["platform"]} one @param {WatchParams["platform"]} other */
function isSamePlatform(one, other) {
  if (one instanceof UpgradeTaskClient || other instanceof UpgradeTaskClient) return one === other;
  return one.baseUrl === other.baseUrl && one.appKey === other.appKey;
}
