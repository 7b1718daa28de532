/** The other half of support.rs. */

/**
 * @param {number} status
 * @param {string} body
 */
export function answering(status, body) {
  /** @param {Request} request */
  const fetch = async (request) => {
    fetch.requests.push({
      method: request.method,
      path: new URL(request.url).pathname,
      headers: Object.fromEntries(request.headers),
      settings: [request.cache, request.credentials, request.redirect, request.referrerPolicy],
    });
    return new Response(body, { status });
  };
  fetch.requests = /** @type {object[]} */ ([]);
  return fetch;
}

export function silent() {
  /** @param {Request} request */
  return (request) => new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
}

/** @param {unknown} reason */
export function rejecting(reason) {
  return () => Promise.reject(reason);
}

/** @param {string[]} answers */
export function tokens(answers) {
  /** @param {string} reason */
  const source = async (reason) => {
    source.reasons.push(reason);
    return answers.shift();
  };
  source.reasons = /** @type {string[]} */ ([]);
  return source;
}
