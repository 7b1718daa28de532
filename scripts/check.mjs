/** Formatting, lints and types of everything, without building or running any of it. */

import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

await setup();
await run("cargo", ["fmt", "--check"]);
await run("cargo", ["clippy", "--locked", "--all-targets", "--", "-D", "warnings"]);
await run("cargo", ["clippy", "--locked", "--all-targets", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]);
await run("npx", ["tsc", "-p", "scripts/tsconfig.json"]);
await run("npx", ["eslint", "--config", "scripts/eslint.config.js", "--max-warnings", "0", "."]);
console.log("Nothing to complain about.");
