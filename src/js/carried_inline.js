/** For the entry `.`: the module is in the JavaScript, as text. */

import { common, text } from "wasm-text";

import { decode } from "./wasm_text.js";

/** @type {import("carried").Carried} */
export const carried = { bytes: () => decode(text, common) };
