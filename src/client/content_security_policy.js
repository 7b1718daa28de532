/** The page's own Content-Security-Policy. */

/**
 * Whether it blocked a request that has just failed. The browser says so in an event, a task after the
 * rejection of `fetch`, which gives no reason.
 *
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function isBlockedByPolicy(url) {
  if (!("SecurityPolicyViolationEvent" in globalThis) || !navigator.onLine) return false;
  const { port1, port2 } = new MessageChannel();
  let isBlocked = false;
  /** @param {SecurityPolicyViolationEvent} event */
  const note = ({ blockedURI, disposition }) => (isBlocked ||= blockedURI === url && disposition === "enforce");
  addEventListener("securitypolicyviolation", note);
  for (let task = 0; task < TASKS && !isBlocked; task += 1) {
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  }
  removeEventListener("securitypolicyviolation", note);
  port1.close();
  return isBlocked;
}

/** How many tasks are waited for: the event is in another queue of the browser than messages. */
const TASKS = 3;
