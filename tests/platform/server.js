/** Common base of all servers: Fastify, listening on loopback only. */

import { fastify } from "fastify";

/** @returns A server that closes open connections when it is closed, and accepts ids of any length. */
export function createServer() {
  return fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 16_384 } });
}

/**
 * @param {import("fastify").FastifyInstance} server
 * @param {number | string} port A number, or a string from the environment; 0 picks a free port.
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
