import { UpgradeTaskError } from "iot-upgrade-task";

/** A shorter secret may be a part of a word, so it is redacted only as a whole one. */
const SHORTEST_ANYWHERE = 8;

/**
 * An error of the element itself.
 *
 * @param {"invalid_argument" | "internal_error"} code
 * @param {string} message
 * @param {string} hint
 * @param {unknown} [cause]
 */
export function elementError(code, message, hint, cause) {
  return Object.assign(new UpgradeTaskError(message, { cause }), { code, hint });
}

/**
 * Whatever a given client or a view threw, as an error that can be shown and dispatched. The thrown
 * value is its `cause`; its text is repeated without the secrets.
 *
 * @param {unknown} thrown
 * @param {string[]} secrets
 */
export function toUpgradeTaskError(thrown, secrets) {
  if (thrown instanceof UpgradeTaskError) return thrown;
  const text = secrets.filter(Boolean).reduce(redact, textOf(thrown));
  return elementError("internal_error", `The element stopped: ${text}`, "Check the `client` and the `task` that it was given; `cause` is what was thrown.", thrown);
}

/** @param {string} text @param {string} secret */
function redact(text, secret) {
  return text.replaceAll(secret, (found, /** @type {number} */ at) => {
    const isApart = !/\w/.test(text.charAt(at - 1) + text.charAt(at + found.length));
    return isApart || found.length >= SHORTEST_ANYWHERE ? "[redacted]" : found;
  });
}

/** @param {unknown} thrown Anything, so that even turning it into a text may throw. */
function textOf(thrown) {
  try {
    return String(thrown);
  } catch {
    return "something without a text was thrown.";
  }
}
