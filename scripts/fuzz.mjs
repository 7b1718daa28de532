/** Fuzzes the domain until the minutes given are over (10 by default), or until there is a finding. */

import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) {
  console.error(`npm run fuzz takes a number of minutes; received ${process.argv[2]}.`);
  process.exit(1);
}

await setup();
const end = Date.now() + minutes * 60_000;
// Each round starts from other random numbers, and ends this process if it fails.
while (Date.now() < end) await run("cargo", ["test", "--locked", "--quiet", "--test", "fuzz"], { PROPTEST_CASES: "10000" });
