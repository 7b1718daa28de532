/** Expected errors. */

/**
 * The outcome of a failed call, as outcome.js returns it.
 *
 * @param {{ code: string, message: string, hint: string } & Record<string, unknown>} known the properties that differ from the defaults
 */
export function failure(known) {
  const rest = { httpStatus: null, platformCode: null, platformMessage: null, retryable: false, retryAfterMs: null, operationId: null, issues: [] };
  return { error: { name: "UpgradeTaskError", ...rest, ...known } };
}

/** The hint of the error after a trap. */
export const LOST_HINT = "Please report this with the steps that lead to it; the next call starts afresh.";

/**
 * The outcome of a call that was pending when the WebAssembly instance trapped, with this browser's message of a trap.
 *
 * @param {Pick<Awaited<ReturnType<typeof import("./page.js").openPage>>, "run">} page
 */
export async function lostCall({ run }) {
  const cause = await run(() => {
    // A module whose start function is `unreachable`.
    const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
    try {
      return String(new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(trap))));
    } catch (error) {
      return String(error);
    }
  });
  return failure({ code: "internal_error", message: `A defect of iot-upgrade-task ended the call: ${cause}.`, hint: LOST_HINT, cause });
}
