/** The other half of fetch.rs. */

/**
 * What came of an exchange, and the body, undefined where that is too long.
 *
 * @typedef {import("./wait.js").Outcome & { body?: Uint8Array }} Came
 */

/**
 * One exchange; its transfer is aborted unless it came to its end.
 *
 * @param {Request} request the URL and the headers; the rest is the same for all requests
 * @param {typeof fetch | undefined} ownFetch
 * @param {(work: Promise<unknown>) => Promise<import("./wait.js").Outcome>} outcomeOf ends in time
 * @param {number} maxBytes
 * @returns {Promise<Came>}
 */
export async function exchange(request, ownFetch, outcomeOf, maxBytes) {
  const controller = new AbortController();
  const { signal } = controller;
  const whole = new Request(request, { signal, cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" });
  /** @type {Uint8Array | undefined} */
  let body;
  const sent = send(ownFetch, whole, signal).then(async (response) => {
    body = response && (await read(response, maxBytes));
    return response;
  });
  try {
    return { ...(await outcomeOf(sent)), body };
  } finally {
    // A body that is too long is not read to its end.
    if (!body) controller.abort();
  }
}

/**
 * Calls `fetch`. Whatever throws or rejects becomes this promise's rejection.
 *
 * @param {typeof fetch | undefined} ownFetch
 * @param {Request} request
 * @param {AbortSignal} signal the request's own; told again for stand-ins that only look here
 * @returns {Promise<Response | undefined>} a response of this realm; undefined where the answer
 *   is none at all
 */
async function send(ownFetch, request, signal) {
  // A second argument undoes the request's own referrer policy, so that is told again, too.
  const { referrerPolicy } = request;
  const given = await (ownFetch ?? fetch)(request, { signal, referrerPolicy });
  if (typeof given?.status !== "number" || given.body === undefined) return undefined;
  // Of another realm, or something that only looks like a response: a copy is one for sure.
  const { body, status, headers } = given;
  return given instanceof Response ? given : new Response(body, { status, headers });
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
  for (let next; (next = await reader?.read()) && !next.done; ) {
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
