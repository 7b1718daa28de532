/** Serves the page and a platform on one origin: the simulated platform with a running upgrade, or a proxy to a real one. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import fastifyStatic from "@fastify/static";

import { createPlatform } from "./platform.js";
import { proxyTo } from "./proxy.js";
import { createServer, listen } from "./server.js";

const PREFIX = "/platform";
const PAGE_ROOT = fileURLToPath(new URL("../../www/dist", import.meta.url));
const YEAR_SECONDS = 365 * 24 * 3600;

const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/**
 * @typedef {object} DemoOptions Other options are for the simulated platform, whose tokens are valid for a year by default.
 * @property {number | string} [port] 0, the default, picks a free port.
 * @property {string} [platformUrl] URL of a real platform, used instead of the simulated one.
 * @property {string} [pageRoot] Folder of the built page; by default `www/dist`.
 */

/** @param {DemoOptions & import("./platform.js").PlatformOptions} [options] */
export async function startDemo({ port = 0, platformUrl, pageRoot = PAGE_ROOT, ...platformOptions } = {}) {
  const platform = platformUrl ? null : createPlatform({ tokenSeconds: YEAR_SECONDS, ...platformOptions });
  const server = createServer();
  server.addHook("onRequest", async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });

  if (platform) {
    server.register(platform.routes, { prefix: PREFIX });
  } else {
    server.register(proxyTo(/** @type {string} */ (platformUrl)), { prefix: PREFIX });
  }

  server.register(fastifyStatic, { root: pageRoot, index: false });
  server.get("/", async (_request, reply) => {
    const page = await readFile(join(pageRoot, "index.html"), "utf8");
    reply.type("text/html; charset=utf-8").header("cache-control", "no-store");
    return page.replace("<!-- demonstration -->", () => demonstration(platform));
  });

  const origin = await listen(server, port);
  return { url: `${origin}/`, platform, close: () => server.close() };
}

/**
 * The settings of the page as a data block, which the Content-Security-Policy allows because it is not executed.
 *
 * @param {import("./platform.js").Platform | null} platform
 */
function demonstration(platform) {
  const data = platform
    ? {
        baseUrl: PREFIX,
        appKey: platform.appKey,
        accessToken: platform.token(),
        operationId: platform.ongoingTask("firmware"),
        ...platform.catalogue(),
      }
    : { baseUrl: PREFIX };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="demonstration">${json}</script>`;
}
