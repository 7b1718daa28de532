/**
 * What the pages of an origin write for each other about a budget: numbers in `localStorage`, which
 * survives the death of any page and wakes the others by its `storage` event. A Web Lock, held for one
 * synchronous step at a time, keeps two of them from deciding at once; what one of them wrote may reach
 * the next one milliseconds later, though, so that neither overwrites what the other counted
 * (`domain/rate_limiter/slot.rs`). In private windows, workers and Node, with an opaque origin or a full
 * storage a page knows of itself alone.
 */

/** The number is that of the budget's format: see `rate_limiter.js`. */
const PREFIX = "iot-upgrade-task/budget/3/";
/** A budget that was not written for this long has expired. */
const KEPT_FOR_MS = 3_600_000;
/**
 * A page that is frozen may have got the lock without noticing. Twelve busy tabs on a machine with six
 * processes per core waited for it for 34 ms at most in Chromium.
 */
const LOCK_TIMEOUT_MS = 1_000;

export class SharedStore {
  #key;
  #storage = storageOfPages();
  /** What this page read or wrote last. @type {string | null} */
  #text = null;
  /** Whether another page has written. */
  hasCompany = false;

  /** @param {number} budget its digest */
  constructor(budget) {
    this.#key = PREFIX + budget;
    this.#forgetOld();
  }

  /** What others have written since this page read or wrote. @returns {Float64Array | undefined} */
  news() {
    return this.#take(this.#guard((storage) => storage.getItem(this.#key)));
  }

  /** The same, from an event. @param {StorageEvent} event @returns {Float64Array | undefined} */
  newsOf({ key, newValue }) {
    return key === this.#key ? this.#take(newValue) : undefined;
  }

  /** @param {Float64Array} numbers */
  write(numbers) {
    this.#guard((storage) => {
      const text = `[${numbers.join()}]`;
      storage.setItem(this.#key, text);
      this.#text = text;
    });
  }

  /**
   * Does this at once where no other page has written, otherwise when no other page does.
   *
   * @template T
   * @param {() => T} work
   * @returns {T | Promise<T>}
   */
  exclusively(work) {
    return this.hasCompany ? locked(this.#key, work) : work();
  }

  /** @param {string | null | undefined} text */
  #take(text) {
    if (!text || text === this.#text) return undefined;
    this.#text = text;
    this.hasCompany = true;
    return parse(text);
  }

  #forgetOld() {
    this.#guard((storage) => {
      for (const key of Object.keys(storage)) {
        const text = key.startsWith(PREFIX) && storage.getItem(key);
        if (text && !(Date.now() - (parse(text)[0] ?? 0) < KEPT_FOR_MS)) storage.removeItem(key);
      }
    });
  }

  /** @template T @param {(storage: Storage) => T} work @returns {T | undefined} */
  #guard(work) {
    try {
      return this.#storage && work(this.#storage);
    } catch {
      // Forbidden or full: this page goes by what it knows.
      return undefined;
    }
  }
}

function storageOfPages() {
  const { document, navigator, origin } = globalThis;
  try {
    return document && navigator.locks && origin !== "null" ? globalThis.localStorage : undefined;
  } catch {
    return undefined;
  }
}

/** Untrusted, as any script of the origin can write here: Rust validates the numbers. @param {string} text */
function parse(text) {
  try {
    return Float64Array.from(JSON.parse(text));
  } catch {
    return new Float64Array();
  }
}

/**
 * @template T
 * @param {string} name
 * @param {() => T} work
 * @returns {Promise<T>}
 */
function locked(name, work) {
  const { locks } = navigator;
  return new Promise((resolve, reject) => {
    let isDone = false;
    const once = () => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    };
    const timer = setTimeout(() => locks.request(name, { steal: true }, once).catch(once), LOCK_TIMEOUT_MS);
    // Where there are no locks after all, one page may decide a moment too early.
    locks.request(name, once).catch(once);
  });
}
