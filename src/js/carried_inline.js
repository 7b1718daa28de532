/** For the entry `.`: the module is in the JavaScript, deflated and in base64. */

import { inflateSync } from "fflate";
import deflated from "wasm-deflated";

/** @type {import("carried").Carried} */
export const carried = {
  bytes: () => inflateSync(Uint8Array.from(atob(deflated), (c) => c.charCodeAt(0))),
};
