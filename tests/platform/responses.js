/** One answer on its way to the client, whole or broken. */

import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} MockResponse
 * @property {number} [status] 200.
 * @property {Record<string, string>} [headers] Beside the content type, which is JSON unless given here.
 * @property {string | Uint8Array | object} [body] Text and bytes go as they are, other objects as JSON; empty by default.
 * @property {number} [delayMs] How long the platform thinks before it answers.
 * @property {number} [dripMs] Send the body in forty pieces, with this pause between them.
 * @property {"cut off" | "silent" | "reset"} [fault] The connection ends after half of the body; nothing is ever answered; the connection ends without an answer.
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
      // Hijacking leaves out what Fastify has collected: without these headers a page of another origin could not read this answer.
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
