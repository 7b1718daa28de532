/**
 * @typedef {object} Scenario A task or a fault of the simulated platform.
 * @property {string} operationId
 * @property {{ en: string, zh: string }} title
 *
 * @typedef {Partial<import("./form.js").TaskQuery> & { tasks?: Scenario[], faults?: Scenario[] }} Demonstration
 */

/**
 * The settings that the server has embedded in the page, if any.
 *
 * @returns {Demonstration}
 */
export function readDemonstration() {
  const block = document.getElementById("demonstration");
  return block ? JSON.parse(block.textContent ?? "") : {};
}
