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

/** Writes a deep link, without the access token, into the address bar. @param {TaskQuery} query */
export function writeLink({ operationId, baseUrl, appKey }) {
  const params = new URLSearchParams({ operation: operationId, base: baseUrl, app: appKey });
  history.replaceState(null, "", `#${params}`);
}

/** Removes the deep link, for content that has none. */
export function clearLink() {
  history.replaceState(null, "", location.pathname + location.search);
}
