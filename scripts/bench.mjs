/** `npm run bench`: measures, beside what others use for the same, and prints tables; target/bench.json has it all. */

import { writeFile } from "node:fs/promises";
import { build } from "./build.mjs";
import { at, runNode } from "./run.mjs";
import { setup } from "./setup.mjs";

await setup("chromium");
await build();
// What does not do the same is not compared.
await runNode("--test", "--test-reporter=dot", "tests/bench/agree.test.js");

// What needs installed packages is imported only now.
const { goals, places } = await import("../tests/bench/goals.js");
const { measure } = await import("../tests/bench/measure.js");
const { report } = await import("../tests/bench/report.js");
const results = await measure((step) => console.log(`Measuring ${step} …`));
const file = at("target/bench.json");
await writeFile(file, `${JSON.stringify({ ...results, goals: goals(results), places: places(results) }, null, 2)}\n`);
console.log(`\n${report(results)}\n\nAll of it: ${file}`);
