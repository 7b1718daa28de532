/** The other half of base_url.rs: the browser's URL parser and the page's own address. */

/** @param {string} given */
export function resolve(given) {
  const absolute = parse(given);
  const { document, location } = globalThis;
  const url = absolute ?? (location && parse(given, document?.baseURI ?? location.href));
  if (!url) return "";
  const parts = [url.href, url.hostname, url.origin, url.username + url.password];
  return (absolute ? parts : [...parts, location.origin]).join("\n");
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
