/** A real browser: Chromium, or one that is made of it. */

import { createRequire } from "node:module";

import { program } from "../../scripts/setup.mjs";

/** `require` is faster here: `import` would parse the whole bundle for its exports. @type {typeof import("playwright-core")} */
const { chromium } = createRequire(import.meta.url)("playwright-core");

const QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

async function launchOptions() {
  return { executablePath: await program("chromium"), args: ["--no-sandbox", "--disable-gpu", ...QUIET] };
}

/** Connects to the browser of the test run; for a file that is run on its own, launches one. */
export async function startChromium() {
  const endpoint = process.env.CHROMIUM_ENDPOINT;
  return endpoint ? chromium.connect(endpoint) : launchChromium();
}

/** Launches a browser that no other test file uses. */
export async function launchChromium() {
  return chromium.launch(await launchOptions());
}

/** Launches the browser of a test run. With `env`, `startChromium` connects to it. */
export async function shareChromium() {
  const server = await chromium.launchServer(await launchOptions());
  return { env: { CHROMIUM_ENDPOINT: server.wsEndpoint() }, close: () => server.close() };
}
