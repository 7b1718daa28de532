/** For the entry `.`: the module is embedded in the JavaScript, as text. */

import { common, text } from "wasm-text";

import { decode } from "./wasm_text.js";

const bytes = () => decode(text, common);

/** @type {import("wasm-source").WasmSource} */
export const embedded = { isInline: true, bytes, source: bytes, hint: "" };
