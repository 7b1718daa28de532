/** The events of `<upgrade-task-status>`. */

import { severityOf } from "./severity.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").UpgradeTaskUpdate} UpgradeTaskUpdate */

export class StatusEvents {
  #element;
  /** The last one of its kind. */
  #headline = "";

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** What follows from a change of the state. @param {State} before @param {State} state @param {UpgradeTaskUpdate} [update] */
  dispatchChange(before, state, update) {
    const { error, devices, nextPollAt, phase } = state;
    if (update) this.#dispatch("update", update);
    if (error && error !== before.error) this.#dispatch("error", { error, retryInMs: nextPollAt === null ? null : (update?.poll.nextInMs ?? null), isFinal: phase === "failed" });
    if (devices.error && devices.error !== before.devices.error) this.#dispatch("error", { error: devices.error, retryInMs: null, isFinal: false });
    if (update && phase === "ended") this.#dispatch("end", update);
  }

  /** @param {string} headline @param {State} state */
  dispatchHeadline(headline, state) {
    const detail = { headline, severity: severityOf(state) };
    // The host page may show the id of the task beside it.
    const key = JSON.stringify([detail, state.operationId]);
    if (key === this.#headline) return;
    this.#headline = key;
    this.#dispatch("headline", detail);
  }

  /** @param {"update" | "error" | "end" | "headline"} type @param {unknown} detail */
  #dispatch(type, detail) {
    this.#element.dispatchEvent(new CustomEvent(`upgrade-task-${type}`, { detail, bubbles: true, composed: true }));
  }
}
