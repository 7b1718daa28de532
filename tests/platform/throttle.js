/** Flow control: a sliding window of 60 s per application. */

/** @param {{ clock: () => number, callsPerMinute: number }} options */
export function createThrottle({ clock, callsPerMinute }) {
  /** @type {Map<string, number[]>} */
  const admitted = new Map();

  /** @param {string} appKey */
  function admits(appKey) {
    const now = clock();
    const recent = (admitted.get(appKey) ?? []).filter((time) => time > now - 60_000);
    const isAdmitted = recent.length < callsPerMinute;
    admitted.set(appKey, isAdmitted ? [...recent, now] : recent);
    return isAdmitted;
  }

  return { admits };
}
