/** Which page of a list of subtasks comes next, when the list is over, and what of a page was not given before. */

/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

/** The path of an element that is no object: it was dropped, and this issue is what is left of it. */
const DROPPED = /^data\[\d+\]$/;

/** A list ends after this many pages in a row more than it has, without anything new: its total never settles. */
const RESTLESS_PAGES = 10;

/**
 * While a task runs, devices leave a list with a status, and those behind them move up, onto pages that were
 * read already. So when the total has shrunk, the pages before are read again, backwards, because then nothing
 * can slip by: up to one that begins with a subtask in front of which all were given. Where a page that is
 * read again shows that the total has grown, others have come back, and what was behind that page has moved
 * down, past the pages read before: so the list goes on right behind it. (A total that is too low for one
 * response looks the same.)
 */
export class SubTaskPages {
  /** The page to request next. */
  pageNo = 0;
  isOver = false;
  isComplete = false;
  #pageSize;
  /** Where each page that was read in turn ends, as a number of elements. @type {number[]} */
  #ends = [];
  /** The total when the last of these was read; NaN while it is not known, which no count reaches. */
  #totalCount = NaN;
  /** That of the latest response. */
  #latestTotalCount = NaN;
  /** By how much it has grown, all in all. */
  #growth = 0;
  /** How many elements there were in turn since the last page with one in front of which not all were given. */
  #repeatedCount = 0;
  /** How many pages in turn had something new, and how many there were since the last of them. */
  #fruitfulCount = 0;
  #fruitlessCount = 0;
  /** Whether the last page in turn ends the list. */
  #isLast = false;
  /** How many pages were ever requested in turn. */
  #pageCount = 0;
  /** The ids of the subtasks that were given. @type {Set<string>} */
  #ids = new Set();
  /** Those in front of which all were given. @type {Set<string | null>} */
  #reached = new Set();
  /** Those of the pages behind what may be a gap. @type {(string | null)[]} */
  #behindGap = [];
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

  /**
   * What of the requested page was not given before, if anything.
   *
   * @param {UpgradeSubTaskPage} page
   */
  take(page) {
    const ids = page.data.map(({ subOperationId }) => subOperationId);
    const { data, count, isNew } = this.#newOf(page);
    const totalCount = page.totalCount ?? this.#latestTotalCount;
    const growth = Math.max(0, totalCount - this.#latestTotalCount) || 0;
    const isInTurn = this.pageNo === this.#ends.length;
    const hasShrunk = Math.min(totalCount, this.#latestTotalCount) < this.#totalCount;
    this.#latestTotalCount = totalCount;
    this.#growth += growth;
    const isGap = isInTurn ? hasShrunk : !this.#reached.has(ids[0] ?? null);
    if (isInTurn || growth > 0) {
      this.#ends.length = this.pageNo;
      this.#ends.push((this.#ends[this.pageNo - 1] ?? 0) + count);
      this.#totalCount = totalCount;
      this.#behindGap = [];
      this.#isLast = isInTurn && this.#isEnd(ids, count, isNew);
    }
    this.#behindGap.push(...ids);
    if (isGap && this.pageNo > 0) this.pageNo--;
    else this.#goOn();
    return isNew ? data : undefined;
  }

  /** There is no gap any more. */
  #goOn() {
    for (const id of this.#behindGap) if (id !== null) this.#reached.add(id);
    this.#behindGap = [];
    this.pageNo = this.#ends.length;
    const givenCount = this.#ids.size + this.#anonymousCount;
    // Of those that were given, some may have left: that many elements must have been on the pages, too.
    const isRestless = this.#fruitlessCount > this.#fruitfulCount + RESTLESS_PAGES;
    this.isOver = this.#isLast || isRestless || Math.min(givenCount, /** @type {number} */ (this.#ends.at(-1))) >= this.#totalCount;
    this.isComplete = this.isOver && !(givenCount - this.#droppedCount < this.#latestTotalCount);
  }

  /**
   * Whether a page in turn ends the list, whatever its total: one that is empty or brings nothing new. Where
   * devices have entered in front, though, as many others come again.
   *
   * @param {(string | null)[]} ids
   * @param {number} count of all elements
   * @param {boolean} isNew
   */
  #isEnd(ids, count, isNew) {
    const isFurther = isNew || ids.some((id) => id !== null && !this.#reached.has(id));
    this.#repeatedCount = isFurther ? 0 : this.#repeatedCount + count;
    if (isNew) this.#fruitfulCount++;
    this.#fruitlessCount = isNew ? 0 : this.#fruitlessCount + 1;
    return !isFurther && (count === 0 || this.#repeatedCount > this.#growth);
  }

  /**
   * What of a page was not given before: while a task runs, subtasks move from page to page. Elements
   * without an id cannot be told apart, so they are new unless the page repeats another or is read again.
   *
   * @param {UpgradeSubTaskPage} page
   */
  #newOf(page) {
    const isAgain = this.pageNo < this.#pageCount;
    if (!isAgain) this.#pageCount++;
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
