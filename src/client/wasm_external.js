/** For the entry `./external`: the module is a file next to the JavaScript. */

import { UpgradeTaskError } from "./error.js";

/** @type {import("wasm-source").WasmSource} */
export const embedded = {
  isInline: false,
  bytes() {
    throw new UpgradeTaskError("The WebAssembly is not loaded yet.", {
      hint: "Call and await init() of iot-upgrade-task/external before this function, or import iot-upgrade-task.",
    });
  },
  source: () => new URL("./upgrade-task.wasm", import.meta.url),
};
