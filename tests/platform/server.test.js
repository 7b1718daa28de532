import assert from "node:assert/strict";
import { test } from "node:test";

import { startPlatform } from "./index.js";
import { platformFor } from "./support.js";

test("a platform listens on loopback, on a free port", async (t) => {
  const platform = await platformFor(t);

  assert.match(platform.url, /^http:\/\/127\.0\.0\.1:\d+$/);
});

test("a port in use is named in the error", async (t) => {
  const { port } = new URL((await platformFor(t)).url);

  await assert.rejects(startPlatform({ port }), {
    message: `Port ${port} is taken. Choose another with PORT, or let PORT=0 pick a free one.`,
  });
});

test("an invalid port is named in the error", async () => {
  for (const port of ["http", "-1", "65536", "80.5"]) {
    await assert.rejects(startPlatform({ port }), { message: `PORT must be a whole number from 0 to 65535, not "${port}".` });
  }
});
