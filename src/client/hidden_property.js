/**
 * Defines a property that no listing shows. The descriptor inherits nothing: with a `get` that a page has
 * added to `Object.prototype`, it would be invalid.
 *
 * @param {object} object
 * @param {PropertyKey} key
 * @param {unknown} value
 */
export function defineHidden(object, key, value) {
  // Writable, because some stores copy the properties of what they wrap.
  Object.defineProperty(object, key, Object.assign(Object.create(null), { value, writable: true, configurable: true }));
}
