/** A real browser: Chromium without a window, which opens a page with a quarter of the work. */

import { createRequire } from "node:module";

import { browser } from "../../scripts/setup.mjs";

/** Not imported: Node would first search the whole of it for the names that it exports. @type {typeof import("playwright-core")} */
const { chromium } = createRequire(import.meta.url)("playwright-core");

const QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

async function launchOptions() {
  return { executablePath: await browser("chromium-headless-shell"), args: ["--no-sandbox", "--disable-gpu", ...QUIET] };
}

/** The browser that the whole run shares, or, for a file that runs alone, one of its own. */
export async function startChromium() {
  const endpoint = process.env.CHROMIUM_ENDPOINT;
  return endpoint ? chromium.connect(endpoint) : chromium.launch(await launchOptions());
}

/** Starts the browser of a whole run. The environment leads `startChromium` there, in every process below. */
export async function shareChromium() {
  const server = await chromium.launchServer(await launchOptions());
  return { env: { CHROMIUM_ENDPOINT: server.wsEndpoint() }, close: () => server.close() };
}
