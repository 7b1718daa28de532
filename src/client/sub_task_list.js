/** The iterator over all pages of the subtasks of a task. */

import { exposeSelf, self } from "./behind_proxy.js";
import { ASYNC_DISPOSE, done, inSequence } from "./iteration.js";
import { Operation, run } from "./operation.js";
import { getOption } from "./options.js";
import { requestSubTaskPage } from "./query.js";
import { SubTaskPages } from "./sub_task_pages.js";

/** @typedef {import("./types.d.ts").UpgradeSubTaskPage} UpgradeSubTaskPage */

/** How many subtasks are requested where `pageSize` is not given. */
const DEFAULT_PAGE_SIZE = 100;

export class SubTaskList {
  #call;
  #pages;
  /** Bound to the object, so it works when taken off it. @type {() => Promise<IteratorResult<UpgradeSubTaskPage, undefined>>} */
  next = inSequence(() => this.#next());
  /** The latest request. */
  #operation = new Operation();
  #isOver = false;

  /** @param {import("./arguments.js").Call} call whose options are copies */
  constructor(call) {
    this.#call = call;
    this.#pages = new SubTaskPages(getOption(call.options, "pageSize") ?? DEFAULT_PAGE_SIZE);
    exposeSelf(this);
  }

  /** @returns {import("./operation.js").Operation["activity"]} */
  get activity() {
    return self(this).#operation.activity;
  }

  get isComplete() {
    return self(this).#pages.isComplete;
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
        const page = await run((operation) => requestSubTaskPage(this.#call, (this.#operation = operation), this.#pages.pageNo));
        const data = this.#pages.take(page);
        this.#isOver ||= this.#pages.isOver;
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
}
