/** For the entry `.`: the module is embedded in the JavaScript, as text. */

import { encoded } from "wasm-text";

import { decode } from "./wasm_text.js";

const bytes = () => decode(encoded);

/** @type {import("wasm-source").WasmSource} */
export const embedded = { isInline: true, bytes, source: bytes, hint: "" };
