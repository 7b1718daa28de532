import { announcement } from "./announcement.js";
import { h } from "./dom.js";
import { createState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./words/index.js").Words} Words */

/** Any more often, and a screen reader would talk of nothing else. */
const QUIET_MS = 5_000;

/** Tells those who listen what is new since it spoke last: at most every five seconds, but what is urgent at once. */
export class Speaker {
  #polite = h("p", { class: "unseen", role: "status", "aria-atomic": "true" });
  #urgent = h("p", { class: "unseen", role: "alert" });
  /** @type {State} */
  #told = createState();
  /** Speaks of the newest state as soon as it may. @type {(() => void) | undefined} */
  #waiting;
  /** Runs for as long as the last sentence is fresh. @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** The live regions. They must be in the page before anything is said in them. */
  get regions() {
    return [this.#polite, this.#urgent];
  }

  /** @param {State} state @param {Words} words */
  tell(state, words) {
    // The same notice may come again, and is news again.
    if (!state.notice) this.#told = { ...this.#told, notice: "" };
    const { text, isUrgent } = announcement(this.#told, state, words);
    if (!isUrgent && this.#timer !== undefined) {
      this.#waiting = () => this.tell(state, words);
      return;
    }
    this.#waiting = undefined;
    if (!text) return;
    this.#told = state;
    const region = isUrgent ? this.#urgent : this.#polite;
    region.lang = words.language;
    region.textContent = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#waiting?.();
    }, QUIET_MS);
  }

  /** Says no more what it has not said yet. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
  }
}
