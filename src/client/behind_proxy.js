/**
 * Private fields are missing from a proxy, such as those of Vue's `ref` and `reactive`, in which
 * consoles keep clients and watches. So a method first gets the object itself, from a function: these
 * proxies wrap every object that they give, but no function.
 */

import { invalidArgument } from "./error.js";
import { defineHidden } from "./hidden_property.js";

const SELF = Symbol("self");

/** @param {object} object whose methods use `self` */
export function exposeSelf(object) {
  // Changeable, because some stores copy the properties of what they wrap.
  defineHidden(object, SELF, () => object, true);
}

/**
 * @template {object} T
 * @param {T} object or a proxy of it
 * @returns {T}
 */
export function self(object) {
  const get = /** @type {any} */ (object)?.[SELF];
  if (!get) throw invalidArgument("this", "the object, as in `client.queryUpgradeTask(…)`", object);
  return get();
}
