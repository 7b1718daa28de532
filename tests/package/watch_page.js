/// <reference path="./watch_window.d.ts" />
/** A page with a fake clock, and the updates of a watch in it. */

import { openFakeClockPage, requestTimes } from "./fake_clock_page.js";

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
      await page.addInitScript(provideCollect);
      await prepare?.(page);
    },
  });
  const { run, settle } = opened;

  /**
   * Starts a watch and collects all of its updates.
   *
   * @param {string} operationId
   * @param {WatchOptions} [watchOptions]
   * @param {Partial<ClientOptions>} [clientOptions]
   */
  async function watch(operationId, watchOptions = {}, clientOptions = {}) {
    await run(({ baseUrl, appKey, token, operationId, watchOptions, clientOptions }) => {
      const client = new window.sdk.UpgradeTaskClient({ baseUrl, appKey, ...clientOptions });
      // The maximum jitter.
      Math.random = () => 1;
      window.watch = client.watchUpgradeTask(operationId, token, watchOptions);
      window.collected = window.collect(window.watch);
    }, { operationId, watchOptions, clientOptions });
    await settle();
  }

  /** The updates so far, and how the watch ended. */
  const collected = () => run(() => window.collected);
  return { ...opened, watch, collected, requestTimes: () => requestTimes(opened) };
}

/** In the page: collects the updates of a watch as comparable data. */
function provideCollect() {
  window.collect = (watch) => {
    /** @type {Window["collected"]} */
    const collected = { updates: [], end: null };
    const iterate = async () => {
      for await (const { error, ...update } of watch) {
        const failed = error && (await window.outcome(Promise.reject(error))).error;
        collected.updates.push({ ...update, error: failed });
      }
    };
    void window.outcome(iterate()).then(({ error }) => (collected.end = error ?? "done"));
    return collected;
  };
}

/**
 * The platform's response for a task of ten devices in progress.
 *
 * @param {Record<string, unknown>} [overrides]
 * @param {Record<string, number>} [counts]
 */
export function response(overrides = {}, counts = {}) {
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
      ...overrides,
    },
  };
}
