/**
 * @typedef {{ operationId: string, title: string }} DemonstrationTask
 * @typedef {import("./form.js").Query & { tasks?: DemonstrationTask[] }} Demonstration
 */

/**
 * What a server that demonstrates the page has put into it.
 *
 * @returns {Demonstration | null}
 */
export function readDemonstration() {
  const block = document.getElementById("demonstration");
  return block && JSON.parse(block.textContent ?? "");
}
