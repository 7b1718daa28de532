/** Which page of a list of subtasks comes next, and when the list is over. */

import { GivenSubTasks } from "./given_sub_tasks.js";

/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

/** A list ends after this many pages in a row more than it has, without anything new: its total never settles. */
const RESTLESS_PAGES = 10;

/**
 * While a task runs, devices leave a list with a status, and those after them move up, onto pages that were
 * read already. So when the total has shrunk, the pages before are read again, backwards, because then nothing
 * can slip by: up to one that begins with a subtask before which all were given. Where a page that is read
 * again shows that the total has grown, others have come back, and what followed that page has moved down,
 * past the pages read before: so the list goes on right after it. (A total that is too low for one response
 * looks the same.)
 */
export class SubTaskPages {
  /** The page to request next. */
  pageNo = 0;
  isOver = false;
  isComplete = false;
  #given;
  /** How many pages were ever requested in sequence. */
  #pageCount = 0;
  /** Where each page that was read in sequence ends, as a number of elements. @type {number[]} */
  #ends = [];
  /** The total when the last of these was read; NaN while it is not known, which no count reaches. */
  #totalCount = NaN;
  /** That of the latest response. */
  #latestTotalCount = NaN;
  /** By how much it has grown, all in all. */
  #growth = 0;
  /** How many elements there were in sequence since the last page with one before which not all were given. */
  #repeatedCount = 0;
  /** How many pages in sequence had something new, and how many there were since the last of them. */
  #fruitfulCount = 0;
  #fruitlessCount = 0;
  /** Whether the last page in sequence ends the list. */
  #isLast = false;
  /** The ids of the subtasks before which all were given. @type {Set<string | null>} */
  #reached = new Set();
  /** The ids on the pages after what may be a gap. @type {(string | null)[]} */
  #afterGap = [];

  /** @param {number} pageSize that is requested */
  constructor(pageSize) {
    this.#given = new GivenSubTasks(pageSize);
  }

  /**
   * What of the requested page was not given before, if anything.
   *
   * @param {UpgradeSubTaskPage} page
   */
  take(page) {
    const ids = page.data.map(({ subOperationId }) => subOperationId);
    const isAgain = this.pageNo < this.#pageCount;
    if (!isAgain) this.#pageCount++;
    const { data, count, isNew } = this.#given.take(page, isAgain);
    const totalCount = page.totalCount ?? this.#latestTotalCount;
    const growth = Math.max(0, totalCount - this.#latestTotalCount) || 0;
    const isInSequence = this.pageNo === this.#ends.length;
    const hasShrunk = Math.min(totalCount, this.#latestTotalCount) < this.#totalCount;
    this.#latestTotalCount = totalCount;
    this.#growth += growth;
    const isGap = isInSequence ? hasShrunk : !this.#reached.has(ids[0] ?? null);
    if (isInSequence || growth > 0) {
      this.#ends.length = this.pageNo;
      this.#ends.push((this.#ends[this.pageNo - 1] ?? 0) + count);
      this.#totalCount = totalCount;
      this.#afterGap = [];
      this.#isLast = isInSequence && this.#isEnd(ids, count, isNew);
    }
    this.#afterGap.push(...ids);
    if (isGap && this.pageNo > 0) this.pageNo--;
    else this.#goOn();
    return isNew ? data : undefined;
  }

  /** There is no gap any more. */
  #goOn() {
    for (const id of this.#afterGap) if (id !== null) this.#reached.add(id);
    this.#afterGap = [];
    this.pageNo = this.#ends.length;
    const { count, droppedCount } = this.#given;
    // Of those that were given, some may have left: that many elements must have been on the pages, too.
    const isRestless = this.#fruitlessCount > this.#fruitfulCount + RESTLESS_PAGES;
    this.isOver = this.#isLast || isRestless || Math.min(count, /** @type {number} */ (this.#ends.at(-1))) >= this.#totalCount;
    this.isComplete = this.isOver && !(count - droppedCount < this.#latestTotalCount);
  }

  /**
   * Whether a page in sequence ends the list, whatever its total: one that is empty or brings nothing new.
   * Where devices have entered at the front, though, as many others come again.
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
}
