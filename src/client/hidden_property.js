/**
 * Defines a property that is not enumerable. The descriptor inherits nothing: with a `get` that a page has
 * added to `Object.prototype`, it would be invalid.
 *
 * @param {object} object
 * @param {PropertyKey} key
 * @param {unknown} value
 * @param {boolean} [isChangeable]
 */
export function defineHidden(object, key, value, isChangeable = false) {
  Object.defineProperty(object, key, Object.assign(Object.create(null), { value, writable: isChangeable, configurable: isChangeable }));
}
