import { parseUpgradeTask } from "iot-upgrade-task";
import { Screen } from "./screen.js";
import { WatchController } from "./watch_controller.js";

/** @typedef {import("iot-upgrade-task").AccessToken} AccessToken */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeTaskClient} UpgradeTaskClient */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("./watch_controller.js").WatchParams} WatchParams */
/** @typedef {import("./state.js").State} State */

/** Seconds, as far as the browser's timers reach. */
const LONGEST = 2_147_483;

/** On a server there is nothing to extend, and nothing to define. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** `<upgrade-task-status>`; types.d.ts says what each member means. */
export class UpgradeTaskStatusElement extends Base {
  static observedAttributes = ["base-url", "app-key", "operation-id", "lang", "refresh"];

  #screen = new Screen(this, { act: (action, value) => this.#act(action, value) });
  #controller = new WatchController((before, update) => this.#changed(before, update));
  /** @type {AccessToken | null} */
  #accessToken = null;
  /** @type {UpgradeTaskClient | null} */
  #client = null;
  /** Given by the host, in place of the platform's. @type {UpgradeTask | null} */
  #task = null;
  #isAsking = false;
  #isDue = false;
  /** Whether a task or an answer was given, for which nobody is asked. */
  #isGiven = false;

  connectedCallback() {
    this.#useOwnProperties();
    this.#screen.start(() => this.#controller.tick());
    this.#render();
    if (!this.#isAsking && !this.#isGiven) this.#askSoon();
  }

  disconnectedCallback() {
    this.#screen.stop();
    // An element that is moved comes back at once, and goes on.
    queueMicrotask(() => {
      if (this.isConnected) return;
      // What has ended need not be asked for again.
      if (this.#controller.state.phase !== "ended") this.#isAsking = false;
      this.#controller.stop();
    });
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    if (name === "lang") this.#render();
    else if (name === "refresh") this.#setRefresh(value);
    else this.#askSoon();
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
    this.#askSoon();
  }

  get client() {
    return this.#client;
  }
  set client(value) {
    if (value === this.#client) return;
    this.#client = value;
    this.#askSoon();
  }

  get task() {
    return this.#task ?? this.#controller.state.task;
  }
  set task(value) {
    this.#task = value;
    if (value) void this.#show(() => value);
    else this.#askSoon();
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
    return this.#show(() => parseUpgradeTask(body));
  }

  ask() {
    // Out of the page nobody would end it.
    if (this.isConnected) this.#controller.refresh();
  }

  /** @param {() => UpgradeTask} read */
  #show(read) {
    this.#isDue = false;
    this.#isAsking = false;
    this.#isGiven = true;
    return this.#controller.showResult(read);
  }

  /** Once, however many attributes and properties are set in a row. */
  #askSoon() {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      if (!this.#isDue) return;
      this.#isDue = false;
      if (this.isConnected) this.#follow();
      else this.#isAsking = false;
    });
  }

  #follow() {
    const params = this.#params();
    this.#task = null;
    this.#isGiven = false;
    this.#isAsking = params !== null;
    if (params) this.#controller.start(params);
    else this.#controller.clear();
  }

  /** @returns {WatchParams | null} Null while something is missing. */
  #params() {
    const { operationId, baseUrl, appKey, accessToken } = this;
    const platform = this.#client ?? (baseUrl && appKey ? { baseUrl, appKey } : null);
    return operationId && platform && accessToken ? { operationId, platform, accessToken } : null;
  }

  /** @param {string | null} value */
  #setRefresh(value) {
    const seconds = Number(value);
    this.#controller.setInterval(seconds >= 1 ? Math.min(Math.round(seconds), LONGEST) : null);
    if (value === "off") this.#controller.pause();
    else if (this.#controller.state.paused) this.#controller.resume();
  }

  /** What a control of the screen asks for. @param {string} action @param {string} value */
  #act(action, value) {
    const controller = this.#controller;
    if (action === "refresh") controller.refresh();
    else if (action === "pause") controller.pause();
    else if (action === "resume") controller.resume();
    else if (action === "interval") controller.setInterval(value ? Number(value) : null);
    else if (action === "zone") controller.setPreferences({ zone: value === "UTC" ? "UTC" : "local" });
    else if (action === "search") controller.setPreferences({ search: value });
    else void this.#screen.take(action, controller.state).then((notice) => notice && controller.showNotice(notice));
  }

  /** @param {State} before @param {UpgradeTaskUpdate} [update] */
  #changed(before, update) {
    const { state } = this.#controller;
    this.#render();
    if (update) this.#tell("update", update);
    if (state.error && state.error !== before.error) {
      const retryInMs = state.nextPollAt === null ? null : (update?.poll.nextInMs ?? null);
      this.#tell("error", { error: state.error, retryInMs });
    }
    if (update && state.phase === "ended") this.#tell("end", update);
  }

  #render() {
    this.#screen.render(this.#controller.state);
  }

  /** @param {"update" | "error" | "end"} what @param {unknown} detail */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`upgrade-task-${what}`, { detail, bubbles: true, composed: true }));
  }

  /** Frameworks may set properties before the element is defined: then they hide the ones above. */
  #useOwnProperties() {
    for (const name of /** @type {const} */ (["accessToken", "client", "task", "baseUrl", "appKey", "operationId", "refresh"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
  }
}
