/** In the page: what became of a promise, as data that the test can compare. */

/** Whatever an error tells, for the test to look for secrets in. @type {string[]} */
window.told = [];

window.outcome = async (promise) => {
  try {
    return { task: await promise };
  } catch (error) {
    tell(error, new Set());
    return { error: described(error) };
  }
};

/** @param {unknown} error */
function described(error) {
  if (!(error instanceof Error)) return error;
  // These three are not among the properties that a spread copies.
  const { name, message, cause } = error;
  return Object.assign({ name, message }, error, cause === undefined ? {} : { cause: shown(cause) });
}

/** @param {unknown} cause */
function shown(cause) {
  try {
    return String(cause);
  } catch {
    return "what cannot be shown";
  }
}

/**
 * Everything that can be reached from a value: what is hidden from JSON, and getters, too.
 *
 * @param {unknown} value
 * @param {Set<unknown>} seen
 */
function tell(value, seen) {
  if (seen.has(value)) return;
  seen.add(value);
  window.told.push(shown(value));
  if (typeof value !== "object" || value === null) return;
  window.told.push(JSON.stringify(value));
  if (value instanceof Headers) window.told.push(JSON.stringify([...value]));
  for (let holder = value; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
    for (const key of Reflect.ownKeys(holder)) {
      window.told.push(String(key));
      try {
        tell(Reflect.get(value, key), seen);
      } catch {
        // A getter that throws tells nothing.
      }
    }
  }
}
