/**
 * @typedef {{ operationId: string, title: string }} DemonstrationTask
 * @typedef {Partial<import("./form.js").Query> & { tasks?: DemonstrationTask[] }} Demonstration
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
