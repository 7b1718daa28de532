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
 * @typedef {object} Question
 * @property {string} operationId
 * @property {UpgradeTaskClient | { baseUrl: string, appKey: string }} platform
 * @property {AccessToken} accessToken
 */

/** An answer younger than this is never stale, however often it is asked. */
const FRESH_MS = 15_000;
const NOTICE_MS = 4_000;

/** How an upgrade task is going: asks, and keeps the state that the screen shows. */
export class Status {
  #state = createState();
  #tell;
  /** What asks by itself; none once it is over. @type {UpgradeTaskWatch | null} */
  #watch = null;
  /** @type {Question | null} */
  #question = null;
  /** Another one for whatever is shown next, so that nothing late is shown. */
  #turn = {};
  /** How long the last answer is fresh. */
  #freshMs = FRESH_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #noticeTimer;

  /** @param {(before: State, update?: UpgradeTaskUpdate) => void} tell Called after each change. */
  constructor(tell) {
    this.#tell = tell;
  }

  get state() {
    return this.#state;
  }

  /** Asks until the task has ended. What is shown stays while it is about the same task. @param {Question} question */
  ask(question) {
    this.#stop();
    const { operationId, platform } = question;
    const isSame = operationId === this.#question?.operationId && isSamePlatform(platform, this.#question.platform);
    this.#question = question;
    const { interval, paused, zone } = this.#state;
    const kept = isSame && this.#state.task ? this.#state : { ...createState(), interval, paused, zone };
    this.#set({ ...kept, phase: kept.task ? "live" : "asking", operationId, error: null, nextAt: null, busy: true });
    void this.#follow(question);
  }

  /** Asks for nothing, and shows nothing. */
  clear() {
    this.#stop();
    this.#question = null;
    const { interval, paused, zone } = this.#state;
    this.#set({ ...createState(), interval, paused, zone });
  }

  /** Asks no more, and leaves everything as it is. */
  halt() {
    this.#stop();
    this.#set({ busy: false, nextAt: null });
  }

  /** Shows a task from elsewhere. @param {() => UpgradeTask} read Given what was thrown, shows that. */
  async save(read) {
    this.clear();
    const turn = (this.#turn = {});
    /** @type {Partial<State>} */
    let saved;
    try {
      await init();
      const task = read();
      const assessment = assessUpgradeTask(task, new Date());
      saved = { task, assessment, operationId: task.operationId };
    } catch (error) {
      saved = { error };
    }
    if (turn === this.#turn) this.#set({ phase: "saved", ...saved });
  }

  /** Asks at once; anew where the asking has ended. */
  refresh() {
    if (this.#watch) {
      this.#set({ busy: true, nextAt: null });
      this.#watch.refresh();
    } else if (this.#question) {
      this.ask(this.#question);
    }
  }

  pause() {
    this.#set({ paused: true, nextAt: null });
    // The first attempt is made in any case.
    if (this.#state.task) this.#watch?.pause();
  }

  resume() {
    this.#set({ paused: false, busy: this.#watch !== null });
    this.#watch?.resume();
  }

  /** @param {number | null} seconds null: as the watch sees fit. */
  setInterval(seconds) {
    const { nextAt, poll } = this.#state;
    const last = (poll?.answeredAt ?? poll?.askedAt)?.getTime();
    const isPlanned = seconds !== null && nextAt !== null && last !== undefined;
    this.#watch?.setInterval(range(seconds));
    this.#set({ interval: seconds, nextAt: isPlanned ? Math.max(Date.now(), last + seconds * 1000) : nextAt });
  }

  /** What the reader chooses of the screen. @param {Partial<Pick<State, "zone" | "search">>} choice */
  choose(choice) {
    this.#set(choice);
  }

  /** Says for a moment what a button has done. @param {string} notice */
  note(notice) {
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#set({ notice: "" }), NOTICE_MS);
    this.#set({ notice });
  }

  /** Time has passed, or the network has come or gone. */
  tick() {
    this.#set({});
  }

  /** @param {Question} question */
  async #follow({ operationId, platform, accessToken }) {
    const client = platform instanceof UpgradeTaskClient ? platform : new UpgradeTaskClient(platform);
    const options = { unchanged: true, ...(this.#state.interval === null ? {} : range(this.#state.interval)) };
    const watch = (this.#watch = client.watchUpgradeTask(operationId, accessToken, options));
    try {
      for await (const update of watch) {
        if (watch !== this.#watch) return;
        this.#show(update);
        if (this.#state.paused) watch.pause();
      }
    } catch (error) {
      if (watch !== this.#watch) return;
      this.#watch = null;
      this.#set({ phase: "failed", error, nextAt: null, busy: false });
    }
  }

  /** @param {UpgradeTaskUpdate} update */
  #show(update) {
    const { task, assessment, poll, error, eta, issues } = update;
    const isOver = !error && assessment?.terminal === true;
    if (!error && poll.nextInMs !== null) this.#freshMs = Math.max(FRESH_MS, 2 * poll.nextInMs);
    if (isOver) this.#watch = null;
    this.#set(
      {
        phase: isOver ? "ended" : task ? "live" : "asking",
        ...{ task, assessment, poll, error, eta },
        moves: [...issues, ...this.#state.moves].slice(0, 20),
        nextAt: poll.nextInMs === null || this.#state.paused ? null : Date.now() + poll.nextInMs,
        busy: false,
      },
      update,
    );
  }

  #stop() {
    this.#turn = {};
    const watch = this.#watch;
    this.#watch = null;
    void watch?.return?.();
  }

  /** @param {Partial<State>} change @param {UpgradeTaskUpdate} [update] */
  #set(change, update) {
    const before = this.#state;
    const now = Date.now();
    const state = { ...before, ...change, now, online: globalThis.navigator?.onLine !== false };
    this.#state = { ...state, stale: isStale(state, this.#freshMs) };
    this.#tell(before, update);
  }
}

/** @param {number | null} seconds */
function range(seconds) {
  // What the package does by default.
  if (seconds === null) return { minIntervalMs: 5_000, maxIntervalMs: 60_000 };
  return { minIntervalMs: seconds * 1000, maxIntervalMs: seconds * 1000 };
}

/** @param {State} state @param {number} freshMs */
function isStale({ phase, poll, now }, freshMs) {
  const isOpen = phase === "live" || phase === "failed";
  return isOpen && !!poll?.answeredAt && now - poll.answeredAt.getTime() > freshMs;
}

/** @param {Question["platform"]} one @param {Question["platform"]} other */
function isSamePlatform(one, other) {
  if (one instanceof UpgradeTaskClient || other instanceof UpgradeTaskClient) return one === other;
  return one.baseUrl === other.baseUrl && one.appKey === other.appKey;
}
