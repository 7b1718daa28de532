/** A server that never completes a response, and detects closed connections. */

import { EventEmitter, once } from "node:events";

import cors from "@fastify/cors";

import { createServer, listen } from "../platform/server.js";

/**
 * @param {import("node:test").TestContext} t
 * @param {string} [partialBody] The part of each body that is sent; by default not even headers are.
 */
export async function hangingServer(t, partialBody) {
  const server = createServer();
  await server.register(cors);
  const arrivals = new EventEmitter();
  /** One promise per request, resolved when its connection closes. @type {Promise<void>[]} */
  const closed = [];

  server.get("/*", async (_request, reply) => {
    const headers = /** @type {Record<string, string>} */ (reply.getHeaders());
    reply.hijack();
    closed.push(new Promise((resolve) => reply.raw.on("close", resolve)));
    if (partialBody !== undefined) reply.raw.writeHead(200, headers).write(partialBody);
    arrivals.emit("one");
    return reply;
  });

  /** Resolves when this many requests have arrived. @param {number} count */
  async function received(count) {
    while (closed.length < count) await once(arrivals, "one");
  }

  const url = await listen(server, 0);
  t.after(() => server.close());
  return { url, closed, received };
}
