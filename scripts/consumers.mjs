// `npm run test:consumers`: builds, then runs the consumers of tests/consumers; names as arguments choose some of them.

const { setup } = await import("./setup.mjs");
await setup("chromium");
const { build } = await import("./build.mjs");
await build();
await import("../tests/consumers/run.js");
