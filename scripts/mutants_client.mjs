/** Stryker on the JavaScript of the package. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { at, run, runNode } from "./run.mjs";
import { npm } from "./setup.mjs";

const VERSION = "9.6.1";
const CORE = ".tools/node_modules/@stryker-mutator/core";

/**
 * Changes these files, and runs these tests for each mutant; by default, those with the names of the files.
 * A mutant is chosen by an environment variable, so tests in a browser do not see it.
 *
 * @param {string[]} files
 * @param {string[]} tests
 */
export async function mutateClient(files, tests) {
  await install();
  const ownTests = files.map((file) => `tests/package/${basename(file, ".js")}.test.js`);
  const options = {
    mutate: files,
    testRunner: "command",
    commandRunner: { command: `node --test ${(tests.length > 0 ? tests : ownTests).join(" ")}` },
    buildCommand: "node scripts/mutants_build.mjs",
    ignorePatterns: ["/target", "!/target/glue", "/.tools", "/www/dist", "/examples"],
    tempDirName: "target/stryker",
    reporters: ["clear-text", "progress"],
    clearTextReporter: { logTests: false, reportTests: false },
    plugins: [],
  };
  mkdirSync(at("target"), { recursive: true });
  writeFileSync(at("target/stryker.json"), JSON.stringify(options));
  await runNode(`${CORE}/bin/stryker.js`, "run", "target/stryker.json");
}

async function install() {
  const description = at(`${CORE}/package.json`);
  if (existsSync(description) && JSON.parse(readFileSync(description, "utf8")).version === VERSION) return;
  const [program, ...args] = npm();
  await run(program, [...args, "install", "--prefix", at(".tools"), "--no-save", "--no-audit", "--no-fund", `@stryker-mutator/core@${VERSION}`]);
}
