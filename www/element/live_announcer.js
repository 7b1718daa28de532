import { announcement } from "./announcement.js";
import { h } from "./dom.js";
import { createState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./i18n/index.js").I18n} I18n */

/** Any more often, and a screen reader would talk of nothing else. */
const MIN_INTERVAL_MS = 5_000;

/** Tells those who listen what is new since it spoke last: at most every five seconds, but what is urgent at once. */
export class LiveAnnouncer {
  #polite = h("p", { class: "visually-hidden", role: "status", "aria-atomic": "true" });
  #assertive = h("p", { class: "visually-hidden", role: "alert" });
  /** @type {State} */
  #lastAnnounced = createState();
  /** Speaks of the newest state as soon as it may. @type {(() => void) | undefined} */
  #announcePending;
  /** Runs for as long as the last sentence is fresh. @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** The live regions. They must be in the page before anything is said in them. */
  get regions() {
    return [this.#polite, this.#assertive];
  }

  /** @param {State} state @param {I18n} i18n */
  announce(state, i18n) {
    // The same notice may come again, and is news again.
    if (!state.notice) this.#lastAnnounced = { ...this.#lastAnnounced, notice: "" };
    const { text, politeness } = announcement(this.#lastAnnounced, state, i18n);
    if (politeness === "polite" && this.#timer !== undefined) {
      this.#announcePending = () => this.announce(state, i18n);
      return;
    }
    this.#announcePending = undefined;
    if (!text) return;
    this.#lastAnnounced = state;
    const region = politeness === "assertive" ? this.#assertive : this.#polite;
    region.lang = i18n.language;
    region.textContent = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#announcePending?.();
    }, MIN_INTERVAL_MS);
  }

  /** Says no more what it has not said yet. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#announcePending = undefined;
  }
}
