/** Which subtasks of a list were given. */

/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

/** The path of an element that is no object: it was dropped, and this issue is what is left of it. */
const DROPPED = /^data\[\d+\]$/;

/**
 * Subtasks move from page to page while a task runs, so each is known by its id. Elements without an id
 * cannot be distinguished: they are new unless their page repeats another or is read again.
 */
export class GivenSubTasks {
  #pageSize;
  /** @type {Set<string>} */
  #ids = new Set();
  /** How many elements without an id there were; −∞ once some may be missing. */
  #anonymousCount = 0;
  /** How many of them are no object. */
  #droppedCount = 0;
  /** The pages with such elements, as text. @type {Set<string>} */
  #anonymousPages = new Set();

  /** @param {number} pageSize that is requested */
  constructor(pageSize) {
    this.#pageSize = pageSize;
  }

  /** How many elements were given or dropped. */
  get count() {
    return this.#ids.size + this.#anonymousCount;
  }

  /** How many of them are no object. */
  get droppedCount() {
    return this.#droppedCount;
  }

  /**
   * What of a page was not given before, and how many elements the page has as sent.
   *
   * @param {UpgradeSubTaskPage} page
   * @param {boolean} isAgain whether the page is read again
   */
  take(page, isAgain) {
    const knownCount = this.#ids.size;
    const data = page.data.filter(({ subOperationId: id }) => (id === null ? !isAgain : !this.#ids.has(id) && this.#ids.add(id)));
    const droppedCount = page.issues.filter(({ path }) => DROPPED.test(path)).length;
    const count = page.data.length + droppedCount;
    const anonymousCount = page.data.filter(({ subOperationId }) => subOperationId === null).length + droppedCount;
    if (isAgain && anonymousCount) this.#anonymousCount = -Infinity;
    const hasNewAnonymous = !isAgain && anonymousCount > 0 && !this.#isRepeated(page, count, anonymousCount);
    if (hasNewAnonymous) {
      this.#anonymousCount += anonymousCount;
      this.#droppedCount += droppedCount;
    }
    return { data, count, isNew: this.#ids.size > knownCount || hasNewAnonymous };
  }

  /**
   * Whether the whole page was there before. A full page of elements that all lack an id may equal another,
   * as long as more are to come.
   *
   * @param {UpgradeSubTaskPage} page
   * @param {number} count of its elements as sent
   * @param {number} anonymousCount
   */
  #isRepeated({ data, issues, pageSize, totalCount }, count, anonymousCount) {
    const isKnown = this.#anonymousPages.size === this.#anonymousPages.add(JSON.stringify([data, issues])).size;
    return isKnown && !(totalCount !== null && count === anonymousCount && count >= (pageSize ?? this.#pageSize));
  }
}
