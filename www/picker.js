import { h, patch } from "./element/dom.js";

/** @typedef {import("./demonstration.js").Situation} Situation */

/** The situations of a simulated platform, each of them one press away. */
export class Picker {
  #container;
  #situations;

  /**
   * @param {HTMLElement} container
   * @param {{ tasks?: Situation[], faults?: Situation[] }} situations
   * @param {(operationId: string) => void} onPick
   */
  constructor(container, { tasks = [], faults = [] }, onPick) {
    this.#container = container;
    this.#situations = { tasks, faults };
    container.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement) onPick(target.value);
    });
    container.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement && target.value) onPick(target.value);
    });
  }

  /**
   * @param {import("./language.js").Language} language
   * @param {import("./words.js").Words["picker"]} words
   * @param {string} picked
   */
  render(language, words, picked) {
    const { tasks, faults } = this.#situations;
    if (!tasks.length) return;
    patch(
      this.#container,
      h(
        "fieldset",
        {},
        h("legend", {}, words.tasks),
        ...tasks.map(({ operationId, title }) =>
          h("button", { type: "button", value: operationId, "aria-pressed": String(operationId === picked) }, title[language]),
        ),
        h(
          "select",
          { "aria-label": words.faults },
          h("option", { value: "" }, words.fault),
          ...faults.map(({ operationId, title }) => h("option", { value: operationId, selected: operationId === picked }, title[language])),
        ),
      ),
    );
  }
}
