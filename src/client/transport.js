/**
 * What gloo-net uses in place of the globals `fetch` and `Request`. It panics on some of what a caller's
 * own `fetch` may do, and keeps only the message of an error. Here every outcome becomes a `Response` or
 * an `Error`, and what was thrown is kept as the cause.
 */

import { isBlockedByPolicy } from "./content_security_policy.js";

/** By the signal that Rust gives to gloo-net's builder. @type {WeakMap<AbortSignal, Transport>} */
const transports = new WeakMap();

/** Those with which a response has no body. */
const NULL_BODY_STATUSES = [204, 205, 304];

/** How many chunks are read in a row before timers and events are handled. */
const CHUNKS_PER_TASK = 256;

/** Stands in for `Headers`: `fetch` gets a plain object. */
export class HeadersInput {
  /** @type {[name: string, value: string][]} */
  entries = [];

  /** @param {string} name @param {string} value */
  set(name, value) {
    this.entries.push([name.toLowerCase(), value]);
  }
}

/**
 * Stands in for `Request`: it keeps the URL and the `init` from gloo-net's builder, because `fetch` is
 * called with these. (Wrappers of `fetch` expect a string and a plain `init`; some environments cannot
 * construct a `Request`, such as jsdom with Node's `fetch`.)
 */
export class RequestInput {
  /**
   * @param {string} url
   * @param {RequestInit} [init]
   */
  constructor(url, init = {}) {
    this.url = url;
    this.init = init;
  }
}

/** Stands in for `fetch`. @param {RequestInput} request @returns {Promise<Response>} */
export async function send({ url, init }) {
  const signal = /** @type {AbortSignal} */ (init.signal);
  const transport = /** @type {Transport} */ (transports.get(signal));
  // Node keeps the signal until the next full collection, and with it the whole exchange.
  transports.delete(signal);
  const response = transport.fetch(url, init);
  transport.onSent();
  return response;
}

/** One exchange: the caller's `fetch` or the browser's, and how it is aborted. */
export class Transport {
  #controller = new AbortController();
  #ownFetch;
  /** Of the body, once it is read. @type {ReadableStreamDefaultReader | undefined} */
  #reader;
  #chunks = 0;
  /** Whether the body was read to its end. */
  #isComplete = false;
  /** Rejects the wait in progress. @type {(reason: unknown) => void} */
  #interrupt = () => {};
  /** What `fetch` or the body threw. @type {{ error: unknown, isOwn: boolean } | undefined} */
  thrown;
  /** Whether `fetch` resolved with anything else than a response that can be read. */
  isNotAResponse = false;
  /** Whether the page's Content-Security-Policy blocked the request. */
  isBlocked = false;

  #isLost;

  /**
   * @param {typeof fetch | undefined} ownFetch
   * @param {() => void} onSent called when `fetch` was called
   * @param {() => boolean} isLost whether the instance that waits for it is lost
   */
  constructor(ownFetch, onSent, isLost) {
    this.#ownFetch = ownFetch;
    this.onSent = onSent;
    this.#isLost = isLost;
    transports.set(this.signal, this);
  }

  get signal() {
    return this.#controller.signal;
  }

  /**
   * Ends the exchange, unless its response is complete: aborts the request and rejects what Rust waits for,
   * whatever the caller's `fetch` does. (In Node, an abort takes as long as a quarter of a request.)
   */
  abort() {
    if (this.#isComplete) return;
    this.#controller.abort();
    this.#interrupt(undefined);
    // Whatever comes of it: a caller's stream may throw, reject, or never settle.
    Promise.resolve().then(() => this.#reader?.cancel()).catch(() => {});
  }

  /**
   * @param {string} url
   * @param {RequestInit} init
   */
  fetch(url, init) {
    // Own properties only: what a page adds to `Object.prototype` must not affect this request.
    const settings = Object.assign(Object.create(null), init, { headers: Object.fromEntries(/** @type {any} */ (init.headers).entries) });
    return this.#race(async () => {
      const response = this.#ownFetch ? asResponse(await this.#ownFetch.call(undefined, url, settings)) : await this.#fetch(url, settings);
      this.isNotAResponse = !response;
      if (!response) throw new TypeError();
      return response;
    });
  }

  /** The browser's own fetch. @param {string} url @param {RequestInit} settings */
  async #fetch(url, settings) {
    try {
      const response = await fetch(url, settings);
      return isGenuine(response) ? response : asResponse(response);
    } catch (error) {
      this.isBlocked = await isBlockedByPolicy(url);
      throw error;
    }
  }

  /**
   * The next chunk of a body; undefined at its end.
   *
   * @param {ReadableStream<unknown>} body
   * @returns {Promise<Uint8Array | undefined>}
   */
  chunk(body) {
    return this.#race(async () => {
      this.#reader ??= body.getReader();
      const { done, value } = await this.#reader.read();
      if (done) {
        this.#isComplete = true;
        return undefined;
      }
      const bytes = asBytes(value);
      this.#chunks += 1;
      // A stream that always has a chunk ready would keep timers from firing, including the timeout.
      if (bytes.length === 0 || this.#chunks % CHUNKS_PER_TASK === 0) await new Promise((resolve) => setTimeout(resolve));
      return bytes;
    });
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>} rejects with an `Error` of this realm
   */
  async #race(work) {
    try {
      // Not `Promise.race` with one promise for all: that keeps what each chunk left, and took 6 % of a query in Node.
      return await new Promise((resolve, reject) => {
        this.#interrupt = reject;
        if (this.signal.aborted) throw this.signal.reason;
        work().then(resolve, reject);
      });
    } catch (error) {
      // What was thrown first is the cause.
      this.thrown ??= { error, isOwn: this.#ownFetch !== undefined };
      // Nothing in a lost instance may be woken: it waits for ever.
      if (this.#isLost()) await new Promise(() => {});
      throw new Error("the exchange failed", { cause: error });
    }
  }
}

/**
 * Whether it can be read as it is: a copy takes as long as a tenth of a request. A page may have replaced
 * `fetch`, so it may be anything.
 *
 * @param {Response} response
 */
function isGenuine(response) {
  return response?.constructor === Response && response.type !== "error" && !response.bodyUsed && !response.body?.locked && isUnchanged(response) && isUnchanged(response.headers);
}

/** Whether none of its properties was replaced. @param {object} object */
function isUnchanged(object) {
  return Object.getOwnPropertyNames(object).length === 0;
}

/**
 * A response of our own with what is needed of this one, which may be of another realm, a proxy or a
 * subclass: reading it in Rust must not throw. Undefined for anything else, and where the body is another
 * reader's.
 *
 * @param {any} value what `fetch` resolved with
 */
function asResponse(value) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  const { body, bodyUsed, status, headers, type } = value;
  if (typeof status !== "number" || body === undefined || bodyUsed || body?.locked) return undefined;
  if (type === "error") throw new TypeError("fetch resolved with Response.error()");
  // What a browser makes of a redirect: no other has this status.
  if (status === 0) return Response.error();
  const init = Object.assign(Object.create(null), { status, headers });
  return new Response(NULL_BODY_STATUSES.includes(status) ? null : body, init);
}

/** @param {any} chunk @returns {Uint8Array} */
function asBytes(chunk) {
  // By its shape, because it may be a `Uint8Array` of another realm.
  if (!ArrayBuffer.isView(chunk) || /** @type {any} */ (chunk).BYTES_PER_ELEMENT !== 1) throw new TypeError("a chunk of the body is not bytes");
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
