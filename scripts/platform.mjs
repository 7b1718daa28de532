// `npm run platform`: the simulated platform alone, for pages of any origin.

import { setup } from "./setup.mjs";

await setup();

// What needs installed packages is imported only now.
const { startPlatform } = await import("../tests/platform/index.js");
const platform = await startPlatform({ port: process.env.PORT || 8743, cors: true }).catch((error) => {
  console.error(error.message);
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, platform.close);
}

console.log(`Base URL       ${platform.url}`);
console.log(`App key        ${platform.appKey}`);
console.log(`Secret         ${platform.secret}`);
console.log(`Access token   ${platform.token()} (for an hour; then log in)`);
console.log("Operation ids");
const { tasks, faults } = platform.catalogue();
for (const { operationId, title } of [...tasks, ...faults]) {
  console.log(`  ${operationId.padEnd(28)} ${title.en}`);
}
