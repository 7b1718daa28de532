import { performAction } from "./actions.js";
import { DevicesController } from "./devices/controller.js";
import { readGivenTask } from "./given_task.js";
import { readSavedResponse } from "./read_saved_response.js";
import { Screen } from "./screen.js";
import { severityOf } from "./severity.js";
import { WatchController } from "./watch_controller.js";
import { missingProperties } from "./watch_params.js";

/** @typedef {import("iot-upgrade-task").AccessToken} AccessToken */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeTaskClient} UpgradeTaskClient */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("./state.js").State} State */

/** The limit of the browser's timers, 2^31-1 ms, in seconds. */
const MAX_REFRESH_SECONDS = 2_147_483;

/** On a server there is no HTMLElement to extend. */
const ElementBase = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** `<upgrade-task-status>`. The public members are documented in types.d.ts. */
export class UpgradeTaskStatusElement extends ElementBase {
  static observedAttributes = ["base-url", "app-key", "operation-id", "lang", "refresh", "devices"];

  #screen = new Screen(this, { onAction: (action, value) => this.#handleAction(action, value) });
  #controller = new WatchController((before, update) => this.#handleChange(before, update));
  #devices = new DevicesController({
    getState: () => this.#controller.state,
    connect: () => this.#controller.connect(),
    toError: (thrown) => this.#controller.toError(thrown),
    isTokenRenewable: (error) => this.#controller.isTokenRenewable(error),
    onChange: (devices) => this.#controller.setDevices(devices),
  });
  /** @type {AccessToken | null} */
  #accessToken = null;
  /** @type {UpgradeTaskClient | null} */
  #client = null;
  /** Given by the host page, shown instead of a polled task. @type {UpgradeTask | null} */
  #task = null;
  /** The detail of the last `upgrade-task-headline`. */
  #lastHeadline = "";
  /** Shows the given task or a saved response, so there is nothing to poll. */
  #isStatic = false;
  /** The last saved response. */
  #shown = Promise.resolve();
  #isUpdateScheduled = false;

  connectedCallback() {
    this.#guard(() => {
      this.#upgradeProperties();
      this.#screen.start(() => this.#tick());
      this.#render();
      this.#scheduleUpdate();
    });
  }

  disconnectedCallback() {
    this.#screen.stop();
    // An element that is moved is reconnected before this microtask runs, and keeps polling.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#guard(() => {
        this.#devices.stop();
        this.#controller.stop();
      });
    });
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    // A saved response makes way for another task; a given task stays until it is set to null.
    if (name === "operation-id" && !this.#task) this.#isStatic = false;
    if (name === "lang") this.#render();
    else if (name === "refresh") this.#guard(() => this.#setRefresh(value));
    else if (name === "devices") this.#devices.isOff = isOff(value);
    else this.#scheduleUpdate();
  }

  get baseUrl() {
    return this.getAttribute("base-url") ?? "";
  }
  set baseUrl(value) {
    this.#setAttribute("base-url", value);
  }

  get appKey() {
    return this.getAttribute("app-key") ?? "";
  }
  set appKey(value) {
    this.#setAttribute("app-key", value);
  }

  get operationId() {
    return this.getAttribute("operation-id") ?? "";
  }
  set operationId(value) {
    this.#setAttribute("operation-id", value);
  }

  get refresh() {
    return this.getAttribute("refresh") ?? "";
  }
  set refresh(value) {
    this.#setAttribute("refresh", value);
  }

  get devices() {
    return isOff(this.getAttribute("devices")) ? "off" : "auto";
  }
  set devices(value) {
    this.#setAttribute("devices", value);
  }

  get accessToken() {
    return this.#accessToken;
  }
  set accessToken(value) {
    this.#accessToken = value ?? null;
    this.#scheduleUpdate();
  }

  get client() {
    return this.#client;
  }
  set client(value) {
    this.#client = value ?? null;
    this.#scheduleUpdate();
  }

  get task() {
    return this.#task ?? this.#controller.state.task;
  }
  set task(value) {
    this.#task = value ?? null;
    this.#isStatic = this.#task !== null;
    if (this.#isStatic) void this.#controller.showResult(() => readGivenTask(value));
    else this.#scheduleUpdate();
  }

  get link() {
    return this.#controller.state.link;
  }
  set link(value) {
    this.#controller.setPreferences({ link: value ?? "" });
  }

  get headline() {
    return this.#guard(() => this.#screen.i18n.headline(this.#controller.state)) ?? "";
  }

  get summary() {
    return this.#guard(() => this.#screen.summary(this.#controller.state)) ?? "";
  }

  /** @param {string | Uint8Array | ArrayBuffer} body */
  showAnswer(body) {
    this.#task = null;
    this.#isStatic = true;
    // In order: devices are shown with the task that was opened before them.
    return (this.#shown = this.#shown.then(() => this.#showSaved(body)));
  }

  /** @param {string | Uint8Array | ArrayBuffer} body */
  async #showSaved(body) {
    // Meanwhile the host page may have set another task.
    if (!this.#isStatic || this.#task) return;
    /** @type {import("iot-upgrade-task").UpgradeSubTaskPage | null} */
    let page = null;
    await this.#controller.showResult(() => {
      const saved = readSavedResponse(body);
      page = saved.page;
      return saved.task;
    });
    if (page) this.#devices.add(page);
  }

  ask() {
    // After the update that changes before this call have scheduled. While disconnected, nothing would stop a watch.
    queueMicrotask(() => {
      if (this.isConnected) this.#guard(() => this.#controller.refresh());
    });
  }

  /** Applies all changes of attributes and properties in one script at once. */
  #scheduleUpdate() {
    if (this.#isUpdateScheduled) return;
    this.#isUpdateScheduled = true;
    queueMicrotask(() => {
      this.#isUpdateScheduled = false;
      if (this.isConnected && !this.#isStatic) this.#guard(() => this.#update());
    });
  }

  #update() {
    const { operationId, client, baseUrl, appKey, accessToken } = this;
    const params = { operationId, client, baseUrl, appKey, accessToken };
    const missing = missingProperties(params);
    if (missing.length) this.#controller.clear(missing);
    else this.#controller.watch(params);
  }

  /** Anything that is no text, such as an object or a symbol, is missing. @param {string} name @param {unknown} value */
  #setAttribute(name, value) {
    if (isTextual(value)) this.setAttribute(name, String(value));
    else this.removeAttribute(name);
  }

  /** @param {string | null} value */
  #setRefresh(value) {
    const seconds = Number(value);
    this.#controller.setInterval(seconds >= 1 ? Math.min(Math.round(seconds), MAX_REFRESH_SECONDS) : null);
    if (isOff(value)) this.#controller.pause();
    else if (this.#controller.state.paused) this.#controller.resume();
  }

  /** @param {string} token */
  #renewToken(token) {
    this.accessToken = token;
    // After the update above.
    if (this.#controller.state.devices.isTokenRenewal) queueMicrotask(() => this.#devices.retry());
  }

  /** @param {string} action @param {string} value */
  #handleAction(action, value) {
    if (action === "renew-token") this.#renewToken(value.trim());
    else performAction(action, value, { controller: this.#controller, devices: this.#devices, screen: this.#screen }).catch((error) => this.#controller.fail(error));
  }

  /** @param {State} before @param {UpgradeTaskUpdate} [update] */
  #handleChange(before, update) {
    if (!hasDocument()) return this.#controller.abandon();
    const { state } = this.#controller;
    this.#render();
    if (update) this.#dispatch("update", update);
    if (state.error && state.error !== before.error) {
      const retryInMs = state.nextPollAt === null ? null : (update?.poll.nextInMs ?? null);
      this.#dispatch("error", { error: state.error, retryInMs });
    }
    const { error } = state.devices;
    if (error && error !== before.devices.error) this.#dispatch("error", { error, retryInMs: null });
    if (update && state.phase === "ended") this.#dispatch("end", update);
    this.#devices.follow(state);
  }

  #tick() {
    if (hasDocument()) this.#controller.tick();
    else this.#screen.stop();
  }

  #render() {
    const { state } = this.#controller;
    try {
      this.#screen.render(state);
    } catch (error) {
      // If even the failure cannot be rendered, the browser reports why.
      if (state.phase === "failed" && !state.task) throw error;
      // Without what may be the cause, and so that nothing looks live.
      this.#controller.fail(error, { task: null, assessment: null, poll: null, transitionIssues: [] });
    }
    this.#announceHeadline();
  }

  #announceHeadline() {
    const detail = { headline: this.headline, severity: severityOf(this.#controller.state) };
    // The host page may show the id of the task beside it.
    const headline = JSON.stringify([detail, this.#controller.state.operationId]);
    if (headline === this.#lastHeadline) return;
    this.#lastHeadline = headline;
    this.#dispatch("headline", detail);
  }

  /** Whatever is thrown is shown and dispatched. @template T @param {() => T} work @returns {T | undefined} */
  #guard(work) {
    try {
      return work();
    } catch (error) {
      this.#controller.fail(error);
    }
  }

  /** @param {"update" | "error" | "end" | "headline"} type @param {unknown} detail */
  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(`upgrade-task-${type}`, { detail, bubbles: true, composed: true }));
  }

  /** Properties that a framework set before the element was defined shadow the accessors above. */
  #upgradeProperties() {
    for (const name of /** @type {const} */ (["accessToken", "client", "task", "baseUrl", "appKey", "operationId", "refresh", "devices", "link"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
  }
}

/** As HTML compares the keywords of attributes. @param {string | null} value */
function isOff(value) {
  return value?.toLowerCase() === "off";
}

/** Whether it is meant as a text. (A `URL` may be of another realm.) @param {unknown} value */
function isTextual(value) {
  return ["string", "number", "boolean", "bigint"].includes(typeof value) || Object.prototype.toString.call(value) === "[object URL]";
}

/** A test environment may be torn down with the element in its document. */
function hasDocument() {
  return !!globalThis.document;
}
