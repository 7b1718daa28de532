/** A real browser. */

import { chromium } from "playwright-core";

import { browser } from "../../scripts/setup.mjs";

const QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function startChromium() {
  const executablePath = await browser("chromium");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", ...QUIET] });
}
