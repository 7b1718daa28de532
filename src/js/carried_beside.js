/** For the entry `./external`: the module is a file beside the JavaScript. */

/** @type {import("carried").Carried} */
export const carried = {
  url: () => new URL("./upgrade-task.wasm", import.meta.url),
};
