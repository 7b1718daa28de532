/**
 * Runs every test, cheapest first: host Rust, wasm in a real browser, then the built package,
 * its types and the page. Ends with one line of counts.
 */

import { readdirSync } from "node:fs";
import { build } from "./build.mjs";
import { root, run } from "./run.mjs";
import { browser, setup, wasmBindgen } from "./setup.mjs";

await setup();
const chromedriver = await browser("chromedriver");

await run("cargo", ["test", "--locked", "--test", "domain"]);
const browserTests = ["test", "--locked", "--target", "wasm32-unknown-unknown", "--test", "browser"];
await run("cargo", [...browserTests, "--no-run"]);
const runner = {
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: await wasmBindgen("wasm-bindgen-test-runner"),
  CHROMEDRIVER: chromedriver,
  WASM_BINDGEN_TEST_WEBDRIVER_JSON: new URL("tests/browser/webdriver.json", root).pathname,
};
// The runner's little server sometimes forgets one of the browser's connections: then nothing begins.
await run("cargo", browserTests, runner, { limitMs: 18_000, tries: 15 });
await build();
const rooms = ["bodies", "bench", "platform", "package", "contract", "types", "element", "page"];
const files = rooms.flatMap((room) => {
  const names = readdirSync(new URL(`tests/${room}`, root)).filter((name) => name.endsWith(".test.js"));
  return names.map((name) => `tests/${room}/${name}`);
});
await run("node", ["--test", "--test-concurrency=1", ...files]);
