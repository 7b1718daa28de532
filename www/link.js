/** @typedef {import("./form.js").Query} Query */

/**
 * Reads a deep link, `#operation=…&base=…&app=…`.
 *
 * @returns {Partial<Query>}
 */
export function readLink() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  return {
    operationId: parameters.get("operation") ?? "",
    baseUrl: parameters.get("base") ?? "",
    appKey: parameters.get("app") ?? "",
  };
}

/** Makes the address a link to the task, without the access token. @param {Query} query */
export function writeLink({ operationId, baseUrl, appKey }) {
  const parameters = new URLSearchParams({ operation: operationId, base: baseUrl, app: appKey });
  history.replaceState(null, "", `#${parameters}`);
}

/** Makes the address that of the page alone: what is shown has no link. */
export function clearLink() {
  history.replaceState(null, "", location.pathname + location.search);
}
