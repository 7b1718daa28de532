/** In the page: the outcome of a promise as comparable data. */

/** All texts found in errors, to be searched for secrets. @type {string[]} */
window.inspectedTexts = [];

window.outcome = async (promise) => {
  try {
    return { task: await promise };
  } catch (error) {
    inspect(error, new Set());
    return { error: plain(error) };
  }
};

/** @param {unknown} error */
function plain(error) {
  if (!(error instanceof Error)) return error;
  // These three are not enumerable.
  const { name, message, cause } = error;
  return Object.assign({ name, message }, error, cause === undefined ? {} : { cause: toText(cause) });
}

/** @param {unknown} cause */
function toText(cause) {
  try {
    return String(cause);
  } catch {
    return "what cannot be shown";
  }
}

/**
 * Records all texts reachable from a value, including non-enumerable properties and getters.
 *
 * @param {unknown} value
 * @param {Set<unknown>} seen
 */
function inspect(value, seen) {
  if (seen.has(value)) return;
  seen.add(value);
  window.inspectedTexts.push(toText(value));
  if (typeof value !== "object" || value === null) return;
  window.inspectedTexts.push(JSON.stringify(value));
  if (value instanceof Headers) window.inspectedTexts.push(JSON.stringify([...value]));
  for (let holder = value; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
    for (const key of Reflect.ownKeys(holder)) {
      window.inspectedTexts.push(String(key));
      try {
        inspect(Reflect.get(value, key), seen);
      } catch {
        // The getter threw.
      }
    }
  }
}
