import { announcement } from "./announcement.js";
import { createState } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./i18n/index.js").I18n} I18n */

/** More frequent announcements would keep a screen reader talking. */
const MIN_INTERVAL_MS = 5_000;

/** Announces what is new since the last announcement: at most every five seconds, assertive ones immediately. */
export class LiveAnnouncer {
  #polite = liveRegion("status");
  #assertive = liveRegion("alert");
  /** @type {State} */
  #lastAnnounced = createState();
  /** Announces the latest state once the interval has passed. @type {(() => void) | undefined} */
  #announcePending;
  /** Pending while no further polite announcement is allowed. @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** The live regions. They must be in the document before their text changes, or it is not announced. */
  get regions() {
    return [this.#polite, this.#assertive];
  }

  /** @param {State} state @param {I18n} i18n */
  announce(state, i18n) {
    // The same notice may be shown twice, and must then be announced twice.
    if (!state.notice) this.#lastAnnounced = { ...this.#lastAnnounced, notice: "" };
    const { text, politeness } = announcement(this.#lastAnnounced, state, i18n);
    if (politeness === "polite" && this.#timer !== undefined) {
      this.#announcePending = () => this.announce(state, i18n);
      return;
    }
    this.#announcePending = undefined;
    if (!text) return;
    this.#lastAnnounced = state;
    const [region, other] = politeness === "assertive" ? [this.#assertive, this.#polite] : this.regions;
    // What was announced before may be true no more.
    other.textContent = "";
    region.lang = i18n.language;
    region.textContent = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#announcePending?.();
    }, MIN_INTERVAL_MS);
  }

  /** Drops a pending announcement. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#announcePending = undefined;
  }
}

/** @param {"status" | "alert"} role */
function liveRegion(role) {
  const region = document.createElement("p");
  region.className = "visually-hidden";
  region.setAttribute("role", role);
  region.setAttribute("aria-atomic", "true");
  return region;
}
