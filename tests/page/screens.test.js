/** Every part of the screen, for responses that no scenario covers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { parseUpgradeTask } from "iot-upgrade-task";
import { submitQuery } from "./operator.js";
import { openPage } from "./page.js";
import { readScreen, waitForTask } from "./screen.js";

/** Common fields of the responses below. */
const TASK = {
  createTime: "20260131T113000Z",
  startTime: "20260131T113110Z",
  operateType: "firmware_upgrade",
  targets: { devices: ["meter-1", "meter-2"] },
  policy: { executeType: "now", retryType: true, retryTimes: 3 },
  status: "processing",
  extendPara: { fileVersion: "V1.1.10" },
};

/** How they are displayed. */
const FACTS = {
  Version: "V1.1.10",
  Targets: "2 devices meter-1 meter-2",
  Type: "Firmware upgrade",
  Created: "31 Jan 2026, 19:30:00 GMT+8 32 min ago",
  "Times in": "Local time (GMT+8) UTC",
  Policy: "Starts immediately. Failed devices are retried, up to 3 times.",
};
const STARTED = { ...FACTS, Started: "31 Jan 2026, 19:31:10 GMT+8 30 min ago" };

/** @type {Record<string, { response: object, screen: { facts: object } & Partial<Awaited<ReturnType<typeof readScreen>>> }>} */
const SCREENS = {
  "timeouts within the failures": {
    response: {
      ...{ status: "failed", createTime: "20260131T092900Z", startTime: "20260131T093110Z", stopTime: "20260131T113159Z" },
      staResult: { total: 10_000, wait: 0, processing: 0, success: 8_211, fail: 1_788, stop: 1, timeout: 788 },
    },
    screen: {
      verdict: "Finished with failures: 8,211 of 10,000 devices upgraded, 1,000 failed, 788 timed out.",
      reasons: [
        "The platform may still retry failed devices, up to 3 times: refresh to see.",
      ],
      next: "Next: find the causes of the failures, unless the retries succeed.",
      bar: "Devices by result: Succeeded 8,211, Failed 1,000, Timed out 788, Stopped 1",
      lengths: [8_211, 1_000, 788, 1],
      counts: [
        ...["Succeeded 8,211 82%", "Failed 1,000 10%", "Timed out 788 8%", "Stopped 1 <1%"],
        ...["In progress 0 0%", "Waiting 0 0%"],
      ],
      facts: {
        ...{ ...FACTS, Created: "31 Jan 2026, 17:29:00 GMT+8 2 h 33 min ago", Started: "31 Jan 2026, 17:31:10 GMT+8 2 h 30 min ago" },
        ...{ Ended: "31 Jan 2026, 19:31:59 GMT+8 30 min ago", Duration: "2 h" },
      },
    },
  },

  "timeouts beside the failures": {
    response: {
      ...{ status: "failed", createTime: "20260128T062900Z", startTime: "20260128T063110Z", stopTime: "20260131T113110Z" },
      staResult: { total: 250, wait: 0, processing: 0, success: 231, fail: 12, stop: 0, timeout: 7 },
    },
    screen: {
      verdict: "Finished with failures: 231 of 250 devices upgraded, 12 failed, 7 timed out.",
      reasons: [
        "The platform may still retry failed devices, up to 3 times: refresh to see.",
      ],
      next: "Next: find the causes of the failures, unless the retries succeed.",
      bar: "Devices by result: Succeeded 231, Failed 12, Timed out 7",
      lengths: [231, 12, 7],
      counts: [
        ...["Succeeded 231 92%", "Failed 12 5%", "Timed out 7 3%", "Stopped 0 0%"],
        ...["In progress 0 0%", "Waiting 0 0%"],
      ],
      facts: {
        ...{ ...FACTS, Created: "28 Jan 2026, 14:29:00 GMT+8 3 days 5 h ago", Started: "28 Jan 2026, 14:31:10 GMT+8 3 days 5 h ago" },
        ...{ Ended: "31 Jan 2026, 19:31:10 GMT+8 30 min ago", Duration: "3 days 5 h" },
      },
    },
  },

  "device groups, stopped": {
    response: {
      ...{ operateType: "software_upgrade", status: "stop", stopTime: "20260131T113155Z" },
      targets: { deviceGroups: ["Halle Süd", "北京一号"], deviceType: "WaterMeter", model: "WM-2", manufacturerName: "Example", devices: [] },
      policy: { executeType: "device_online" },
      staResult: { total: 3, wait: 0, processing: 0, success: 1, fail: 0, stop: 2, timeout: 0 },
    },
    screen: {
      verdict: "Stopped: 1 of 3 devices upgraded, 2 not.",
      next: "Next: create a new task if the remaining 2 devices are to be upgraded.",
      bar: "Devices by result: Succeeded 1, Stopped 2",
      lengths: [1, 2],
      counts: [
        ...["Succeeded 1 33%", "Failed 0 0%", "Timed out 0 0%", "Stopped 2 67%"],
        ...["In progress 0 0%", "Waiting 0 0%"],
      ],
      facts: {
        ...{ ...STARTED, Ended: "31 Jan 2026, 19:31:55 GMT+8 30 min ago", Duration: "45 s", Type: "Software upgrade" },
        Targets: "2 device groups Halle Süd 北京一号 Device type WaterMeter Model WM-2 Manufacturer Example",
        Policy: "Runs on each device when it comes online. Failed devices are not retried.",
      },
    },
  },

  "a time window in the future": {
    response: {
      ...{ status: "wait", startTime: null },
      policy: { executeType: "custom", startTime: "20260201T010000Z", endTime: "20260201T040000Z", retryType: true, retryTimes: 1 },
      staResult: { total: 2, wait: 2, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 },
    },
    screen: {
      verdict: "Scheduled: starts in 12 h 58 min.",
      reasons: [
        "The time window begins at 1 Feb 2026, 09:00:00 GMT+8.",
        "The time window ends in 15 h 58 min, at 1 Feb 2026, 12:00:00 GMT+8.",
      ],
      next: "Nothing to do: it starts when its time window begins.",
      bar: "Devices by result: Waiting 2",
      lengths: [2],
      counts: [
        ...["Succeeded 0 0%", "Failed 0 0%", "Timed out 0 0%", "Stopped 0 0%"],
        ...["In progress 0 0%", "Waiting 2 100%"],
      ],
      facts: {
        ...FACTS,
        Policy:
          "Runs in a time window. From 1 Feb 2026, 09:00:00 GMT+8 in 12 h 58 min Until 1 Feb 2026, 12:00:00 GMT+8 in 15 h 58 min Failed devices are retried, up to 1 time.",
      },
    },
  },

  "unknown enum values and invalid fields": {
    response: {
      ...{ status: "paused", operateType: "downgrade", createTime: "20260230T000000Z", startTime: null },
      policy: { executeType: "tomorrow" },
      staResult: { total: 40, wait: 3, processing: "x", success: 22, fail: 5, stop: 0, timeout: 1 },
      extendPara: null,
    },
    screen: {
      verdict: "Unknown status: 22 of 40 devices upgraded, 4 failed, 1 timed out.",
      reasons: [
        "10 devices are in none of the platform’s counts.",
        "The response has 5 unexpected values, listed below.",
      ],
      next: "Next: look the task up on the platform: its status is not a documented one.",
      bar: "Devices by result: Succeeded 22, Failed 4, Timed out 1, Waiting 3, Unaccounted for 10",
      lengths: [22, 4, 1, 3, 10],
      counts: [
        ...["Succeeded 22 55%", "Failed 4 10%", "Timed out 1 3%", "Stopped 0 0%"],
        ...["In progress –", "Waiting 3 7%", "Unaccounted for 10 25%"],
      ],
      facts: {
        ...{ ...FACTS, Version: "Not given", Type: "Unknown", Created: "Not given" },
        Policy: "When it runs is unknown. Failed devices are not retried.",
      },
      issues: [
        "5 unexpected values",
        "createTime should be a time in the form yyyyMMdd'T'HHmmss'Z'; received \"20260230T000000Z\".",
        "operateType should be firmware_upgrade or software_upgrade; received \"downgrade\".",
        "policy.executeType should be now, device_online or custom; received \"tomorrow\".",
        "status should be wait, processing, failed, success or stop; received \"paused\".",
        "staResult.processing should be a whole number of at least 0; received \"x\".",
      ],
    },
  },

  "no counts": {
    response: { targets: { devices: null }, staResult: null },
    screen: {
      verdict: "In progress: the platform sent no device counts.",
      reasons: [
        "The response has 2 unexpected values, listed below.",
      ],
      next: "Next: check on the platform: the counts here are not reliable.",
      facts: { ...STARTED, Targets: "Not given", Duration: "30 min 50 s so far" },
      issues: [
        "2 unexpected values",
        "staResult should be an object; it is missing.",
        "targets should hold either deviceGroups or devices; it holds neither.",
      ],
    },
  },

  "no devices": {
    response: { status: "success", staResult: { total: 0, wait: 0, processing: 0, success: 0, fail: 0, stop: 0, timeout: 0 } },
    screen: {
      verdict: "No devices in this task.",
      next: "Next: check the targets of the task, unless it was meant to be empty.",
      facts: STARTED,
    },
  },
};

test("each response is displayed as expected", async (t) => {
  const { page, platform } = await openPage(t);

  for (const [name, { response, screen }] of Object.entries(SCREENS)) {
    await t.test(name, async () => {
      const operationId = name.replaceAll(" ", "-");
      const body = JSON.stringify({ operationId, ...TASK, ...response });
      platform.script(operationId, [{ body }]);

      await submitQuery(page, operationId);
      await waitForTask(page, operationId);

      const empty = { reasons: [], bar: null, lengths: [], counts: [], issues: [] };
      assert.deepEqual(await readScreen(page), { ...empty, ...screen });
      assert.equal(await page.locator('[part="task"] code').innerText(), operationId);
      assert.equal(await page.locator('[part="json"] pre').textContent(), JSON.stringify(parseUpgradeTask(body), null, 2));
    });
  }
});
