import css from "element-style";
import { copy, download, fileName } from "./export.js";
import { LiveAnnouncer } from "./live_announcer.js";
import { summary } from "./summary.js";
import { render } from "./view/screen.js";
import { serializeTask } from "./serialize_task.js";
import { getI18n } from "./i18n/index.js";

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("./state.js").State} State */

const ACTIVE_TICK_MS = 1_000;
const IDLE_TICK_MS = 30_000;

/** The content of the shadow root: rendering, announcements and controls. */
export class Screen {
  #host;
  #content = document.createElement("div");
  #announcer = new LiveAnnouncer();
  #i18n = getI18n("en");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Aborting it removes the listeners on window and document. @type {AbortController | undefined} */
  #listeners;
  #isActive = false;

  /** @param {HTMLElement} host @param {{ onAction: (action: string, value: string) => void }} callbacks */
  constructor(host, { onAction }) {
    this.#host = host;
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sharedStyleSheet()];
    this.#content.className = "screen";
    this.#content.setAttribute("part", "screen");
    root.append(this.#content, ...this.#announcer.regions);
    for (const type of ["click", "input"]) {
      root.addEventListener(type, (event) => {
        const control = event.target instanceof Element ? event.target.closest("[data-action]") : null;
        // Buttons act on click, fields on input.
        if (control && (type === "click") === control instanceof HTMLButtonElement) onAction(...actionOf(control));
      });
    }
  }

  get i18n() {
    return this.#i18n;
  }

  /** Calls back periodically, and when connectivity or the visibility of the page changes. @param {() => void} tick */
  start(tick) {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    for (const type of ["online", "offline"]) addEventListener(type, tick, { signal });
    document.addEventListener("visibilitychange", tick, { signal });
    const scheduledTick = () => {
      if (!document.hidden) tick();
      this.#timer = setTimeout(scheduledTick, this.#isActive ? ACTIVE_TICK_MS : IDLE_TICK_MS);
    };
    this.#timer = setTimeout(scheduledTick, ACTIVE_TICK_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#listeners?.abort();
    this.#announcer.stop();
  }

  /** @param {State} state */
  render(state) {
    this.#i18n = getI18n(resolveLanguage(this.#host));
    this.#isActive = state.phase === "loading" || state.phase === "live" || state.phase === "failed";
    this.#content.lang = this.#i18n.language;
    this.#content.setAttribute("aria-busy", String(state.busy));
    render(this.#content, state, this.#i18n);
    // A disconnected element must not be announced.
    if (this.#host.isConnected) this.#announcer.announce(state, this.#i18n);
  }

  /** @param {State} state */
  summary(state) {
    return summary(state, this.#i18n);
  }

  /** Copies or downloads, depending on the action. Resolves to a notice for the user. @param {string} action @param {State} state */
  async runExport(action, state) {
    const { task } = state;
    if (!task) return "";
    if (action === "download") {
      download(fileName(task.operationId), serializeTask(task));
      return "";
    }
    const text = this.#textToCopy(action, state, task);
    if (text === null) return "";
    return (await copy(text)) ? this.#i18n.copied : this.#i18n.copyFailed;
  }

  /** The text that an action copies. @param {string} action @param {State} state @param {UpgradeTask} task */
  #textToCopy(action, state, task) {
    const { devices, deviceGroups } = task.targets;
    if (action === "copy-summary") return this.summary(state);
    if (action === "copy-json") return JSON.stringify(task, null, 2);
    return action === "copy-targets" ? (devices?.length ? devices : (deviceGroups ?? [])).join("\n") : null;
  }
}

/** Shared by all elements in the page. @type {CSSStyleSheet | undefined} */
let styleSheet;

function sharedStyleSheet() {
  if (!styleSheet) {
    styleSheet = new CSSStyleSheet();
    styleSheet.replaceSync(css);
  }
  return styleSheet;
}

/** The action and value of a control. @param {Element} control @returns {[action: string, value: string]} */
function actionOf(control) {
  return [control.getAttribute("data-action") ?? "", /** @type {HTMLInputElement} */ (control).value];
}

/** The language of the element, else of its closest ancestor, else of the browser. @param {HTMLElement} host */
function resolveLanguage(host) {
  const tag = host.lang || host.closest("[lang]")?.getAttribute("lang") || navigator.language;
  return /^zh\b/i.test(tag) ? "zh" : "en";
}
