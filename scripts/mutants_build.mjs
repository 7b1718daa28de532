/**
 * Bundles the package again, around the wasm that is there: what Stryker has instrumented. Without terser,
 * which takes the two branches of a mutant for the same where they are `a?.b()` and `a.b()`.
 */

import { buildPackage } from "./build.mjs";
import { bundle } from "./bundle.mjs";

await buildPackage(bundle);
