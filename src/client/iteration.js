/** What the iterators of this package have in common. */

/** The method that `await using` calls, where the platform has it. @type {typeof Symbol.asyncDispose} */
export const ASYNC_DISPOSE = /** @type {any} */ (Symbol.asyncDispose ?? Symbol());

/** @returns {IteratorReturnResult<undefined>} */
export const done = () => ({ done: true, value: undefined });

/**
 * Runs the step once for each call, one after the other: `next()` may be called again before it has settled.
 *
 * @template T
 * @param {() => Promise<T>} step
 * @returns {() => Promise<T>}
 */
export function inSequence(step) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return () => {
    const next = last.then(step);
    last = next.catch(() => {});
    return next;
  };
}
