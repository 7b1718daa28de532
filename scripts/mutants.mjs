/**
 * Changes the domain line by line and runs its tests: a change that no test notices is a missing test or
 * dead code. Without arguments all of `src/domain`, else the files given, such as
 * `npm run mutants src/domain/timestamp.rs`. It can be stopped at any time: what was caught before is
 * left out the next time. What is the same by another way is listed in `.cargo/mutants.toml`. The results
 * are in `target/mutants.out`.
 */

import { at, capture, run } from "./run.mjs";
import { cargoInstall, setup } from "./setup.mjs";

const VERSION = "27.1.0";

await setup();
const tool = at(".tools/bin/cargo-mutants");
if (capture(tool, ["--version"]) !== `cargo-mutants ${VERSION}`) {
  console.log(`Installing cargo-mutants ${VERSION}, once; this takes some minutes.`);
  await cargoInstall("cargo-mutants", VERSION);
}
const given = process.argv.slice(2);
const files = given.length > 0 ? given : ["src/domain/**/*.rs"];
const args = ["mutants", "--iterate", "--output", "target", ...files.flatMap((file) => ["--file", file])];
// Enough random cases to notice a mutant, and no debug information, which takes longer to write than the rest.
await run(tool, args, { PROPTEST_CASES: "32", CARGO_PROFILE_DEV_DEBUG: "0" });
