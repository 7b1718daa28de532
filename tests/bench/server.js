/** Serves the page for the measurements, the bundles, and a simulated platform without flow control. */

import { fileURLToPath } from "node:url";

import fastifyStatic from "@fastify/static";

import { createPlatform } from "../platform/platform.js";
import { createServer, listen } from "../platform/server.js";
import { bodyAfter } from "./bodies.js";
import { BUNDLES } from "./bundle.js";

const PAGE = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/bench/page.js"></script>`;

/** A cross-origin isolated page has a finer clock. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** As the page of this package is served: without `'unsafe-eval'`. */
const STRICT = { ...ISOLATED, "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:" };

/** The task that is queried. */
const OPERATION_ID = "measured";

export async function startServer() {
  const platform = createPlatform({ callsPerMinute: 1_000_000 });
  const server = createServer();
  server.register(platform.routes, { prefix: "/platform" });
  server.register(fastifyStatic, { root: fileURLToPath(new URL(".", import.meta.url)), prefix: "/bench/" });
  server.register(fastifyStatic, { root: BUNDLES, prefix: "/bundles/", decorateReply: false, maxAge: "1d" });
  server.get("/", async (_request, reply) => reply.headers(ISOLATED).type("text/html").send(PAGE));
  server.get("/strict", async (_request, reply) => reply.headers(STRICT).type("text/html").send(PAGE));
  const url = await listen(server, 0);

  return {
    url,
    /** A query with a new application, whose flow control starts at zero. @returns {import("./contenders/client.js").TaskQuery} */
    taskQuery() {
      const { appKey } = platform.addApplication();
      return { baseUrl: `${url}/platform`, appKey, token: platform.token(appKey), operationId: OPERATION_ID };
    },
    /** All further responses are the same. */
    respondUnchanged: () => platform.script(OPERATION_ID, [{ body: bodyAfter(0) }]),
    /** Each further response has one more device that succeeded. @param {number} count */
    respondWithProgress(count) {
      platform.script(OPERATION_ID, Array.from({ length: count }, (_, success) => ({ body: bodyAfter(success) })));
    },
    close: () => server.close(),
  };
}

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */
