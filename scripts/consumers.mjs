// `npm run test:consumers`: builds, then runs the consumers of tests/consumers; names as arguments choose some of them.

import { build } from "./build.mjs";
import { setup } from "./setup.mjs";

await setup("chromium");
await build();
// What needs installed packages is imported only now.
await import("../tests/consumers/run.js");
