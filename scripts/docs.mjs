// `npm run docs`: writes the API reference, made of the published types, to target/docs. A warning fails it.

import { build } from "./build.mjs";
import { at, run, runNode } from "./run.mjs";
import { npm, setup } from "./setup.mjs";

await setup();
await build();
// In a folder of its own, because TypeDoc needs an older TypeScript than the project.
const folder = at("scripts/reference");
const [program, ...args] = npm();
await run(program, [...args, "ci", "--no-audit", "--no-fund", "--prefix", folder]);
await runNode(
  "scripts/reference/node_modules/typedoc/bin/typedoc",
  "--options",
  "scripts/reference/typedoc.json",
);
