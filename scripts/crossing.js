/* global wasm, addToExternrefTable0, takeFromExternrefTable0 */
/* eslint-disable no-unused-vars */
// @ts-nocheck They are the glue's.

/**
 * How values cross the boundary: these stand in the glue instead of wasm-bindgen's functions of
 * the same names (see `glue.mjs`). A view is made where it is used, because one that is kept is
 * lost whenever the memory grows.
 */

let WASM_VECTOR_LEN = 0;
let decoder;
let decoded = Infinity;
const encoder = new TextEncoder();

function view(Type, at, length) {
  return new Type(wasm.memory.buffer, at >>> 0, length);
}

function pass(Type, values) {
  const size = Type.BYTES_PER_ELEMENT;
  WASM_VECTOR_LEN = values.length;
  const at = wasm.__wbindgen_malloc(WASM_VECTOR_LEN * size, size);
  view(Type, at, WASM_VECTOR_LEN).set(values);
  return at;
}

function passStringToWasm0(text) {
  return pass(Uint8Array, encoder.encode(text));
}

/** Tells the wasm that called where a text is, or that there is none. */
function returnText(at, text) {
  const passed = [isLikeNone(text) ? 0 : passStringToWasm0(text), WASM_VECTOR_LEN];
  // Not before: passing a text may make the memory grow.
  view(Uint32Array, at, 2).set(passed);
}

function getStringFromWasm0(at, length) {
  decoded += length;
  // Safari's decoders fail after two GiB.
  if (decoded > 2 ** 31 - 2 ** 20) {
    decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    decoded = length;
  }
  return decoder.decode(view(Uint8Array, at, length));
}

/** Numbers that the wasm gives away. */
function takeNumbers([at, length]) {
  const numbers = view(Float64Array, at, length).slice();
  wasm.__wbindgen_free(at, length * 8, 8);
  return numbers;
}

/** A text that the wasm gives away. */
function takeText([at, length]) {
  const text = getStringFromWasm0(at, length);
  wasm.__wbindgen_free(at, length, 1);
  return text;
}

/** What a function of the wasm returned, or threw. */
function takeResult(result) {
  if (result[2]) throw takeFromExternrefTable0(result[1]);
  return takeFromExternrefTable0(result[0]);
}

/** Where a value is from now on; 0 for none. */
function giveValue(value) {
  return isLikeNone(value) ? 0 : addToExternrefTable0(value);
}

/** Makes what a function throws an error in the wasm that called. */
function handleError(work) {
  return (...args) => {
    try {
      return work(...args);
    } catch (error) {
      wasm.__wbindgen_exn_store(addToExternrefTable0(error));
    }
  };
}

/** Only futures have closures. A future that ends while one of them runs drops that one, too: it is kept until then. */
function makeMutClosure(at, shim, call) {
  let uses = 1;
  const closure = (...args) => {
    uses++;
    try {
      return call(at, shim, ...args);
    } finally {
      closure._wbg_cb_unref();
    }
  };
  closure._wbg_cb_unref = () => {
    if (--uses > 0) return;
    wasm.__wbindgen_destroy_closure(at, shim);
    // A call that comes too late is refused by the wasm.
    at = 0;
  };
  return closure;
}

function isLikeNone(value) {
  return value === undefined || value === null;
}
