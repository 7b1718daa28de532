/** A server that never comes to the end of an answer, and sees when the other side hangs up. */

import { EventEmitter, once } from "node:events";

import cors from "@fastify/cors";

import { createServer, listen } from "../platform/server.js";

/**
 * @param {import("node:test").TestContext} t
 * @param {string} [beginning] What comes of each answer; without it, not even the headers do.
 */
export async function hangingServer(t, beginning) {
  const server = createServer();
  await server.register(cors);
  const arrivals = new EventEmitter();
  /** One for each request. @type {Promise<void>[]} */
  const closed = [];

  server.get("/*", async (_request, reply) => {
    const headers = /** @type {Record<string, string>} */ (reply.getHeaders());
    reply.hijack();
    closed.push(new Promise((resolve) => reply.raw.on("close", resolve)));
    if (beginning !== undefined) reply.raw.writeHead(200, headers).write(beginning);
    arrivals.emit("one");
    return reply;
  });

  /** Resolves when so many requests have come. @param {number} count */
  async function arrive(count) {
    while (closed.length < count) await once(arrivals, "one");
  }

  const url = await listen(server, 0);
  t.after(() => server.close());
  return { url, closed, arrive };
}
