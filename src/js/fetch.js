/** The other half of fetch.rs. */

/** One exchange; its transfer is aborted unless it came to its end. */
export class Exchange {
  #controller = new AbortController();
  #fetch;
  #waits;

  /**
   * @param {typeof fetch | undefined} ownFetch
   * @param {import("./wait.js").Waits} waits
   */
  constructor(ownFetch, waits) {
    this.#fetch = ownFetch;
    this.#waits = waits;
  }

  get signal() {
    return this.#controller.signal;
  }

  /**
   * @param {Request} request
   * @param {number} timeoutMs
   * @param {number} maxBytes
   */
  async send(request, timeoutMs, maxBytes) {
    /** @type {Awaited<ReturnType<typeof send>> | undefined} */
    let answer;
    const sent = send(this.#fetch, request, this.signal, maxBytes).then((came) => (answer = came));
    try {
      return await this.#waits.outcome(timeoutMs, sent);
    } finally {
      // A body that is too long is not read to its end.
      if (!answer?.body) this.#controller.abort();
    }
  }
}

/**
 * Calls `fetch` and reads the body. Whatever throws or rejects becomes this promise's rejection.
 *
 * @param {typeof fetch | undefined} ownFetch
 * @param {Request} request
 * @param {AbortSignal} signal the request's own; told again for stand-ins that only look here
 * @param {number} maxBytes
 * @returns {Promise<{ response: Response, body: Uint8Array | undefined } | null>} a response of
 *   this realm and its body, undefined where that is longer; null where the answer is none at all
 */
async function send(ownFetch, request, signal, maxBytes) {
  // A second argument undoes the request's own referrer policy, so that is told again, too.
  const { referrerPolicy } = request;
  const given = await (ownFetch ?? fetch)(request, { signal, referrerPolicy });
  if (typeof given?.status !== "number" || given.body === undefined) return null;
  // Of another realm, or something that only looks like a response: a copy is one for sure.
  const { body, status, headers } = given;
  const response = given instanceof Response ? given : new Response(body, { status, headers });
  return { response, body: await read(response, maxBytes) };
}

/**
 * Reads a body chunk by chunk, so that one that is too long ends early.
 *
 * @param {Response} response
 * @param {number} maxBytes
 */
async function read({ body }, maxBytes) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let length = 0;
  const reader = body && new ReadableStreamDefaultReader(body);
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const chunk = next.value;
    // By its shape, because a `Uint8Array` of another realm is one, too.
    if (!ArrayBuffer.isView(chunk) || chunk.BYTES_PER_ELEMENT !== 1) throw new TypeError("a chunk of the body is not bytes");
    length += chunk.length;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
