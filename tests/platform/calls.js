/** Log of the received calls. */

/**
 * @typedef {object} Call
 * @property {string} method
 * @property {string} path As sent, with its percent-encoding.
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {number} time
 * @property {number | null} status `null` until the response is sent.
 */

/** Bounds the memory of a demonstration that runs for days. */
const MAX_CALLS = 10_000;

/** @param {{ clock: () => number }} options */
export function createCalls({ clock }) {
  /** @type {Call[]} */
  const list = [];

  /**
   * @param {Pick<import("fastify").FastifyRequest, "method" | "url" | "headers">} request
   * @param {{ raw: { headersSent: boolean, statusCode: number } }} reply
   */
  function record({ method, url: path, headers }, { raw }) {
    list.push({
      method,
      path,
      headers,
      time: clock(),
      get status() {
        return raw.headersSent ? raw.statusCode : null;
      },
    });
    list.splice(0, list.length - MAX_CALLS);
  }

  function busiestMinute() {
    const times = list.filter(({ method }) => method === "GET").map(({ time }) => time);
    return Math.max(0, ...times.map((start) => times.filter((time) => time >= start && time < start + 60_000).length));
  }

  return { list, record, busiestMinute };
}
