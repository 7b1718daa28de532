/** What a test expects of an error. */

/**
 * A failed call, as outcome.js tells it.
 *
 * @param {{ code: string, message: string, hint: string } & Record<string, unknown>} known the properties that are not as in most errors
 */
export function failure(known) {
  const rest = { httpStatus: null, platformCode: null, platformMessage: null, retryable: false, retryAfterMs: null, operationId: null, issues: [] };
  return { error: { name: "UpgradeTaskError", ...rest, ...known } };
}
