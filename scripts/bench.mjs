/**
 * `npm run bench`: measures this package and what others use for the same, and prints tables; all of it is in
 * target/bench.json.
 * Parts of tests/bench/parts.js as arguments measure these alone: `npm run bench speed start`.
 */

import { writeFile } from "node:fs/promises";
import { build } from "./build.mjs";
import { at, runNode } from "./run.mjs";
import { setup } from "./setup.mjs";

await setup("chromium");
// What needs installed packages is imported only now.
const { partsOf } = await import("../tests/bench/parts.js");
const parts = partsOf(process.argv.slice(2));
await build();
// What does not do the same is not compared.
await runNode("--test", "--test-reporter=dot", "tests/bench/agree.test.js");

const { goals, places } = await import("../tests/bench/goals.js");
const { measure } = await import("../tests/bench/measure.js");
const { report } = await import("../tests/bench/report.js");
const measured = await measure(parts, (part) => console.log(`Measuring ${part} …`));
const file = at("target/bench.json");
const { about, results } = measured;
await writeFile(file, `${JSON.stringify({ about, ...results, goals: goals(results), places: places(results) }, null, 2)}\n`);
console.log(`\n${report(measured)}\n\nAll of it: ${file}`);
