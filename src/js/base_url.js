/** The other half of base_url.rs: the browser's URL parser and the page's own address. */

/** @param {string} given */
export function isAbsolute(given) {
  return parse(given) !== undefined;
}

/** @param {string} given */
export function resolve(given) {
  const url = parse(given) ?? parse(given, globalThis.document?.baseURI ?? globalThis.location?.href);
  if (!url) return undefined;
  return [url.href, url.protocol, url.hostname, url.origin, url.username, url.password].join("\n");
}

export function pageOrigin() {
  return globalThis.location?.origin;
}

/**
 * @param {string} given
 * @param {string} [base]
 */
function parse(given, base) {
  try {
    return new URL(given, base);
  } catch {
    return undefined;
  }
}
