/** Formatting, lints and types of everything, without building or running any of it. */

import { findCycle, importsOfJavaScript } from "./import_cycles.mjs";
import { run, runNode } from "./run.mjs";
import { setup } from "./setup.mjs";
import { dependencies, problems } from "./supply_chain.mjs";

await setup();
await run("cargo", ["fmt", "--check"]);
await run("cargo", ["clippy", "--locked", "--all-targets", "--", "-D", "warnings"]);
await run("cargo", ["clippy", "--locked", "--all-targets", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]);
await runNode("node_modules/typescript/bin/tsc", "-p", "scripts/tsconfig.json");
await runNode("node_modules/eslint/bin/eslint.js", "--config", "scripts/eslint.config.js", "--max-warnings", "0", ".");
// What needs installed packages is imported only now.
const { default: satisfies } = await import("spdx-satisfies");
const cycle = findCycle(await importsOfJavaScript());
const found = [...problems(dependencies(), satisfies), ...(cycle.length > 0 ? [`These modules import each other: ${cycle.join(" → ")}.`] : [])];
if (found.length > 0) {
  console.error(found.join("\n"));
  process.exit(1);
}
console.log("Nothing to complain about.");
