/** @typedef {import("./form.js").TaskQuery} TaskQuery */

/**
 * Reads a deep link, `#operation=…&base=…&app=…`.
 *
 * @returns {Partial<TaskQuery>}
 */
export function readLink() {
  const params = new URLSearchParams(location.hash.slice(1));
  return {
    operationId: params.get("operation") ?? "",
    baseUrl: params.get("base") ?? "",
    appKey: params.get("app") ?? "",
  };
}

/** Makes the address a link to the task, without the access token. @param {TaskQuery} query */
export function writeLink({ operationId, baseUrl, appKey }) {
  const params = new URLSearchParams({ operation: operationId, base: baseUrl, app: appKey });
  history.replaceState(null, "", `#${params}`);
}

/** Makes the address that of the page alone: what is shown has no link. */
export function clearLink() {
  history.replaceState(null, "", location.pathname + location.search);
}
