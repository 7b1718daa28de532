import { h, patch } from "./dom.js";
import { clock } from "./view/format.js";
import { words } from "./words.js";

const INTERVAL_MS = 10_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Asks again: at once by the button, by itself while the box is checked and the page visible. */
export class Refresh {
  #container;
  #onRefresh;
  /** When to ask again by itself, on the clock of `performance.now`. */
  #due = Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #answered = h("span", { class: "muted" });
  #button = h("button", { type: "button" }, words.refresh.button);
  #box = h("input", { type: "checkbox" });
  #boxLabel = h("label", {}, this.#box, words.refresh.every(INTERVAL_MS / 1000));

  /** @param {HTMLElement} container @param {(byHand: boolean) => void} onRefresh */
  constructor(container, onRefresh) {
    this.#container = container;
    this.#onRefresh = onRefresh;
    this.#box.checked = true;
    container.append(this.#answered, h("div", {}, this.#boxLabel, this.#button));
    this.#button.addEventListener("click", () => onRefresh(true));
    this.#box.addEventListener("change", () => this.#arm());
    document.addEventListener("visibilitychange", () => this.#arm());
  }

  /** Hides the controls: there is no task to ask for again. */
  clear() {
    this.#container.hidden = true;
    this.end();
  }

  /** Offers to ask again after an answer. @param {Date} answeredAt */
  show(answeredAt) {
    patch(this.#answered, words.refresh.answered, " ", clock(answeredAt));
    this.#container.hidden = false;
  }

  /** Asks again by itself, but no sooner than `afterMs`. */
  schedule(afterMs = 0) {
    this.#boxLabel.hidden = false;
    this.#due = performance.now() + Math.max(INTERVAL_MS, afterMs);
    this.#arm();
  }

  /** Waits for an answer that is under way. */
  hold() {
    this.#due = Infinity;
    this.#arm();
  }

  /** Asks by itself no more; without a box that would claim so. */
  end() {
    this.hold();
    if (document.activeElement === this.#box) this.#button.focus();
    this.#boxLabel.hidden = true;
  }

  #arm() {
    clearTimeout(this.#timer);
    if (this.#due === Infinity || !this.#box.checked || document.hidden) return;
    const delay = Math.max(0, this.#due - performance.now());
    this.#timer = setTimeout(() => this.#onRefresh(false), Math.min(delay, LONGEST_TIMER_MS));
  }
}
