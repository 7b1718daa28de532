/** For the entry `./external`: the module is a file next to the JavaScript. */

import { version } from "glue";

import { UpgradeTaskError } from "./error.js";

/** @type {import("wasm-source").WasmSource} */
export const embedded = {
  isInline: false,
  bytes() {
    throw new UpgradeTaskError("The WebAssembly is not loaded yet.", {
      hint: "Call and await init() of iot-upgrade-task/external before this function, or import iot-upgrade-task.",
    });
  },
  source() {
    const url = String(new URL("./upgrade-task.wasm", import.meta.url));
    // A cache must not give the file of another version. (A bundler may have put the file into the URL.)
    return url.startsWith("data:") ? url : `${url}?v=${version}`;
  },
  hint:
    "Check that upgrade-task.wasm is served beside the JavaScript; if the page was updated while it was open, reload it. Where a bundler leaves it out, and in Node, first call `await init(url)` with the URL or the bytes of iot-upgrade-task/upgrade-task.wasm, or import iot-upgrade-task.",
};
