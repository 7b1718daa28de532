/** What does not end on the wire, or stands still in the middle: the documented error in time, and the next call works. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";

import { openPage } from "./page.js";
import { withTimeout } from "./with_timeout.js";

const TASK = `{"operationId":"op","status":"wait"}`;
const CORS = "access-control-allow-origin: *\r\naccess-control-allow-headers: *, authorization\r\n";
const WHOLE = `HTTP/1.1 200 OK\r\n${CORS}content-length: ${TASK.length}\r\nconnection: close\r\n\r\n${TASK}`;
const KB = 1_000;

/** @typedef {(socket: import("node:net").Socket) => void} Serve */

/** Sends the same again and again, as fast as it is read. @param {string} start @param {string} more @returns {Serve} */
const endless = (start, more) => (socket) => {
  socket.write(start);
  const send = () => {
    while (!socket.destroyed && socket.write(more));
  };
  socket.on("drain", send);
  send();
};

/** What is sent, and the error of a query with a `timeoutMs` of 500. @type {[name: string, serve: Serve, code: string, httpStatus: number | null][]} */
const ENDLESS = [
  ["headers", endless("HTTP/1.1 200 OK\r\n", `x-more: ${"x".repeat(KB)}\r\n`), "network", null],
  ["a header", endless("HTTP/1.1 200 OK\r\nx-long: ", "x".repeat(KB)), "network", null],
  ["a body", endless(`HTTP/1.1 200 OK\r\n${CORS}\r\n`, " ".repeat(KB)), "invalid_response", 200],
  ["a body in chunks", endless(`HTTP/1.1 200 OK\r\n${CORS}transfer-encoding: chunked\r\n\r\n`, `3e8\r\n${" ".repeat(KB)}\r\n`), "invalid_response", 200],
  ["informational responses", endless("", "HTTP/1.1 103 Early Hints\r\n\r\n"), "timeout", null],
  ["a silence before the response", () => {}, "timeout", null],
  ["a silence in the body", (socket) => void socket.write(`${WHOLE.slice(0, -10)}`), "timeout", null],
];

/**
 * A server that serves each query as it is told, and tells how many of its connections are open.
 *
 * @param {import("node:test").TestContext} t
 */
async function startServer(t) {
  /** @type {Set<import("node:net").Socket>} */
  const open = new Set();
  const state = {
    serve: /** @type {Serve} */ (() => {}),
    /** Resolves when no connection is left. */
    async idle() {
      // Not `once`: an error, such as one of writing to a closed connection, would reject it.
      for (const socket of open) await new Promise((resolve) => socket.once("close", resolve));
    },
  };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    socket.once("data", (request) => {
      if (request.toString().startsWith("OPTIONS")) socket.end(`HTTP/1.1 204 No Content\r\n${CORS}connection: close\r\n\r\n`);
      else state.serve(socket);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    open.forEach((socket) => socket.destroy());
    server.close();
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { state, port, baseUrl: `http://127.0.0.1:${port}` };
}

/** @type {Serve} */
const serveWhole = (socket) => void socket.end(WHOLE);

test("what does not end is the documented error, its connection is closed, and the next call works", async (t) => {
  const { query } = await openPage(t);
  const { state, baseUrl } = await startServer(t);

  for (const [name, serve, code, httpStatus] of ENDLESS) {
    await t.test(name, async () => {
      state.serve = serve;
      const { error } = await query("op", { baseUrl, maxAttempts: 1, timeoutMs: 500 });
      await withTimeout(state.idle());
      state.serve = serveWhole;
      const { task } = await query("op", { baseUrl, maxAttempts: 1 });

      assert.deepEqual([error?.code, error?.httpStatus, task?.status], [code, httpStatus, "wait"]);
    });
  }
});

test("a TLS handshake that is not answered is a timeout", async (t) => {
  const { query } = await openPage(t);
  const { port } = await startServer(t);

  const { error } = await query("op", { baseUrl: `https://127.0.0.1:${port}`, maxAttempts: 1, timeoutMs: 300 });

  assert.deepEqual([error?.code, error?.retryable], ["timeout", true]);
});

// Chromium lets the connection stand, as a network does that is gone without a word.
test("going offline in the middle of a body is a timeout, and once online the next call works", async (t) => {
  const { page, run, query } = await openPage(t);
  const { state, baseUrl } = await startServer(t);
  const served = new Promise((resolve) => {
    state.serve = (socket) => void socket.write(WHOLE.slice(0, -10), resolve);
  });

  await run(({ token, appKey, baseUrl }) => {
    window.sent = [window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, maxAttempts: 1, timeoutMs: 1_000 }))];
  }, { baseUrl });
  await withTimeout(served);
  await page.context().setOffline(true);
  const { error } = await run(() => window.sent[0]);
  await page.context().setOffline(false);
  state.serve = serveWhole;
  const { task } = await query("op", { baseUrl, maxAttempts: 1 });

  assert.deepEqual([error?.code, task?.status], ["timeout", "wait"]);
});

test("a query in flight in a page that is frozen settles once it is thawed", async (t) => {
  const { page, run } = await openPage(t);
  const { state, baseUrl } = await startServer(t);
  const served = new Promise((resolve) => {
    state.serve = (socket) => resolve(socket);
  });

  await run(({ token, appKey, baseUrl }) => {
    window.sent = [window.outcome(window.sdk.queryUpgradeTask("op", token, { baseUrl, appKey, maxAttempts: 1 }))];
  }, { baseUrl });
  const socket = await withTimeout(served);
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  serveWhole(socket);
  await session.send("Page.setWebLifecycleState", { state: "active" });
  const { task } = await run(() => window.sent[0]);

  assert.equal(task?.status, "wait");
});
