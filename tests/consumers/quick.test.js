/** The consumers that install nothing; `npm run test:consumers` runs the others, too. */

import { after, test } from "node:test";

import { startChromium } from "../package/chromium.js";
import { installPackage } from "../package/tarball.js";
import { CONSUMERS } from "./consumers.js";
import { runConsumer } from "./run_consumer.js";

const installed = await installPackage();
const browser = await startChromium();

after(async () => {
  await browser.close();
  await installed.remove();
});

for (const consumer of CONSUMERS.filter(({ quick }) => quick)) {
  test(`a consumer: ${consumer.name}`, () => runConsumer(consumer, installed.home, browser));
}
