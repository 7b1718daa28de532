/** @typedef {import("./form.js").TaskQuery} TaskQuery */

/**
 * Reads a deep link, `#operation=…&base=…&app=…`.
 *
 * @returns {Partial<TaskQuery>}
 */
export function readLink() {
  const hash = location.hash.slice(1);
  // Mail programs and chats may encode a link once more, as a whole or its values. (No base URL begins so.)
  const params = new URLSearchParams(hash.includes("=") ? hash : decode(hash));
  const isEncodedTwice = /^(https?)?%/i.test(params.get("base") ?? "");
  const read = (/** @type {string} */ name) => {
    const value = params.get(name) ?? "";
    return isEncodedTwice ? decode(value) : value;
  };
  return { operationId: read("operation"), baseUrl: read("base"), appKey: read("app") };
}

/** @param {string} text */
function decode(text) {
  return new URLSearchParams(`=${text}`).get("") ?? "";
}

/** Writes a deep link, without the access token and a password in the base URL, into the address bar. @param {TaskQuery} query */
export function writeLink({ operationId, baseUrl, appKey }) {
  const params = new URLSearchParams({ operation: operationId, base: withoutUserInfo(baseUrl), app: appKey });
  history.replaceState(null, "", `#${params}`);
}

/** What is before the host, as a browser finds it; the rest stays as it was typed. @param {string} baseUrl */
function withoutUserInfo(baseUrl) {
  return baseUrl.replace(/^(https?:[\\/]*|[\\/]{2,})[^\\/?#]*@/i, "$1");
}

/** Removes the deep link, for content that has none. */
export function clearLink() {
  history.replaceState(null, "", location.pathname + location.search);
}
