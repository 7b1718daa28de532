/** The iterator over all pages of the subtasks of a task. */

import { exposeSelf, self } from "./behind_proxy.js";
import { run } from "./operation.js";
import { listSubTaskPage } from "./query.js";

/** @typedef {import("./types.d.ts").UpgradeSubTask} UpgradeSubTask */
/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

/** @returns {IteratorReturnResult<undefined>} */
const done = () => ({ done: true, value: undefined });

export class SubTaskList {
  #call;
  #pageNo = 0;
  /** The subtasks that were given. @type {Set<string>} */
  #given = new Set();
  /** The previous `next()`: they run one after the other. @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** The latest request. @type {import("./operation.js").Operation | undefined} */
  #operation;
  #isOver = false;

  /** @param {import("./arguments.js").Call} call whose options are copies */
  constructor(call) {
    this.#call = call;
    exposeSelf(this);
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @returns {Promise<IteratorResult<UpgradeSubTaskPage, undefined>>} */
  next() {
    const list = self(this);
    const next = list.#last.then(() => list.#next());
    list.#last = next.catch(() => {});
    return next;
  }

  /** @returns {Promise<IteratorReturnResult<undefined>>} */
  async return() {
    const list = self(this);
    list.#isOver = true;
    list.#operation?.end();
    return done();
  }

  /** @returns {Promise<IteratorResult<UpgradeSubTaskPage, undefined>>} */
  async #next() {
    if (this.#isOver) return done();
    try {
      const page = await run((operation) => listSubTaskPage(this.#call, (this.#operation = operation), this.#pageNo++));
      const data = page.data.filter((subTask, index) => this.#isNew(subTask, index));
      this.#isOver ||= data.length === 0 || (page.totalCount !== null && this.#given.size >= page.totalCount);
      return data.length > 0 ? { done: false, value: { ...page, data } } : done();
    } catch (error) {
      // After `return()`, the error is only the end of the operation.
      if (this.#isOver) return done();
      this.#isOver = true;
      throw error;
    }
  }

  /**
   * Whether a subtask was not given before. While a task runs, subtasks move from page to page. One without
   * an id is known by its place in the page and by all that it holds.
   *
   * @param {UpgradeSubTask} subTask
   * @param {number} index
   */
  #isNew(subTask, index) {
    const key = subTask.subOperationId ?? JSON.stringify([index, subTask]);
    return this.#given.size < this.#given.add(key).size;
  }
}
