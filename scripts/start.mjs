// `npm start`: builds, then serves the page with the simulated platform, or with the real one at PLATFORM_URL.

import { build } from "./build.mjs";
import { setup } from "./setup.mjs";

await setup();
await build();

// What needs installed packages is imported only now.
const { startDemo } = await import("../tests/platform/index.js");
const demo = await startDemo({ port: process.env.PORT || 8080, platformUrl: process.env.PLATFORM_URL }).catch((error) => {
  console.error(error.message);
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, demo.close);
}

console.log(`Open ${demo.url} (Ctrl-C ends it)`);
