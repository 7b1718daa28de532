/** What every server here has in common: Fastify, on the own machine only. */

import { fastify } from "fastify";

/** @returns A server that ends its open connections when it is closed, and routes ids of any length. */
export function createServer() {
  return fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 16_384 } });
}

/**
 * @param {import("fastify").FastifyInstance} server
 * @param {number | string} port As a number or as the environment has it; 0 picks a free one.
 * @returns {Promise<string>} The server's origin.
 */
export async function listen(server, port) {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${port}".`);
  }
  try {
    return await server.listen({ host: "127.0.0.1", port: number });
  } catch (cause) {
    await server.close();
    if (/** @type {NodeJS.ErrnoException} */ (cause).code !== "EADDRINUSE") {
      throw cause;
    }
    throw new Error(`Port ${number} is taken. Choose another with PORT, or let PORT=0 pick a free one.`, { cause });
  }
}
