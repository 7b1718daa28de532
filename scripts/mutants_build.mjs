/** Bundles the package again, around the wasm that is there: what Stryker has instrumented. */

import { buildPackage } from "./build.mjs";

await buildPackage();
