/**
 * Fuzzes the domain, and compares the built package with the oracle and the model in `tests/fuzz`, until the
 * minutes given are over (10 by default), or until there is a finding.
 */

import { build } from "./build.mjs";
import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) {
  console.error(`npm run fuzz takes a number of minutes; received ${process.argv[2]}.`);
  process.exit(1);
}

await setup("chromium");
await build();
const end = Date.now() + minutes * 60_000;
// Each round starts from other random numbers, and ends this process if it fails.
while (Date.now() < end) {
  await run("cargo", ["test", "--locked", "--quiet", "--test", "fuzz"], { PROPTEST_CASES: "10000" });
  const tests = ["tests/fuzz/oracle/oracle.test.js", "tests/fuzz/model.test.js"];
  await run(process.execPath, ["--test", "--test-reporter=dot", ...tests], { FUZZ_BODIES: "10000", FUZZ_RUNS: "1000" });
}
