/** A project that uses the package, with one page per way of loading it. */

import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";

import fastifyStatic from "@fastify/static";

import { createServer, listen } from "../platform/server.js";

/** @typedef {keyof typeof PAGES} PageName */

/** Each assigns the package to `window.sdk`, except for `bare`. */
const PAGES = {
  bare: "",
  "import-map": module("iot-upgrade-task"),
  external: module("iot-upgrade-task/external"),
  element: `${module("iot-upgrade-task")}<script type="module">import "iot-upgrade-task/element";</script>`,
  "external-octets": module("/octets/iot-upgrade-task/dist/external.js"),
  bundled: `<script type="module" src="/bundled.js"></script>`,
  global: `<script src="/packages/iot-upgrade-task/dist/global.js"></script><script>window.sdk = iotUpgradeTask;</script>`,
};

/** @param {string} specifier */
function module(specifier) {
  return `<script type="module">import * as sdk from ${JSON.stringify(specifier)}; window.sdk = sdk;</script>`;
}

/**
 * Serves the pages on localhost.
 *
 * @param {Awaited<ReturnType<typeof import("./tarball.js").installPackage>>} installed
 */
export async function serveConsumer({ folder, home }) {
  const { exports } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
  const address = (/** @type {string} */ entry) => posix.join("/packages/iot-upgrade-task", exports[entry].default);
  const imports = Object.fromEntries([".", "./external", "./element"].map((entry) => [posix.join("iot-upgrade-task", entry), address(entry)]));
  const head = `<!doctype html><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ imports })}</script>`;

  const server = createServer();
  const root = join(folder, "node_modules");
  server.register(fastifyStatic, { root, prefix: "/packages/" });
  server.register(fastifyStatic, {
    root,
    prefix: "/octets/",
    decorateReply: false,
    setHeaders: (reply, path) => void (path.endsWith(".wasm") && reply.type("application/octet-stream")),
  });
  server.get("/outcome.js", async (_request, reply) => {
    return reply.type("text/javascript").send(await readFile(new URL("outcome.js", import.meta.url)));
  });
  server.get("/bundled.js", async (_request, reply) => reply.type("text/javascript").send(await bundle(folder)));
  server.get("/pages/:name", async (request, reply) => {
    const { name } = /** @type {{ name: PageName }} */ (request.params);
    const { policy } = /** @type {{ policy?: string }} */ (request.query);
    if (policy) reply.header("content-security-policy", policy);
    return reply.type("text/html").send(`${head}<script type="module" src="/outcome.js"></script>${PAGES[name]}`);
  });

  return { url: await listen(server, 0), close: () => server.close() };
}

/** The consumer's own module, bundled. @param {string} resolveDir */
async function bundle(resolveDir) {
  // One page needs it, and loading it takes a while.
  const { build } = await import("esbuild");
  const contents = `import { queryUpgradeTask } from "iot-upgrade-task"; window.sdk = { queryUpgradeTask };`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, minify: true, format: "esm", write: false });
  return outputFiles[0].text;
}
