/// <reference path="./window.d.ts" />
/** Work for few or for many of something, for the curves of cost. Runs in the page. */

import { bodyWith } from "./bodies.js";

/** Prepares work for so many of what it is named by. @typedef {(count: number) => Promise<() => unknown>} Workload */

/** @type {Record<string, Workload>} */
export const WORKLOADS = {
  async "devices in a response"(count) {
    const { read } = await window.bench.load("ours");
    const bytes = bodyWith(count);
    return () => read(bytes);
  },

  async "issues in a response"(count) {
    const { read } = await window.bench.load("ours");
    const task = JSON.parse(new TextDecoder().decode(bodyWith(1)));
    // A number is no device id.
    task.targets.devices = Array.from({ length: count }, (_, index) => index);
    const bytes = new TextEncoder().encode(JSON.stringify(task));
    return () => read(bytes);
  },

  async "calls that wait for a permit"(count) {
    const { watch } = await window.bench.load("ours");
    const fetch = () => new Promise(() => {});
    return async () => {
      const access = { baseUrl: "https://platform.example", appKey: `key-${Math.random()}`, token: "token", operationId: "id" };
      const watches = Array.from({ length: count }, () => watch(access, { fetch: /** @type {any} */ (fetch), requestsPerMinute: 1 }));
      const updates = watches.map((watch) => watch.next());
      while (watches[count - 1].activity.kind !== "budget") await new Promise((resolve) => setTimeout(resolve));
      await Promise.all(watches.map((watch) => watch.return?.()));
      await Promise.all(updates);
    };
  },

  async "devices in the list of the element"(count) {
    await window.bench.load("element");
    const data = Array.from({ length: count }, (_, index) => {
      const ids = { subOperationId: `sub-${index}`, deviceId: `device-${index}` };
      return { ...ids, status: "fail", operateType: "firmware_upgrade", detailInfo: index % 2 ? "Not enough storage" : "The device is offline" };
    });
    const body = JSON.stringify({ data, pageNo: 0, pageSize: count, totalCount: count });
    return async () => {
      const element = /** @type {import("iot-upgrade-task/element").UpgradeTaskStatusElement} */ (document.createElement("upgrade-task-status"));
      document.body.append(element);
      await element.showAnswer(body);
      element.remove();
    };
  },
};
