/** For the entry `.`: the module is in the JavaScript, as text. */

import { common, text } from "wasm-text";

import { decode } from "./wasm_text.js";

const bytes = () => decode(text, common);

/** @type {import("carried").Carried} */
export const carried = { bytes, source: bytes };
