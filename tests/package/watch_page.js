/// <reference path="./watch_window.d.ts" />
/** A page whose clock the test moves, and what a watch in it tells. */

import { openFakeClockPage, seconds } from "./fake_clock_page.js";

/** @typedef {import("iot-upgrade-task").ClientOptions} ClientOptions */
/** @typedef {import("iot-upgrade-task").WatchOptions} WatchOptions */

/**
 * @param {import("node:test").TestContext} t
 * @param {import("./page.js").PageOptions} [options]
 */
export async function openWatchPage(t, { prepare, ...options } = {}) {
  const opened = await openFakeClockPage(t, {
    ...options,
    async prepare(page) {
      await page.addInitScript(provideFollow);
      await prepare?.(page);
    },
  });
  const { run, rest } = opened;

  /**
   * Starts a watch and takes every update of it.
   *
   * @param {string} operationId
   * @param {WatchOptions} [watchOptions]
   * @param {Partial<ClientOptions>} [clientOptions]
   */
  async function watch(operationId, watchOptions = {}, clientOptions = {}) {
    await run(({ baseUrl, appKey, token, operationId, watchOptions, clientOptions }) => {
      const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, ...clientOptions });
      // What jitter there is, is the longest.
      Math.random = () => 1;
      window.watch = client.watchUpgradeTask(operationId, token, watchOptions);
      window.followed = window.follow(window.watch);
    }, { operationId, watchOptions, clientOptions });
    await rest();
  }

  /** What the watch has told so far, and how it ended. */
  const followed = () => run(() => window.followed);
  /** When the platform was asked. */
  const asked = () => seconds(opened);
  return { ...opened, watch, followed, asked };
}

/** In the page: takes the updates of a watch, as data that the test can compare. */
function provideFollow() {
  window.follow = (watch) => {
    /** @type {Window["followed"]} */
    const followed = { updates: [], end: null };
    const take = async () => {
      for await (const { error, ...update } of watch) {
        const failed = error && (await window.outcome(Promise.reject(error))).error;
        followed.updates.push({ ...update, error: failed });
      }
    };
    void window.outcome(take()).then(({ error }) => (followed.end = error ?? "done"));
    return followed;
  };
}

/**
 * The platform's answer about a task of ten devices that is under way.
 *
 * @param {Record<string, unknown>} [different]
 * @param {Record<string, number>} [counts]
 */
export function answer(different = {}, counts = {}) {
  return {
    body: {
      operationId: "op",
      createTime: "20260131T110000Z",
      startTime: "20260131T110100Z",
      stopTime: null,
      operateType: "firmware_upgrade",
      targets: { devices: Array.from({ length: 10 }, (_, index) => `d${index}`) },
      policy: { executeType: "now", retryType: false },
      status: "processing",
      staResult: { total: 10, wait: 0, processing: 10, success: 0, fail: 0, stop: 0, timeout: 0, ...counts },
      extendPara: { fileVersion: "V1" },
      ...different,
    },
  };
}
