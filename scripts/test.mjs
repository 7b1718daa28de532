/**
 * Runs all tests: Rust on the host, WebAssembly in a browser, then the built package, its types
 * and the page.
 */

import { readdirSync } from "node:fs";
import { build } from "./build.mjs";
import { exitStatus, root, run } from "./run.mjs";
import { setup } from "./setup.mjs";

await setup("chromium", "firefox");

await run("cargo", ["test", "--locked", "--test", "domain", "--test", "fuzz"]);
// As a list, because the path of Node may hold a space.
const runner = JSON.stringify([process.execPath, "tests/browser/runner.js"]);
await run("cargo", ["test", "--locked", "--target", "wasm32-unknown-unknown", "--test", "browser", "--config", `target.wasm32-unknown-unknown.runner=${runner}`]);
await build();

const folders = ["fixtures/responses", "fixtures/sub_tasks", "consumers", "bench", "platform", "contract", "types", "page", "element", "package", "scripts", "hosting", "fuzz", "fuzz/oracle"];
const files = folders.flatMap((folder) => {
  const names = readdirSync(new URL(`tests/${folder}`, root)).filter((name) => name.endsWith(".test.js"));
  return names.map((name) => `tests/${folder}/${name}`);
});
// Imports npm packages, which `setup` has installed.
const { shareChromium } = await import("../tests/package/chromium.js");
const { shareConsumer } = await import("../tests/package/tarball.js");
const [chromium, consumer] = await Promise.all([shareChromium(), shareConsumer()]);
const status = await exitStatus(process.execPath, ["--test", "--test-concurrency=2", ...files], { ...chromium.env, ...consumer.env });
await Promise.all([chromium.close(), consumer.remove()]);
process.exitCode = status === 0 ? 0 : 1;
