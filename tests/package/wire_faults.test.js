/** What may go wrong on the wire, below the responses that `tests/platform` can give: the documented error, and the next call works. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { openPage } from "./page.js";

const TASK = `{"operationId":"op","status":"wait"}`;
const CORS = "access-control-allow-origin: *\r\naccess-control-allow-headers: *, authorization\r\nconnection: close\r\n";

/** @param {string} status @param {string} headers @param {string | Buffer} [body] */
const response = (status, headers, body = "") => Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${CORS}${headers}\r\n`), Buffer.from(body)]);

/** What is sent before the connection is closed, and the error. @type {[name: string, bytes: Buffer, code: string, httpStatus: number | null][]} */
const FAULTS = [
  ["nothing", Buffer.alloc(0), "network", null],
  ["no HTTP", Buffer.from("SSH-2.0-OpenSSH_9.2\r\n"), "network", null],
  ["half of a status line", Buffer.from("HTTP/1."), "network", null],
  ["half of a body with its length", response("200 OK", "content-length: 100\r\n", TASK), "network", null],
  ["half of a body in chunks", response("200 OK", "transfer-encoding: chunked\r\n", "20\r\n{"), "network", null],
  ["half of a body without a length", response("200 OK", "", TASK.slice(0, 20)), "invalid_json", 200],
  ["chunks of no length", response("200 OK", "transfer-encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"), "network", null],
  ["a header of 1 MB", response("200 OK", `x-long: ${"x".repeat(1_000_000)}\r\n`, TASK), "network", null],
  ["two different lengths", response("200 OK", "content-length: 5\r\ncontent-length: 6\r\n", TASK), "network", null],
  ["a gzip bomb", response("200 OK", "content-encoding: gzip\r\n", gzipSync(Buffer.alloc(50_000_000, " "))), "invalid_response", 200],
  ["damaged gzip", response("200 OK", "content-encoding: gzip\r\n", TASK), "network", null],
  ["an informational response alone", Buffer.from("HTTP/1.1 103 Early Hints\r\n\r\n"), "network", null],
  // Chromium keeps it to itself where it uses no proxy.
  ["a 407", response("407 Proxy Authentication Required", "content-length: 0\r\n"), "network", null],
  ...[301, 302, 303, 307, 308].map((status) => /** @type {[string, Buffer, string, null]} */ ([`a redirect, ${status}`, response(`${status} Moved`, "location: https://login.example/\r\n"), "http_error", null])),
  ...[400, 403, 404, 410, 418, 451, 500, 501, 502, 503, 504, 511].map((status) => /** @type {[string, Buffer, string, number]} */ ([`an empty ${status}`, response(`${status} Status`, "content-length: 0\r\n"), "http_error", status])),
];

/** What does no harm. @type {[name: string, bytes: Buffer][]} */
const HARMLESS = [
  ["a wrong charset", response("200 OK", "content-type: application/json; charset=utf-16\r\n", TASK)],
  ["a wrong type", response("200 OK", "content-type: text/html\r\n", TASK)],
  ["no type", response("200 OK", "", TASK)],
  ["early hints before", Buffer.concat([Buffer.from("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"), response("200 OK", "", TASK)])],
  ["gzip", response("200 OK", "content-encoding: gzip\r\n", gzipSync(TASK))],
];

/**
 * A server that sends bytes to a query and closes the connection; it allows every preflight.
 *
 * @param {import("node:test").TestContext} t
 */
async function startServer(t) {
  const state = { bytes: /** @type {Buffer} */ (Buffer.alloc(0)) };
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (request) => socket.end(request.toString().startsWith("OPTIONS") ? response("204 No Content", "") : state.bytes));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { state, baseUrl: `http://127.0.0.1:${port}` };
}

test("each fault on the wire is the documented error, and the next call works", async (t) => {
  const { query } = await openPage(t);
  const { state, baseUrl } = await startServer(t);

  for (const [name, bytes, code, httpStatus] of FAULTS) {
    await t.test(name, async () => {
      state.bytes = bytes;
      const { error } = await query("op", { baseUrl, maxAttempts: 1 });
      state.bytes = response("200 OK", "", TASK);
      const { task } = await query("op", { baseUrl, maxAttempts: 1 });

      assert.deepEqual([error?.code, error?.httpStatus, task?.status], [code, httpStatus, "wait"]);
    });
  }
});

test("what looks odd on the wire and does no harm", async (t) => {
  const { query } = await openPage(t);
  const { state, baseUrl } = await startServer(t);

  for (const [name, bytes] of HARMLESS) {
    await t.test(name, async () => {
      state.bytes = bytes;

      assert.equal((await query("op", { baseUrl, maxAttempts: 1 })).task?.status, "wait");
    });
  }
});
