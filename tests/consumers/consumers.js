/** Every environment of a consumer: what is run there, and the titles that its pages must get. */

import { walkThroughExample } from "./example.js";

/**
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} [source] Its folder; by default the one of its name in `fixtures`.
 * @property {string} [shared] A folder in `shared`, copied first.
 * @property {string[]} [scripts] The npm scripts that must succeed, in order.
 * @property {string} [serve] The folder that is served afterwards.
 * @property {string} [start] The npm script that serves its pages at PORT.
 * @property {Record<string, string>} [pages] By path: the title, which tells the outcome.
 * @property {string} [chromium] A folder in `browsers`: an old version, instead of the one of the machine.
 * @property {boolean} [quick] Whether `npm test` runs it, too: it installs nothing.
 * @property {(page: import("playwright-core").Page) => Promise<void>} [walk] Uses its page as a person does.
 */

/** The hint of `./external` where a bundler or a server gives it no file. */
const NO_FILE = "upgrade-task.wasm is not found, and the hint names init(url)";
const DONE = "success, succeeded";

/** Both entries, and the element. */
const BOTH = { "index.html": DONE, "external.html": DONE };
/** Where `./external` needs the one line of docs/bundlers.md. */
const WITH_LINE = { ...BOTH, "external.html": NO_FILE, "init.html": DONE };

/** @type {Consumer[]} */
export const CONSUMERS = [
  { name: "vite-5", shared: "browser", scripts: ["build"], serve: "dist", pages: { ...BOTH, "init.html": DONE } },
  { name: "vite-5", shared: "browser", start: "dev", pages: WITH_LINE },
  { name: "vite-6", shared: "browser", scripts: ["build"], serve: "dist", pages: { ...BOTH, "init.html": DONE } },
  { name: "vite-6", shared: "browser", start: "dev", pages: WITH_LINE },
  { name: "vite-7", shared: "browser", scripts: ["build"], serve: "dist", pages: { ...BOTH, "init.html": DONE } },
  { name: "vite-7", shared: "browser", start: "dev", pages: WITH_LINE },
  { name: "vite-8", shared: "browser", scripts: ["build"], serve: "dist", pages: { ...BOTH, "init.html": DONE } },
  { name: "vite-8", shared: "browser", start: "dev", pages: { ...BOTH, "init.html": DONE } },
  { name: "webpack", shared: "browser", scripts: ["build"], serve: "dist", pages: BOTH },
  { name: "rspack", shared: "browser", scripts: ["build"], serve: "dist", pages: BOTH },
  { name: "rollup", shared: "browser", scripts: ["build"], serve: "dist", pages: WITH_LINE },
  { name: "rolldown", shared: "browser", scripts: ["build"], serve: "dist", pages: WITH_LINE },
  { name: "esbuild", shared: "browser", scripts: ["build"], serve: "dist", pages: WITH_LINE },
  { name: "esbuild-iife", shared: "browser", scripts: ["build"], serve: "dist", pages: WITH_LINE },
  { name: "parcel", shared: "browser", scripts: ["build"], serve: "dist", pages: BOTH },
  { name: "example-react", source: "examples/react-vite", scripts: ["build"], serve: "dist", walk: walkThroughExample },
  { name: "example-vue", source: "examples/vue-vite", scripts: ["build"], serve: "dist", walk: walkThroughExample },
  { name: "next", scripts: ["build"], start: "start", pages: { "": DONE, edge: "success" } },
  { name: "svelte", scripts: ["build"], serve: "dist", pages: { "index.html": "succeeded" } },
  { name: "angular", scripts: ["build"], serve: "dist", pages: { "index.html": "succeeded" } },
  { name: "stores", scripts: ["test"] },
  { name: "node", scripts: ["test"], quick: true },
  { name: "browser", shared: "browser", serve: ".", pages: { ...BOTH, "global.html": "success" }, quick: true },
  // The oldest one of docs/bundlers.md.
  { name: "chromium-123", source: "tests/consumers/fixtures/browser", shared: "browser", serve: ".", pages: { ...BOTH, "global.html": "success" }, chromium: "chromium-123" },
  { name: "workers", serve: ".", pages: { "index.html": "success, success, success" }, quick: true },
  { name: "typescript", scripts: ["test"] },
  { name: "bun", scripts: ["test"] },
  { name: "deno", scripts: ["test"] },
  { name: "vitest", shared: "unit", scripts: ["test"] },
  { name: "jest", shared: "unit", scripts: ["test"] },
];
