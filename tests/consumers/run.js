/** Runs every consumer, or those whose names are given, and prints a table. Started by `npm run test:consumers`. */

import { startChromium } from "../package/chromium.js";
import { installPackage } from "../package/tarball.js";
import { CONSUMERS } from "./consumers.js";
import { runConsumer } from "./run_consumer.js";

const names = process.argv.slice(2);
const chosen = CONSUMERS.filter(({ name }) => names.length === 0 || names.includes(name));
const installed = await installPackage();
const browser = await startChromium();

/** @type {{ consumer: string, runs: string, result: string, seconds: number }[]} */
const results = [];
/** @type {string[]} */
const failures = [];
for (const consumer of chosen) {
  const began = Date.now();
  const what = [...(consumer.scripts ?? []), consumer.start].filter(Boolean).join(", ");
  const failure = await runConsumer(consumer, installed.home, browser).then(() => null, (error) => /** @type {Error} */ (error));
  if (failure) failures.push(`${consumer.name} (${what}): ${failure.message}`);
  const result = failure ? "failed" : "works";
  results.push({ consumer: consumer.name, runs: what, result, seconds: Math.round((Date.now() - began) / 1000) });
  console.log(`${consumer.name} (${what}): ${result}`);
}
await browser.close();
await installed.remove();

console.table(results);
for (const failure of failures) console.error(`\n${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
