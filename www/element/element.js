import { performAction } from "./actions.js";
import { ReflectingElement, isOff, upgradeProperties } from "./attributes.js";
import { DevicesController } from "./devices/controller.js";
import { StatusEvents } from "./events.js";
import { readGivenTask } from "./given_task.js";
import { readSavedResponses } from "./saved_responses.js";
import { Screen } from "./screen.js";
import { trim } from "./trim.js";
import { WatchController } from "./watch_controller.js";
import { missingProperties } from "./watch_params.js";

/** @typedef {import("iot-upgrade-task").AccessToken} AccessToken */
/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeTaskClient} UpgradeTaskClient */
/** @typedef {import("iot-upgrade-task").UpgradeTaskUpdate} UpgradeTaskUpdate */
/** @typedef {import("./state.js").State} State */

/** The limit of the browser's timers, 2^31-1 ms, in seconds. */
const MAX_REFRESH_SECONDS = 2_147_483;

/** Those that can be set. */
const PROPERTIES = ["accessToken", "client", "task", "baseUrl", "appKey", "operationId", "refresh", "devices", "link", "recording"];

/** `<upgrade-task-status>`. The public members are documented in types.d.ts. */
export class UpgradeTaskStatusElement extends ReflectingElement {
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
  #events = new StatusEvents(this);
  /** Shows the given task or a saved response, so there is nothing to poll. */
  #isStatic = false;
  /** The last saved response. */
  #shown = Promise.resolve();
  #isUpdateScheduled = false;

  connectedCallback() {
    this.#guard(() => {
      upgradeProperties(this, PROPERTIES);
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
    if (this.#isStatic) void this.#controller.showResult(() => readGivenTask(value), true);
    else this.#scheduleUpdate();
  }

  get link() {
    return this.#controller.state.link;
  }
  set link(value) {
    this.#controller.setPreferences({ link: value ?? "" });
  }

  get recording() {
    return this.#controller.state.isRecording;
  }
  set recording(value) {
    this.#controller.setPreferences({ isRecording: Boolean(value) });
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
    /** @type {import("iot-upgrade-task").UpgradeSubTaskPage[]} */
    let pages = [];
    await this.#controller.showResult(() => {
      const saved = readSavedResponses(body);
      pages = saved.pages;
      return saved.task;
    });
    for (const page of pages) this.#devices.add(page);
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

  /** @param {string | null} value */
  #setRefresh(value) {
    const seconds = Number(value);
    this.#controller.setInterval(seconds >= 1 ? Math.min(Math.round(seconds), MAX_REFRESH_SECONDS) : null);
    if (isOff(value)) this.#controller.pause();
    else if (this.#controller.state.paused) this.#controller.resume();
  }

  /** @param {string} token */
  #renewToken(token) {
    const { tokenRejections, devices } = this.#controller.state;
    this.accessToken = token;
    // After the update above, which queries nothing if the token is the same.
    if (tokenRejections) this.ask();
    if (devices.isTokenRenewal) queueMicrotask(() => this.#devices.retry());
  }

  /** @param {string} action @param {string} value */
  #handleAction(action, value) {
    if (action === "renew-token") this.#renewToken(trim(value));
    else performAction(action, value, { controller: this.#controller, devices: this.#devices, screen: this.#screen }).catch((error) => this.#controller.fail(error));
  }

  /** @param {State} before @param {UpgradeTaskUpdate} [update] */
  #handleChange(before, update) {
    if (!hasDocument()) return this.#controller.abandon();
    const { state } = this.#controller;
    this.#render();
    this.#events.dispatchChange(before, state, update);
    this.#devices.follow(state, this.ownerDocument.hidden);
  }

  #tick() {
    if (!hasDocument()) return this.#screen.stop();
    this.#devices.tick();
    this.#guard(() => this.#controller.tick());
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
    this.#events.dispatchHeadline(this.headline, this.#controller.state);
  }

  /** Whatever is thrown is shown and dispatched. @template T @param {() => T} work @returns {T | undefined} */
  #guard(work) {
    try {
      return work();
    } catch (error) {
      this.#controller.fail(error);
    }
  }
}

/** A test environment may be torn down with the element in its document. */
function hasDocument() {
  return !!globalThis.document;
}
