import { toCsv } from "./devices/csv.js";
import { describeReason } from "./devices/describe.js";
import { countOf } from "./devices/plan.js";
import { statusOf } from "./devices/rows.js";
import { isPartial, partSentence, select, selectFailures } from "./devices/select.js";
import { copy, download, fileName } from "./export.js";
import { LiveAnnouncer } from "./live_announcer.js";
import { summary } from "./summary.js";
import { render } from "./view/screen.js";
import { serializeSubTasks, serializeTask } from "./serialize_task.js";
import { hostLanguage } from "./host_language.js";
import { getI18n } from "./i18n/index.js";
import { adoptStyles } from "./style_sheet.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").UpgradeSubTask} UpgradeSubTask */
/** @typedef {import("./state.js").State} State */

const ACTIVE_TICK_MS = 1_000;
const IDLE_TICK_MS = 30_000;

/** The content of the shadow root: rendering, announcements and controls. */
export class Screen {
  #host;
  #root;
  /** What is rendered into. */
  #content = newContent();
  #announcer = new LiveAnnouncer();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Aborting it removes the listeners on window and document. @type {AbortController | undefined} */
  #listeners;
  #isActive = false;
  /** While started. @type {(() => void) | undefined} */
  #tick;

  /** @param {HTMLElement} host @param {{ onAction: (action: string, value: string) => void }} callbacks */
  constructor(host, { onAction }) {
    this.#host = host;
    const root = (this.#root = host.attachShadow({ mode: "open" }));
    const isolation = document.createElement("div");
    isolation.className = "isolation";
    // It has languages of its own, and a page translator would replace the texts that it renders.
    isolation.translate = false;
    isolation.append(this.#content, ...this.#announcer.regions);
    root.append(isolation);
    for (const type of ["click", "input", "submit"]) {
      root.addEventListener(type, (event) => {
        // No instanceof: in a frame, it is of another realm.
        const control = /** @type {Element} */ (event.target).closest("[data-action]");
        if (!control || type !== actingEvent(control)) return;
        event.preventDefault();
        onAction(...actionOf(control));
        // The form goes with its error, and the focus would go to the start of the page.
        if (type === "submit") this.#content.focus();
      });
    }
  }

  get i18n() {
    return getI18n(hostLanguage(this.#host));
  }

  /** Calls back periodically, and when connectivity or the visibility of the page changes. @param {() => void} tick */
  start(tick) {
    adoptStyles(this.#root);
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    for (const type of ["online", "offline"]) addEventListener(type, tick, { signal });
    const { ownerDocument } = this.#host;
    ownerDocument.addEventListener("visibilitychange", tick, { signal });
    const language = new MutationObserver(tick);
    language.observe(ownerDocument.documentElement, { attributeFilter: ["lang"] });
    signal.addEventListener("abort", () => language.disconnect());
    this.#tick = tick;
    this.#scheduleTick(ACTIVE_TICK_MS);
  }

  /** @param {number} delayMs */
  #scheduleTick(delayMs) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Of a hidden page, only the title shows.
      const isSeen = this.#isActive && !this.#host.ownerDocument.hidden;
      this.#scheduleTick(isSeen ? ACTIVE_TICK_MS : IDLE_TICK_MS);
      this.#tick?.();
    }, delayMs);
  }

  stop() {
    this.#tick = undefined;
    clearTimeout(this.#timer);
    this.#listeners?.abort();
    this.#announcer.stop();
  }

  /** @param {State} state */
  render(state) {
    const { i18n } = this;
    const wasActive = this.#isActive;
    this.#isActive = isMoving(state);
    if (this.#isActive && !wasActive && this.#tick) this.#scheduleTick(ACTIVE_TICK_MS);
    this.#content.lang = i18n.language;
    this.#content.setAttribute("aria-busy", String(state.busy));
    const focused = this.#root.activeElement;
    const around = ancestors(focused);
    try {
      render(this.#content, state, i18n);
    } catch (error) {
      // What is rendered is in pieces: from scratch the next time.
      const broken = this.#content;
      broken.replaceWith((this.#content = newContent()));
      throw error;
    } finally {
      if (focused && !focused.isConnected) this.#focusNear(around);
    }
    // A disconnected element must not be announced.
    if (this.#host.isConnected) this.#announcer.announce(state, i18n);
  }

  /** The control with the focus is gone, and the focus would go to the start of the page. @param {Element[]} around Its ancestors. */
  #focusNear(around) {
    const controls = "button, input, select, summary";
    const control = around.find((element) => element.isConnected && element.querySelector(controls))?.querySelector(controls);
    if (control) /** @type {HTMLElement} */ (control).focus({ preventScroll: true });
    if (!this.#root.activeElement) this.#content.focus({ preventScroll: true });
  }

  /** Another list of devices is seen from its start; the focus stays. @param {boolean} isPage The button for the next one is below the list, which the page may scroll. */
  showListStart(isPage) {
    const list = this.#root.querySelector(".scroll");
    if (list) list.scrollTop = 0;
    if (isPage) list?.querySelector("tr")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {State} state */
  summary(state) {
    return summary(state, this.i18n);
  }

  /** Copies or downloads, depending on the action. Resolves to a notice for the user. @param {string} action @param {State} state */
  async runExport(action, state) {
    const { task, operationId, devices } = state;
    const name = (/** @type {string} */ extension) => fileName(operationId, `-devices${isPartial(state) ? "-incomplete" : ""}.${extension}`);
    if (action === "download-devices") {
      const describe = (/** @type {UpgradeSubTask} */ subTask) => describeReason(subTask, this.i18n);
      download(name("csv"), toCsv(select(state, this.i18n).matching, describe), "text/csv;charset=utf-8");
      return "";
    }
    if (action === "download-devices-json") {
      const { subTasks, matching } = select(state, this.i18n);
      // What is not loaded or not searched for counts, so that the file does not look like all of it.
      const count = countOf(devices.filter ?? "all", state) ?? subTasks.length + devices.missing;
      download(name("json"), serializeSubTasks(matching, Math.max(subTasks.length, count)), "application/json");
      return "";
    }
    if (action === "copy-failed-devices") return this.#copyFailed(state);
    if (!task) return "";
    if (action === "download") {
      download(fileName(task.operationId), serializeTask(task), "application/json");
      return "";
    }
    const text = this.#textToCopy(action, state, task);
    if (text === null) return "";
    return (await copy(text, this.#root)) ? this.i18n.copied : this.i18n.copyFailed;
  }

  /** Copies the ids of the failed devices that are loaded, those that the user searches for. @param {State} state */
  async #copyFailed(state) {
    const { reason, search } = state.devices;
    const isFiltered = reason !== null || search.trim() !== "";
    const subTasks = isFiltered ? select(state, this.i18n).matching.filter((subTask) => statusOf(subTask) === "fail") : selectFailures(state).subTasks;
    const ids = subTasks.flatMap(({ deviceId }) => deviceId ?? []);
    const { deviceList, copyFailed } = this.i18n;
    if (!(await copy(ids.join("\n"), this.#root))) return copyFailed;
    const rest = subTasks.length - ids.length;
    return [deviceList.copied(ids.length), rest ? deviceList.withoutId(rest) : "", isFiltered ? "" : partSentence(state, "fail", subTasks.length, this.i18n)].filter(Boolean).join(" ");
  }

  /** The text that an action copies. @param {string} action @param {State} state @param {UpgradeTask} task */
  #textToCopy(action, state, task) {
    const { devices, deviceGroups } = task.targets;
    if (action === "copy-summary") return this.summary(state) + (state.link && `${state.link}\n`);
    if (action === "copy-link") return state.link;
    if (action === "copy-json") return JSON.stringify(task, null, 2);
    return action === "copy-targets" ? (devices?.length ? devices : (deviceGroups ?? [])).join("\n") : null;
  }
}

/** Whether what is shown may change from one second to the next. @param {State} state */
function isMoving({ phase, devices, assessment }) {
  if (phase === "saved") return assessment !== null && assessment.reasons.some(({ code }) => code === "starts_at" || code === "window_ends_at");
  // Devices are also loaded after the end, and may wait for the call limit then.
  return phase === "loading" || phase === "live" || phase === "failed" || devices.loading !== null;
}

function newContent() {
  const content = document.createElement("div");
  content.className = "screen";
  content.setAttribute("part", "screen");
  content.tabIndex = -1;
  return content;
}

/** From the closest one on. @param {Element | null} element @returns {Element[]} */
function ancestors(element) {
  const parent = element?.parentElement;
  return parent ? [parent, ...ancestors(parent)] : [];
}

/** The event that makes a control act. @param {Element} control */
function actingEvent(control) {
  if (control.localName === "form") return "submit";
  return control.localName === "button" ? "click" : "input";
}

/** The action and value of a control; the value of a form is that of its field. @param {Element} control @returns {[action: string, value: string]} */
function actionOf(control) {
  const field = control.localName === "form" ? control.querySelector("input") : control;
  return [control.getAttribute("data-action") ?? "", /** @type {HTMLInputElement} */ (field).value];
}
