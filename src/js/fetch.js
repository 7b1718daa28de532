/** The other half of fetch.rs. */

/**
 * Calls `fetch`. Whatever it throws or rejects with becomes this promise's rejection.
 *
 * @param {typeof fetch | undefined} ownFetch
 * @param {Request} request
 * @param {AbortSignal} signal the request's own; told again for stand-ins that only look here
 * @returns {Promise<Response | null>} null where the answer is no response
 */
export async function send(ownFetch, request, signal) {
  // A second argument undoes the request's own referrer policy, so that is told again, too.
  const { referrerPolicy } = request;
  const response = await (ownFetch ?? fetch)(request, { signal, referrerPolicy });
  // By its shape, because a response of another realm is one, too.
  const isResponse =
    typeof response?.status === "number" &&
    typeof response.headers?.get === "function" &&
    (response.body === null || typeof response.body?.getReader === "function");
  return isResponse ? response : null;
}
