/**
 * Mutation testing: changes the code in one place, and runs the tests. A change that no test notices is a
 * missing test or dead code. Without arguments all of `src/domain`; else the files given:
 *
 * - `npm run mutants src/domain/timestamp.rs`: it can be stopped at any time, and leaves out what was caught
 *   before. Mutants that are the same by another way are listed in `.cargo/mutants.toml`; the results are in
 *   `target/mutants.out`.
 * - `npm run mutants src/client/failure_groups.js`, and the tests where they have another name; the package
 *   must have been built.
 */

import { mutateClient } from "./mutants_client.mjs";
import { at, capture, run } from "./run.mjs";
import { cargoInstall, setup } from "./setup.mjs";

const VERSION = "27.1.0";

/** @param {string[]} files */
async function mutateDomain(files) {
  const tool = at(".tools/bin/cargo-mutants");
  if (capture(tool, ["--version"]) !== `cargo-mutants ${VERSION}`) {
    console.log(`Installing cargo-mutants ${VERSION}, once; this takes some minutes.`);
    await cargoInstall("cargo-mutants", VERSION);
  }
  const args = ["mutants", "--iterate", "--output", "target", ...files.flatMap((file) => ["--file", file])];
  // Enough random cases to notice a mutant, and no debug information, which takes longer to write than the rest.
  await run(tool, args, { PROPTEST_CASES: "32", CARGO_PROFILE_DEV_DEBUG: "0" });
}

await setup();
const given = process.argv.slice(2);
const tests = given.filter((file) => file.endsWith(".test.js"));
const client = given.filter((file) => file.endsWith(".js") && !tests.includes(file));
const domain = given.filter((file) => !file.endsWith(".js"));
if (client.length > 0) await mutateClient(client, tests);
if (domain.length > 0 || given.length === 0) await mutateDomain(given.length > 0 ? domain : ["src/domain/**/*.rs"]);
