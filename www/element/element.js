import { parseUpgradeTask } from "iot-upgrade-task";
import { Screen } from "./screen.js";
import { WatchController } from "./watch_controller.js";

/** @typedef {import("iot-upgrade-task").AccessToken} AccessToken */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeTaskClient} UpgradeTaskClient */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("./watch_controller.js").WatchParams} WatchParams */
/** @typedef {import("./state.js").State} State */

/** The limit of the browser's timers, 2^31-1 ms, in seconds. */
const MAX_REFRESH_SECONDS = 2_147_483;

/** On a server there is no HTMLElement to extend. */
const ElementBase = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** `<upgrade-task-status>`. The public members are documented in types.d.ts. */
export class UpgradeTaskStatusElement extends ElementBase {
  static observedAttributes = ["base-url", "app-key", "operation-id", "lang", "refresh"];

  #screen = new Screen(this, { onAction: (action, value) => this.#handleAction(action, value) });
  #controller = new WatchController((before, update) => this.#handleChange(before, update));
  /** @type {AccessToken | null} */
  #accessToken = null;
  /** @type {UpgradeTaskClient | null} */
  #client = null;
  /** Set by the host page, shown instead of a polled task. @type {UpgradeTask | null} */
  #task = null;
  #isWatching = false;
  #restartScheduled = false;
  /** Shows a given task or a saved response, so there is nothing to poll. */
  #isStatic = false;

  connectedCallback() {
    this.#upgradeProperties();
    this.#screen.start(() => this.#controller.tick());
    this.#render();
    if (!this.#isWatching && !this.#isStatic) this.#scheduleRestart();
  }

  disconnectedCallback() {
    this.#screen.stop();
    // An element that is moved within the document is reconnected before this microtask runs, and keeps polling.
    queueMicrotask(() => {
      if (this.isConnected) return;
      // A task that has ended is not polled again on reconnect.
      if (this.#controller.state.phase !== "ended") this.#isWatching = false;
      this.#controller.stop();
    });
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    if (name === "lang") this.#render();
    else if (name === "refresh") this.#setRefresh(value);
    else this.#scheduleRestart();
  }

  get baseUrl() {
    return this.getAttribute("base-url") ?? "";
  }
  set baseUrl(value) {
    this.setAttribute("base-url", value);
  }

  get appKey() {
    return this.getAttribute("app-key") ?? "";
  }
  set appKey(value) {
    this.setAttribute("app-key", value);
  }

  get operationId() {
    return this.getAttribute("operation-id") ?? "";
  }
  set operationId(value) {
    this.setAttribute("operation-id", value);
  }

  get refresh() {
    return this.getAttribute("refresh") ?? "";
  }
  set refresh(value) {
    this.setAttribute("refresh", value);
  }

  get accessToken() {
    return this.#accessToken;
  }
  set accessToken(value) {
    if (value === this.#accessToken) return;
    this.#accessToken = value;
    this.#scheduleRestart();
  }

  get client() {
    return this.#client;
  }
  set client(value) {
    if (value === this.#client) return;
    this.#client = value;
    this.#scheduleRestart();
  }

  get task() {
    return this.#task ?? this.#controller.state.task;
  }
  set task(value) {
    this.#task = value;
    if (value) void this.#showStatic(() => value);
    else this.#scheduleRestart();
  }

  get headline() {
    return this.#screen.i18n.headline(this.#controller.state);
  }

  get summary() {
    return this.#screen.summary(this.#controller.state);
  }

  /** @param {string | Uint8Array | ArrayBuffer} body */
  showAnswer(body) {
    this.#task = null;
    return this.#showStatic(() => parseUpgradeTask(body));
  }

  ask() {
    // A watch started while disconnected would never be stopped.
    if (this.isConnected) this.#controller.refresh();
  }

  /** @param {() => UpgradeTask} read */
  #showStatic(read) {
    this.#restartScheduled = false;
    this.#isWatching = false;
    this.#isStatic = true;
    return this.#controller.showResult(read);
  }

  /** Batches changes of attributes and properties into one restart. */
  #scheduleRestart() {
    if (this.#restartScheduled) return;
    this.#restartScheduled = true;
    queueMicrotask(() => {
      if (!this.#restartScheduled) return;
      this.#restartScheduled = false;
      if (this.isConnected) this.#restart();
      else this.#isWatching = false;
    });
  }

  #restart() {
    const params = this.#watchParams();
    this.#task = null;
    this.#isStatic = false;
    this.#isWatching = params !== null;
    if (params) this.#controller.start(params);
    else this.#controller.clear();
  }

  /** @returns {WatchParams | null} Null while a required property is missing. */
  #watchParams() {
    const { operationId, baseUrl, appKey, accessToken } = this;
    const platform = this.#client ?? (baseUrl && appKey ? { baseUrl, appKey } : null);
    return operationId && platform && accessToken ? { operationId, platform, accessToken } : null;
  }

  /** @param {string | null} value */
  #setRefresh(value) {
    const seconds = Number(value);
    this.#controller.setInterval(seconds >= 1 ? Math.min(Math.round(seconds), MAX_REFRESH_SECONDS) : null);
    if (value === "off") this.#controller.pause();
    else if (this.#controller.state.paused) this.#controller.resume();
  }

  /** Handles a control of the screen. @param {string} action @param {string} value */
  #handleAction(action, value) {
    const controller = this.#controller;
    if (action === "refresh") controller.refresh();
    else if (action === "pause") controller.pause();
    else if (action === "resume") controller.resume();
    else if (action === "interval") controller.setInterval(value ? Number(value) : null);
    else if (action === "zone") controller.setPreferences({ zone: value === "UTC" ? "UTC" : "local" });
    else if (action === "search") controller.setPreferences({ search: value });
    else void this.#screen.runExport(action, controller.state).then((notice) => notice && controller.showNotice(notice));
  }

  /** @param {State} before @param {UpgradeTaskUpdate} [update] */
  #handleChange(before, update) {
    const { state } = this.#controller;
    this.#render();
    if (update) this.#dispatch("update", update);
    if (state.error && state.error !== before.error) {
      const retryInMs = state.nextPollAt === null ? null : (update?.poll.nextInMs ?? null);
      this.#dispatch("error", { error: state.error, retryInMs });
    }
    if (update && state.phase === "ended") this.#dispatch("end", update);
  }

  #render() {
    this.#screen.render(this.#controller.state);
  }

  /** @param {"update" | "error" | "end"} type @param {unknown} detail */
  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(`upgrade-task-${type}`, { detail, bubbles: true, composed: true }));
  }

  /** Properties that a framework set before the element was defined shadow the accessors above. */
  #upgradeProperties() {
    for (const name of /** @type {const} */ (["accessToken", "client", "task", "baseUrl", "appKey", "operationId", "refresh"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
  }
}
