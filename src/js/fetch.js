/** The other half of fetch.rs. */

/**
 * Calls `fetch`. Whatever it throws or rejects with becomes this promise's rejection.
 *
 * @param {typeof fetch | undefined} ownFetch
 * @param {Request} request
 * @param {AbortSignal} signal the request's own; told again for stand-ins that only look here
 * @returns {Promise<Response | null>} a response of this realm; null where the answer is none at all
 */
export async function send(ownFetch, request, signal) {
  // A second argument undoes the request's own referrer policy, so that is told again, too.
  const { referrerPolicy } = request;
  const response = await (ownFetch ?? fetch)(request, { signal, referrerPolicy });
  if (typeof response?.status !== "number" || response.body === undefined) return null;
  if (response instanceof Response) return response;
  // Of another realm, or something that only looks like a response: a copy is one for sure.
  const { body, status, headers } = response;
  return new Response(body, { status, headers });
}
