/** The iterator over all pages of the subtasks of a task. */

import { ownProperty } from "./arguments.js";
import { exposeSelf, self } from "./behind_proxy.js";
import { ASYNC_DISPOSE, done, oneAfterTheOther } from "./iteration.js";
import { Operation, run } from "./operation.js";
import { listSubTaskPage } from "./query.js";

/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

/** How many subtasks are requested where `pageSize` is not given. */
const DEFAULT_PAGE_SIZE = 100;

/** The path of an element that is no object: it was dropped, and this issue is what is left of it. */
const DROPPED = /^data\[\d+\]$/;

export class SubTaskList {
  #call;
  /** The page to request next. */
  #pageNo = 0;
  /** How many pages were requested in turn, and how many elements they had. */
  #pageCount = 0;
  #elementCount = 0;
  /** The latest total of them; NaN while it is not known, which no count reaches. */
  #totalCount = NaN;
  /** Whether the last of them ends the list. */
  #isLast = false;
  /** The subtasks with an id that were given, with the `#pageCount` at that time. @type {Map<string | null, number>} */
  #ids = new Map();
  /** How many elements without an id there were; −∞ once some may be missing. */
  #anonymousCount = 0;
  /** The pages with such elements, as text. @type {Set<string>} */
  #anonymousPages = new Set();
  /** Of the object itself, so that it also works when it was taken off it. @type {() => Promise<IteratorResult<UpgradeSubTaskPage, undefined>>} */
  next = oneAfterTheOther(() => this.#next());
  /** The latest request. */
  #operation = new Operation();
  #isOver = false;
  #isComplete = false;

  /** @param {import("./arguments.js").Call} call whose options are copies */
  constructor(call) {
    this.#call = call;
    exposeSelf(this);
  }

  /** @returns {import("./operation.js").Operation["activity"]} */
  get activity() {
    return self(this).#operation.activity;
  }

  get isComplete() {
    return self(this).#isComplete;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async [ASYNC_DISPOSE]() {
    await this.return();
  }

  /** @returns {Promise<IteratorReturnResult<undefined>>} */
  async return() {
    const list = self(this);
    list.#isOver = true;
    list.#operation.end();
    return done();
  }

  /** @returns {Promise<IteratorResult<UpgradeSubTaskPage, undefined>>} */
  async #next() {
    try {
      while (!this.#isOver) {
        const page = await run((operation) => listSubTaskPage(this.#call, (this.#operation = operation), this.#pageNo));
        const data = this.#take(page);
        if (data) return { done: false, value: { ...page, data } };
      }
      return done();
    } catch (error) {
      // After `return()`, the error is only the end of the operation.
      if (this.#isOver) return done();
      this.#isOver = true;
      throw error;
    }
  }

  /**
   * What of a page was not given before, if anything, and which page comes next.
   *
   * While a task runs, devices leave a list with a status, and those behind them move up, onto pages that
   * were read already. So when the total has shrunk, the pages before are read again, backwards, because
   * then nothing can slip by: up to one that begins with a subtask that was given before the gap.
   *
   * @param {UpgradeSubTaskPage} page
   */
  #take(page) {
    const isAgain = this.#pageNo < this.#pageCount;
    if (!isAgain) this.#pageCount++;
    const { data, count, isNew } = this.#newOf(page, isAgain);
    let isGap = !(/** @type {number} */ (this.#ids.get(page.data[0]?.subOperationId)) < this.#pageCount);
    if (!isAgain) {
      const totalCount = page.totalCount ?? this.#totalCount;
      isGap = totalCount < this.#totalCount;
      this.#totalCount = totalCount;
      this.#elementCount += count;
      this.#isLast = !isNew;
    }
    if (isGap && this.#pageNo > 0) this.#pageNo--;
    else {
      const givenCount = this.#ids.size + this.#anonymousCount;
      this.#pageNo = this.#pageCount;
      // Of those that were given, some may have left: that many elements must have been on the pages, too.
      this.#isOver ||= this.#isLast || Math.min(givenCount, this.#elementCount) >= this.#totalCount;
      this.#isComplete = this.#isOver && !(givenCount < this.#totalCount);
    }
    return isNew ? data : undefined;
  }

  /**
   * What of a page was not given before: while a task runs, subtasks move from page to page. Elements
   * without an id cannot be told apart, so they are new unless the page repeats another or is read again.
   *
   * @param {UpgradeSubTaskPage} page
   * @param {boolean} isAgain
   */
  #newOf(page, isAgain) {
    const knownCount = this.#ids.size;
    const data = page.data.filter(({ subOperationId: id }) => (id === null ? !isAgain : !this.#ids.has(id) && this.#ids.set(id, this.#pageCount)));
    const droppedCount = page.issues.filter(({ path }) => DROPPED.test(path)).length;
    const count = page.data.length + droppedCount;
    const anonymousCount = page.data.filter(({ subOperationId }) => subOperationId === null).length + droppedCount;
    if (isAgain && anonymousCount) this.#anonymousCount = -Infinity;
    const hasNewAnonymous = !isAgain && anonymousCount > 0 && !this.#isRepeated(page, count, anonymousCount);
    if (hasNewAnonymous) this.#anonymousCount += anonymousCount;
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
    const fullCount = pageSize ?? ownProperty(this.#call.options, "pageSize") ?? DEFAULT_PAGE_SIZE;
    return isKnown && !(totalCount !== null && count === anonymousCount && count >= fullCount);
  }
}
