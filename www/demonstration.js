/**
 * @typedef {object} Scenario Of the simulated platform, which a person can have a look at.
 * @property {string} operationId
 * @property {{ en: string, zh: string }} title
 *
 * @typedef {Partial<import("./form.js").TaskQuery> & { tasks?: Scenario[], faults?: Scenario[] }} Demonstration
 */

/**
 * What the server that gives out the page has put into it, if anything.
 *
 * @returns {Demonstration}
 */
export function readDemonstration() {
  const block = document.getElementById("demonstration");
  return block ? JSON.parse(block.textContent ?? "") : {};
}
