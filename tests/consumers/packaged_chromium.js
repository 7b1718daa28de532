/** Old versions of Chromium: npm packages that hold the browser itself, in `browsers`. */

import { cp, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { at } from "../../scripts/run.mjs";
import { install, WORKSPACE } from "./prepare.js";

/** @param {string} name Its folder. */
export async function startPackagedChromium(name) {
  // Not the folder of the consumer of that name: `npm ci` empties its node_modules.
  const folder = join(WORKSPACE, "browsers", name);
  await mkdir(folder, { recursive: true });
  await cp(at(`tests/consumers/browsers/${name}`), folder, { recursive: true });
  await install(folder);
  // Every version unpacks itself to this path, unless there is a file.
  await rm(join(tmpdir(), "chromium"), { force: true });
  const packaged = createRequire(join(folder, "package.json"))("@sparticuz/chromium");
  const source = packaged.default ?? packaged;
  // A function in later versions.
  const executablePath = await (typeof source.executablePath === "function" ? source.executablePath() : source.executablePath);
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-zygote"] });
}
