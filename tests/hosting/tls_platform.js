/** A platform with TLS that notes how it is called. It has a certificate for its name only, and wants one of its clients. */

import { once } from "node:events";
import { createServer } from "node:https";
import { createSecureContext } from "node:tls";

import { issueCertificate } from "../platform/certificates.js";
import { PLATFORM_NAME, authority, serverCertificate, startNginx } from "./nginx.js";

/** What is sent to a client that names no server. */
const otherCertificate = await issueCertificate(authority, { names: ["other.example.com"] });

export const TASK = { operationId: "op-1", status: "wait" };

/**
 * @typedef {object} Reply
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {object | string} [body]
 * @property {Promise<unknown>} [after] What is waited for.
 *
 * @typedef {{ method: string, url: string, headers: import("node:http").IncomingHttpHeaders }} Call
 */

/**
 * @param {import("node:test").TestContext} t
 * @param {(call: Call) => Reply} [respond] To a call with the right host and an app key.
 */
export async function startTlsPlatform(t, respond = () => ({})) {
  /** @type {Call[]} */
  const calls = [];
  let connections = 0;
  const options = {
    ...otherCertificate,
    ca: authority.cert,
    requestCert: true,
    SNICallback: (/** @type {string} */ name, /** @type {(error: Error | null, context?: import("node:tls").SecureContext) => void} */ done) =>
      done(null, createSecureContext(name === PLATFORM_NAME ? { ...serverCertificate, ca: authority.cert } : { ...otherCertificate, ca: authority.cert })),
  };
  const server = createServer(options, async ({ method = "", url = "", headers }, response) => {
    const call = { method, url, headers };
    calls.push(call);
    const { status = 200, headers: more, body = TASK, after } = gate(call) ?? respond(call);
    await after;
    response.writeHead(status, { "content-type": "application/json", ...more }).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  server.on("secureConnection", () => (connections += 1));
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { port, calls, connections: () => connections };
}

/** @param {Call} call @returns {Reply | undefined} */
function gate({ headers }) {
  if (headers.host !== PLATFORM_NAME) return { status: 404, body: "" };
  if (!headers.app_key) return { status: 401, body: { error_code: "100025", error_desc: "AppId for auth not exist." } };
  return undefined;
}

/**
 * A platform and nginx in front of it.
 *
 * @param {import("node:test").TestContext} t
 * @param {Partial<Parameters<typeof startNginx>[1]> & { respond?: (call: Call) => Reply }} [options]
 */
export async function start(t, { respond, ...nginxOptions } = {}) {
  const platform = await startTlsPlatform(t, respond);
  const nginx = await startNginx(t, { platformPort: platform.port, ...nginxOptions });
  return { platform, ...nginx };
}
