/**
 * A command, together with `command.rs`: it crosses the boundary in a single call, because every property
 * set from Rust is a call into JavaScript: 45 of the 116 that a query made.
 *
 * @param {string} kind
 * @param {number} timeoutMs infinity if there is no limit
 * @param {string | undefined} token
 * @param {number | undefined} budget
 * @param {number} requestsPerMinute
 * @param {number} leaseMs
 * @param {unknown} value what is returned, thrown or emitted
 */
export function buildCommand(kind, timeoutMs, token, budget, requestsPerMinute, leaseMs, value) {
  return { kind, timeoutMs, token, budget, requestsPerMinute, leaseMs, value };
}
