import { h, patch } from "./dom.js";
import { clock } from "./view/format.js";
import { words } from "./words.js";

/** When the last answer came, and the controls of asking again: by hand, and by itself. */
export class Refresh {
  #container;
  #answered = h("span", { class: "muted" });
  #button = h("button", { type: "button" }, words.refresh.button);
  #box = h("input", { type: "checkbox" });
  #boxLabel = h("label", {}, this.#box, words.refresh.byItself);

  /** @param {HTMLElement} container @param {{ onAsk: () => void, onSwitch: () => void }} on */
  constructor(container, { onAsk, onSwitch }) {
    this.#container = container;
    this.#box.checked = true;
    container.append(this.#answered, h("div", {}, this.#boxLabel, this.#button));
    this.#button.addEventListener("click", onAsk);
    this.#box.addEventListener("change", onSwitch);
  }

  /** Whether the page shall ask by itself. */
  get isOn() {
    return this.#box.checked;
  }

  /** Hides the controls: there is no task to ask for again. */
  clear() {
    this.#container.hidden = true;
  }

  /** Offers to ask again after an answer. @param {Date} answeredAt */
  show(answeredAt) {
    patch(this.#answered, words.refresh.answered, " ", clock(answeredAt));
    this.#container.hidden = false;
    this.#boxLabel.hidden = false;
  }

  /** Asks by itself no more; without a box that would claim so. */
  end() {
    if (document.activeElement === this.#box) this.#button.focus();
    this.#boxLabel.hidden = true;
  }
}
