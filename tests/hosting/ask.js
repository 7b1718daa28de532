/** Requests as the page sends them, without a browser. */

import { request } from "node:https";

import { authority } from "./nginx.js";

const PATH = "/platform/iodm/northbound/v1.5.0/operations/";

/**
 * @param {number} port
 * @param {string} path As it is sent.
 * @param {{ method?: string, headers?: Record<string, string> }} [init]
 * @returns {Promise<{ status: number | undefined, headers: import("node:http").IncomingHttpHeaders, body: string }>}
 */
export function send(port, path, { method = "GET", headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers, ca: authority.cert, servername: "localhost" }, async (response) => {
      let body = "";
      for await (const chunk of response.setEncoding("utf8")) body += chunk;
      resolve({ status: response.statusCode, headers: response.headers, body });
    });
    sent.on("error", reject);
    sent.end();
  });
}

/**
 * A query.
 *
 * @param {number} port
 * @param {string} [operationId] As it is written into the path.
 * @param {Record<string, string>} [headers]
 */
export function ask(port, operationId = "op-1", headers = {}) {
  return send(port, PATH + operationId, { headers: { app_key: "app-1", authorization: "Bearer token-1", ...headers } });
}
