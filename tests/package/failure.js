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

/** What the error of a lost call says to do. */
export const LOST_HINT = "Please report this with the steps that lead to it; the next call starts afresh.";

/**
 * A call whose WebAssembly instance ended in the middle, with the words that this browser has for that.
 *
 * @param {Pick<Awaited<ReturnType<typeof import("./page.js").openPage>>, "run">} page
 */
export async function lostCall({ run }) {
  const cause = await run(() => {
    // A module that does nothing but `unreachable`, as soon as there is an instance of it.
    const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
    try {
      return String(new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(trap))));
    } catch (error) {
      return String(error);
    }
  });
  return failure({ code: "internal_error", message: `A defect of iot-upgrade-task ended the call: ${cause}.`, hint: LOST_HINT, cause });
}
