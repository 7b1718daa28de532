import { assessUpgradeTask, init, UpgradeTaskClient } from "iot-upgrade-task";
import { createState } from "./state.js";

/** @typedef {import("iot-upgrade-task").AccessToken} AccessToken */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("iot-upgrade-task").UpgradeTaskWatch} UpgradeTaskWatch */
/** @typedef {import("./state.js").State} State */

/**
 * Which task, on which platform, by whose leave.
 *
 * @typedef {object} WatchParams
 * @property {string} operationId
 * @property {UpgradeTaskClient | { baseUrl: string, appKey: string }} platform
 * @property {AccessToken} accessToken
 */

/** An answer younger than this is never stale, however often it is asked. */
const FRESH_MS = 15_000;
const NOTICE_MS = 4_000;
const MAX_TRANSITION_ISSUES = 20;

/** How an upgrade task is going: asks, and keeps the state that the screen shows. */
export class WatchController {
  #state = createState();
  #onChange;
  /** What asks by itself; none once it is over. @type {UpgradeTaskWatch | null} */
  #watch = null;
  /** @type {WatchParams | null} */
  #params = null;
  /** Another one for whatever is shown next, so that nothing late is shown. */
  #generation = {};
  /** How long the last answer is fresh. */
  #freshMs = FRESH_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #noticeTimer;

  /** @param {(before: State, update?: UpgradeTaskUpdate) => void} onChange Called after each change. */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  get state() {
    return this.#state;
  }

  /** Asks until the task has ended. What is shown stays while it is about the same task. @param {WatchParams} params */
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

  /** Asks for nothing, and shows nothing. */
  clear() {
    this.#cancelWatch();
    this.#params = null;
    const { interval, paused, zone } = this.#state;
    this.#setState({ ...createState(), interval, paused, zone });
  }

  /** Asks no more, and leaves everything as it is. */
  stop() {
    this.#cancelWatch();
    this.#setState({ busy: false, nextPollAt: null });
  }

  /** Shows a task from elsewhere. @param {() => UpgradeTask} read Given what was thrown, shows that. */
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

  /** Asks at once; anew where the asking has ended. */
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
    // The first attempt is made in any case.
    if (this.#state.task) this.#watch?.pause();
  }

  resume() {
    this.#setState({ paused: false, busy: this.#watch !== null });
    this.#watch?.resume();
  }

  /** @param {number | null} seconds null: as the watch sees fit. */
  setInterval(seconds) {
    const { nextPollAt, poll } = this.#state;
    const last = (poll?.answeredAt ?? poll?.askedAt)?.getTime();
    const isPlanned = seconds !== null && nextPollAt !== null && last !== undefined;
    this.#watch?.setInterval(intervalRange(seconds));
    this.#setState({ interval: seconds, nextPollAt: isPlanned ? Math.max(Date.now(), last + seconds * 1000) : nextPollAt });
  }

  /** What the reader chooses of the screen. @param {Partial<Pick<State, "zone" | "search">>} choice */
  setPreferences(choice) {
    this.#setState(choice);
  }

  /** Says for a moment what a button has done. @param {string} notice */
  showNotice(notice) {
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#setState({ notice: "" }), NOTICE_MS);
    this.#setState({ notice });
  }

  /** Time has passed, or the network has come or gone. */
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
    if (!error && poll.nextInMs !== null) this.#freshMs = Math.max(FRESH_MS, 2 * poll.nextInMs);
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
  // What the package does by default.
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
