import { h, render } from "preact";

/** @typedef {import("./demonstration.js").Scenario} Scenario */

/** Buttons and a menu for the scenarios of the simulated platform. */
export class Picker {
  #container;
  #scenarios;

  /**
   * @param {HTMLElement} container
   * @param {{ tasks?: Scenario[], faults?: Scenario[] }} scenarios
   * @param {(operationId: string) => void} onPick
   */
  constructor(container, { tasks = [], faults = [] }, onPick) {
    this.#container = container;
    this.#scenarios = { tasks, faults };
    container.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement) onPick(target.value);
    });
    container.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement && target.value) onPick(target.value);
    });
  }

  /**
   * @param {import("./language.js").Language} language
   * @param {import("./translations.js").Translation["picker"]} translation
   * @param {string} selected
   */
  render(language, translation, selected) {
    const { tasks, faults } = this.#scenarios;
    if (!tasks.length) return;
    render(
      h(
        "fieldset",
        {},
        h("legend", {}, translation.tasks),
        ...tasks.map(({ operationId, title }) =>
          h("button", { type: "button", value: operationId, "aria-pressed": String(operationId === selected) }, title[language]),
        ),
        h(
          "select",
          { "aria-label": translation.faults, value: faults.some(({ operationId }) => operationId === selected) ? selected : "" },
          h("option", { value: "" }, translation.fault),
          ...faults.map(({ operationId, title }) => h("option", { value: operationId }, title[language])),
        ),
      ),
      this.#container,
    );
  }
}
