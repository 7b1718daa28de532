/** The proxy of `PLATFORM_URL`: a real platform on the page's own origin. */

import httpProxy from "@fastify/http-proxy";

/** What Node calls a certificate of an authority that it does not know. */
const UNKNOWN_AUTHORITY = ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT"];

/**
 * A plugin for Fastify.
 *
 * @param {string} platformUrl
 * @returns {import("fastify").FastifyPluginAsync<{ prefix: string }>}
 */
export function proxyTo(platformUrl) {
  if (!URL.canParse(platformUrl) || !/^https?:$/.test(new URL(platformUrl).protocol)) {
    throw new Error(`PLATFORM_URL must be a URL like https://host:8743, not "${platformUrl}".`);
  }
  return async (server) => {
    await server.register(httpProxy, {
      upstream: platformUrl,
      httpMethods: ["GET"],
      // The library's default trusts every certificate, and the token would go to anyone in between.
      undici: { connect: { rejectUnauthorized: true } },
      replyOptions: {
        // Cookies and the address of the page must not be sent to the platform.
        rewriteRequestHeaders: (_request, headers) => without(headers, "cookie", "origin", "referer"),
        rewriteHeaders: (headers) => without(headers, "set-cookie"),
        // By default the proxy retries a 503 up to ten times, and the platform would count every attempt.
        retryDelay: () => null,
        onError: (reply, { error }) => {
          console.error(`${new URL(platformUrl).origin} cannot be reached: ${reasonOf(error)}`);
          reply.code(502).type("text/plain").send("The platform cannot be reached.");
        },
      },
    });
  };
}

/** @param {Error} error Of the library; its cause is the one of the connection. */
function reasonOf({ message, cause }) {
  const { code, message: reason } = /** @type {NodeJS.ErrnoException} */ (cause ?? { message });
  const sentence = [reason, code].filter(Boolean).join(", ");
  return UNKNOWN_AUTHORITY.includes(String(code)) ? `${sentence}. If its certificate is of an authority of your own, start with NODE_EXTRA_CA_CERTS=<the authority's file>.` : sentence;
}

/**
 * @template {object} Headers
 * @param {Headers} headers
 * @param {string[]} names
 * @returns {Headers}
 */
function without(headers, ...names) {
  const kept = Object.entries(headers).filter(([name]) => !names.includes(name));
  return /** @type {Headers} */ (Object.fromEntries(kept));
}
