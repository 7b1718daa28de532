/** What a test in Rust needs of JavaScript. */

/** An exchange whose stream may do anything: see `client/transport.js`. */
export class TestTransport {
  signal = new AbortController().signal;

  /** @type {ReadableStreamDefaultReader | undefined} */
  #reader;

  /** @param {ReadableStream} body */
  async chunk(body) {
    this.#reader ??= body.getReader();
    const { done, value } = await this.#reader.read();
    return done ? undefined : value;
  }
}

/**
 * Replaces the global `fetch` by one that resolves with this, and keeps the request.
 *
 * @param {number} status
 * @param {string} body
 * @param {Record<string, string>} headers
 */
export function respond(status, body, headers) {
  globalThis.fetch = async (request) => {
    lastRequest = /** @type {Request} */ (request);
    return new Response(body, { status, headers });
  };
}

/** Replaces the global `fetch` by one that rejects. */
export function reject() {
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
}

/** Replaces the global `fetch` by one whose response was read before. */
export function respondWithUsedBody() {
  globalThis.fetch = async () => {
    const response = new Response("{}");
    await response.text();
    response.body?.getReader();
    return response;
  };
}

/** @type {Request | undefined} */
let lastRequest;

/** What `fetch` was last called with. */
export function requestSent() {
  const { method, url, headers, cache, credentials, redirect, referrerPolicy } = /** @type {Request} */ (lastRequest);
  return { method, url, headers: Object.fromEntries(headers), cache, credentials, redirect, referrerPolicy };
}
