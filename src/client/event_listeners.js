/**
 * One listener for each target and type of event, however many calls wait for it: Node warns of a leak at
 * the eleventh, and in a page two of them for each wait took 3 % of a watch.
 */

/** @typedef {{ callbacks: Set<() => void>, notify: () => void }} Listener */

/** @type {Record<"abort" | "visibilitychange" | "online", WeakMap<EventTarget, Listener>>} */
const listeners = { abort: new WeakMap(), visibilitychange: new WeakMap(), online: new WeakMap() };

/**
 * Throws what the target's own methods throw, and so does the returned function.
 *
 * @param {EventTarget} target
 * @param {keyof typeof listeners} type
 * @param {() => void} callback
 * @returns {() => unknown} ends that
 */
export function listen(target, type, callback) {
  const listener = listeners[type].get(target) ?? newListener(target, type);
  listener.callbacks.add(callback);
  return () => {
    listener.callbacks.delete(callback);
    if (listener.callbacks.size > 0) return undefined;
    listeners[type].delete(target);
    return target.removeEventListener(type, listener.notify);
  };
}

/** @param {EventTarget} target @param {keyof typeof listeners} type */
function newListener(target, type) {
  const callbacks = new Set();
  const listener = { callbacks, notify: () => callbacks.forEach((callback) => callback()) };
  target.addEventListener(type, listener.notify);
  listeners[type].set(target, listener);
  return listener;
}
