/** Sends a mock response, complete or broken. */

import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} MockResponse
 * @property {number} [status] By default 200.
 * @property {Record<string, string>} [headers] The content type is JSON unless it is given here.
 * @property {string | Uint8Array | object} [body] Strings and bytes are sent as they are, other objects as JSON; empty by default.
 * @property {number} [delayMs] Delay before the response.
 * @property {number} [dripMs] Sends the body in forty chunks with this pause between them.
 * @property {"cut off" | "silent" | "reset"} [fault] Closes the connection after half of the body; never responds; closes the connection without a response.
 */

/**
 * @param {import("fastify").FastifyReply} reply
 * @param {MockResponse} response
 */
export async function sendResponse(reply, { status = 200, headers, body = "", delayMs, dripMs, fault }) {
  const bytes = toBytes(body);
  if (delayMs !== undefined) {
    await sleep(delayMs, undefined, { ref: false });
  }
  reply.code(status).headers({ "content-type": "application/json; charset=UTF-8", ...headers });

  if (fault) {
    reply.hijack();
    if (fault === "reset") {
      reply.raw.destroy();
    } else if (fault === "cut off") {
      // A hijacked reply does not send the headers that Fastify has collected, including those for CORS.
      reply.raw.writeHead(status, { .../** @type {Record<string, string>} */ (reply.getHeaders()), "content-length": bytes.length });
      reply.raw.write(bytes.subarray(0, bytes.length / 2), () => reply.raw.destroy());
    }
    return reply;
  }
  return reply.send(dripMs === undefined ? bytes : Readable.from(dripBytes(bytes, dripMs)));
}

/** @param {string | Uint8Array | object} body */
function toBytes(body) {
  if (body instanceof Uint8Array) {
    return Buffer.from(body);
  }
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

/**
 * @param {Buffer} bytes
 * @param {number} pauseMs
 */
async function* dripBytes(bytes, pauseMs) {
  const size = Math.ceil(bytes.length / 40);
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
    await sleep(pauseMs, undefined, { ref: false });
  }
}
