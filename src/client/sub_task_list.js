/** The iterator over all pages of the subtasks of a task. */

import { ownProperty } from "./arguments.js";
import { exposeSelf, self } from "./behind_proxy.js";
import { done, oneAfterTheOther } from "./iteration.js";
import { Operation, run } from "./operation.js";
import { listSubTaskPage } from "./query.js";

/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

/** How many subtasks are requested where `pageSize` is not given. */
const DEFAULT_PAGE_SIZE = 100;

/** The path of an element that is no object: it was dropped, and this issue is what is left of it. */
const DROPPED = /^data\[\d+\]$/;

export class SubTaskList {
  #call;
  #pageNo = 0;
  /** The subtasks with an id that were given. @type {Set<string>} */
  #ids = new Set();
  /** How many elements without an id there were. */
  #anonymousCount = 0;
  /** The pages with such elements, as text. @type {Set<string>} */
  #anonymousPages = new Set();
  /** Of the object itself, so that it also works when it was taken off it. @type {() => Promise<IteratorResult<UpgradeSubTaskPage, undefined>>} */
  next = oneAfterTheOther(() => this.#next());
  /** The latest request. */
  #operation = new Operation();
  #isOver = false;

  /** @param {import("./arguments.js").Call} call whose options are copies */
  constructor(call) {
    this.#call = call;
    exposeSelf(this);
  }

  /** @returns {import("./operation.js").Operation["activity"]} */
  get activity() {
    return self(this).#operation.activity;
  }

  [Symbol.asyncIterator]() {
    return this;
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
    if (this.#isOver) return done();
    try {
      const page = await run((operation) => listSubTaskPage(this.#call, (this.#operation = operation), this.#pageNo++));
      const { data, isNew } = this.#newOf(page);
      this.#isOver ||= !isNew || (page.totalCount !== null && this.#ids.size + this.#anonymousCount >= page.totalCount);
      return isNew ? { done: false, value: { ...page, data } } : done();
    } catch (error) {
      // After `return()`, the error is only the end of the operation.
      if (this.#isOver) return done();
      this.#isOver = true;
      throw error;
    }
  }

  /**
   * What of a page was not given before: while a task runs, subtasks move from page to page. Elements
   * without an id cannot be told apart, so they are new unless the page repeats another.
   *
   * @param {UpgradeSubTaskPage} page
   */
  #newOf(page) {
    const knownCount = this.#ids.size;
    const data = page.data.filter(({ subOperationId }) => subOperationId === null || this.#ids.size < this.#ids.add(subOperationId).size);
    const droppedCount = page.issues.filter(({ path }) => DROPPED.test(path)).length;
    const anonymousCount = page.data.filter(({ subOperationId }) => subOperationId === null).length + droppedCount;
    const hasNewAnonymous = anonymousCount > 0 && !this.#isRepeated(page, page.data.length + droppedCount, anonymousCount);
    // (A page that repeats another ends the list.)
    this.#anonymousCount += anonymousCount;
    return { data, isNew: this.#ids.size > knownCount || hasNewAnonymous };
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
