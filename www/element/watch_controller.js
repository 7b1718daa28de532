import { assessUpgradeTask, init } from "iot-upgrade-task";
import { toUpgradeTaskError } from "./errors.js";
import { recordSample } from "./history.js";
import { freshFor, intervalRange, isPageHidden } from "./interval.js";
import { createContent, createState } from "./state.js";
import { isCorrected, isSameTask, isTokenRenewable } from "./watch_params.js";
import { WatchRunner } from "./watch_runner.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./watch_params.js").WatchParams} WatchParams */

const NOTICE_MS = 4_000;
const MAX_TRANSITION_ISSUES = 20;

/** Holds the state that the screen renders, and controls the watch that changes it. */
export class WatchController {
  #state = createState();
  #onChange;
  #runner = new WatchRunner({
    getOptions: () => ({ unchanged: true, ...intervalRange(this.#state.interval) }),
    getNextPollAt: () => this.#state.nextPollAt,
    onUpdate: (update) => this.#applyUpdate(update),
    onError: (error) => this.fail(error),
  });
  /** Null when there is nothing to query. @type {WatchParams | null} */
  #params = null;
  /** Replaced whenever other content is shown, so that a late result is dropped. */
  #generation = {};
  /** The age at which the last response becomes stale. */
  #freshMs = freshFor(0);
  #wasHidden = isPageHidden();
  /** Whether the platform has responded while the browser claims to be offline, as it does with some VPNs. */
  #respondsOffline = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #noticeTimer;

  /** @param {(before: State, update?: UpgradeTaskUpdate) => void} onChange Called after each change of the state. */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  get state() {
    return this.#state;
  }

  /**
   * Polls a task until it has ended. If it is polled already, another client or access token is used from
   * the next poll on.
   *
   * @param {WatchParams} params
   */
  watch(params) {
    const { phase, error } = this.#state;
    const previous = this.#params;
    this.#params = this.#runner.params = params;
    if (!previous || !isSameTask(previous, params)) this.#start(createContent());
    else if (phase === "failed" ? isCorrected(error, previous, params) : phase !== "ended" && !this.#runner.isRunning) this.#start();
  }

  /** Stops polling and resets the state, except for the user's preferences. @param {string[]} [missing] The properties without which nothing can be queried. */
  clear(missing = []) {
    this.#generation = {};
    this.#runner.stop();
    this.#params = this.#runner.params = null;
    this.#setState({ ...createContent(), missing });
  }

  /** Stops polling and keeps the content. */
  stop() {
    this.abandon();
    this.#setState({ busy: false, nextPollAt: null });
  }

  /** Stops polling without a change of the state. */
  abandon() {
    this.#generation = {};
    this.#runner.stop();
    clearTimeout(this.#noticeTimer);
  }

  /** Stops polling and shows an error. @param {unknown} thrown @param {Partial<State>} [change] */
  fail(thrown, change) {
    this.#generation = {};
    this.#runner.stop();
    const error = this.toError(thrown);
    const tokenRejections = this.isTokenRenewable(error) ? this.#state.tokenRejections + 1 : 0;
    this.#setState({ phase: "failed", error, nextPollAt: null, busy: false, tokenRejections, ...change });
  }

  /**
   * Shows a task that is not polled.
   *
   * @param {() => UpgradeTask | null} read Null: there are only devices, maybe of the saved task that is shown. If it throws, the error is shown.
   * @param {boolean} [isGiven] By the host page, which may give the same task again and again.
   */
  async showResult(read, isGiven = false) {
    const generation = (this.#generation = {});
    this.#runner.stop();
    this.#params = this.#runner.params = null;
    const isSaved = this.#state.phase === "saved" && this.#state.error === null;
    /** @type {Partial<State>} */
    let result;
    try {
      await init();
      const task = read();
      const assessment = task && assessUpgradeTask(task, new Date());
      const givenAt = Date.now();
      const isSame = isGiven && isSaved && this.#state.isGiven && task?.operationId === this.#state.operationId;
      const content = isSame ? {} : createContent();
      const history = isGiven && assessment ? recordSample(isSame ? this.#state.history : [], assessment, givenAt) : [];
      result = task || !isSaved ? { ...content, task, assessment, isGiven, givenAt, history, operationId: task?.operationId ?? "" } : {};
    } catch (error) {
      result = { ...createContent(), error: this.toError(error) };
    }
    if (generation === this.#generation) this.#setState({ ...result, phase: "saved" });
  }

  /** Polls immediately; restarts if polling has ended. */
  refresh() {
    if (!this.#params || this.#state.busy) return;
    if (!this.#runner.isRunning) return this.#start();
    this.#setState({ busy: true, nextPollAt: null });
    this.#runner.refresh();
  }

  pause() {
    this.#setState({ paused: true, nextPollAt: null });
    // The first poll is not paused: there would be nothing to show.
    if (this.#state.task) this.#runner.pause();
  }

  resume() {
    this.#setState({ paused: false, busy: this.#runner.isRunning });
    this.#runner.resume();
  }

  /** @param {number | null} seconds Null: automatic. */
  setInterval(seconds) {
    const { nextPollAt, poll } = this.#state;
    const last = (poll?.answeredAt ?? poll?.askedAt)?.getTime();
    const isPlanned = seconds !== null && nextPollAt !== null && last !== undefined;
    this.#setState({ interval: seconds, nextPollAt: isPlanned ? Math.max(Date.now(), last + seconds * 1000) : nextPollAt });
    this.#runner.setInterval(intervalRange(seconds));
  }

  /** @param {State["devices"]} devices */
  setDevices(devices) {
    this.#setState({ devices });
  }

  /** Whether the user can replace the access token that caused an error. @param {unknown} error */
  isTokenRenewable(error) {
    return this.#params !== null && isTokenRenewable(error, this.#params);
  }

  /** For other queries of the task. */
  connect() {
    return this.#runner.connect();
  }

  /** Settings of the screen. @param {Partial<Pick<State, "zone" | "search" | "link" | "isRecording">>} choice */
  setPreferences(choice) {
    this.#setState(choice);
  }

  /** Shows a notice for a few seconds. @param {string} notice @param {string} noticeAction */
  showNotice(notice, noticeAction) {
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#setState({ notice: "" }), NOTICE_MS);
    this.#setState({ notice, noticeAction });
  }

  /** Updates what depends on the time, on connectivity and on whether the page is seen. */
  tick() {
    if (this.#wasHidden !== isPageHidden()) {
      this.#wasHidden = !this.#wasHidden;
      this.#runner.setInterval(intervalRange(this.#state.interval));
    }
    const { phase, task } = this.#state;
    // A given task has no watch that reports when its time window begins or ends.
    this.#setState(phase === "saved" && task ? { assessment: assessUpgradeTask(task, new Date()) } : {});
  }

  /** @param {Partial<State>} [content] Shown until the first update; by default what is shown already. */
  #start(content = this.#state) {
    this.#generation = {};
    const { operationId } = /** @type {WatchParams} */ (this.#params);
    this.#setState({ ...content, phase: content.task ? "live" : "loading", operationId, error: null, nextPollAt: null, busy: true });
    this.#runner.start();
  }

  /** @param {UpgradeTaskUpdate} update */
  #applyUpdate(update) {
    const { task, assessment, poll, error, eta, issues } = update;
    const { poll: last, task: shown } = this.#state;
    const isOfLastPoll = poll.number === last?.number && poll.askedAt.getTime() === last.askedAt.getTime();
    // Time alone has changed the verdict: whatever is wrong still is.
    if (!error && isOfLastPoll && task === shown) return this.#setState({ assessment, eta }, update);
    const isOver = !error && assessment?.terminal === true;
    if (!error && poll.nextInMs !== null) this.#freshMs = freshFor(poll.nextInMs);
    if (isOver) this.#runner.stop();
    this.#respondsOffline = !error && isBrowserOffline();
    this.#setState(
      {
        phase: isOver ? "ended" : task ? "live" : "loading",
        ...{ task, assessment, poll, eta },
        history: assessment ? recordSample(this.#state.history, assessment, (poll.answeredAt ?? poll.askedAt).getTime()) : [],
        error: error && this.toError(error),
        tokenRejections: 0,
        transitionIssues: [...issues, ...this.#state.transitionIssues].slice(0, MAX_TRANSITION_ISSUES),
        nextPollAt: poll.nextInMs === null || this.#state.paused ? null : Date.now() + poll.nextInMs,
        busy: false,
      },
      update,
    );
    if (this.#state.paused) this.#runner.pause();
  }

  /** What was thrown, without secrets. @param {unknown} thrown */
  toError(thrown) {
    return toUpgradeTaskError(thrown, this.#runner.secrets);
  }

  /** @param {Partial<State>} change @param {UpgradeTaskUpdate} [update] */
  #setState(change, update) {
    const before = this.#state;
    const now = Date.now();
    this.#respondsOffline &&= isBrowserOffline();
    const state = { ...before, ...change, now, activity: this.#runner.activity, online: this.#respondsOffline || !isBrowserOffline() };
    this.#state = { ...state, stale: isStale(state, this.#freshMs) };
    this.#onChange(before, update);
  }
}

/** @param {State} state @param {number} freshMs */
function isStale({ phase, poll, now }, freshMs) {
  const isOpen = phase === "live" || phase === "failed";
  return isOpen && !!poll?.answeredAt && now - poll.answeredAt.getTime() > freshMs;
}

function isBrowserOffline() {
  return globalThis.navigator?.onLine === false;
}
