/**
 * The simulated tasks and the timelines of their devices. Seconds are relative to the start of a task in the
 * simulation, so earlier events are negative. tasks.js computes the response for a scenario at a given second.
 */

import { FAILURES, TIMEOUTS } from "./failure_texts.js";

/** @typedef {"wait" | "processing" | "success" | "fail" | "timeout"} DeviceState */
/** @typedef {[second: number, state: DeviceState, reason?: string][]} Timeline State changes of a device; before the first one its state is `wait`. */

/** @typedef {{ en: string, zh: string }} Title Displayed in the page. */

/**
 * @typedef {object} Scenario
 * @property {string} operationId
 * @property {Title} title
 * @property {"firmware_upgrade" | "software_upgrade"} operateType
 * @property {string} fileVersion
 * @property {{ groups: string[], type: string, model: string, manufacturer: string }} [group] Targets by group instead of by device.
 * @property {number} createdAt
 * @property {"now" | "device_online" | "custom"} executeType
 * @property {[start: number, end: number]} [window] For `custom`.
 * @property {number} [retryTimes] How often failed devices are retried.
 * @property {boolean} [timeoutsAreFailures] `fail` includes the devices that timed out; the documentation is ambiguous about this.
 * @property {number} [stoppedAt] Time at which an operator stops the task.
 * @property {"success" | "failed"} finalStatus Status once all devices have finished.
 * @property {Timeline[]} devices
 */

/** @typedef {keyof typeof scenarios} ScenarioName */

/** @satisfies {Record<string, Scenario>} */
export const scenarios = {
  firmware: {
    operationId: "firmware-250-devices",
    title: { en: "A few fail", zh: "少数失败" },
    operateType: "firmware_upgrade",
    fileVersion: "V2.4.1",
    createdAt: -20,
    executeType: "now",
    finalStatus: "success",
    devices: devices(250, (i) => {
      const start = Math.floor(i * 0.8) - 12;
      if ([17, 58, 96, 171, 233].includes(i)) {
        return attempt(start, 20, "fail", FAILURES[i < 100 ? 7 : 10]);
      }
      return [41, 122, 163, 208].includes(i) ? attempt(start, 50, "timeout", TIMEOUTS[i < 200 ? 3 : 4]) : attempt(start, 14 + ((i * 7) % 40));
    }),
  },

  deviceOnline: {
    operationId: "device-online",
    title: { en: "Offline devices", zh: "设备离线" },
    operateType: "software_upgrade",
    fileVersion: "V1.1.10",
    createdAt: -7200,
    executeType: "device_online",
    finalStatus: "success",
    devices: devices(36, (i) => (i < 24 ? attempt(i < 14 ? -7000 + i * 60 : 40 + (i - 14) * 45, 15) : [])),
  },

  customWindow: {
    operationId: "custom-window",
    title: { en: "Window too short", zh: "窗口太短" },
    operateType: "firmware_upgrade",
    fileVersion: "V2.4.1",
    createdAt: -600,
    executeType: "custom",
    window: [60, 420],
    finalStatus: "success",
    devices: devices(30, (i) => (i < 26 ? attempt(60 + i * 12, 50) : [])),
  },

  deviceGroups: {
    operationId: "device-groups",
    title: { en: "Two groups", zh: "两个群组" },
    operateType: "software_upgrade",
    fileVersion: "V1.1.10",
    group: { groups: ["Hall A", "Hall B"], type: "WaterMeter", model: "NBIoTDevice", manufacturer: "Huawei" },
    createdAt: -15,
    executeType: "now",
    finalStatus: "success",
    devices: devices(640, (i) => attempt(Math.floor(i / 7) - 10, 30)),
  },

  failing: {
    operationId: "failing",
    title: { en: "All fail", zh: "全部失败" },
    operateType: "firmware_upgrade",
    fileVersion: "V2.5.0",
    createdAt: -12,
    executeType: "now",
    finalStatus: "failed",
    // Every reason for a failure, and those for a timeout that no device of `firmware` has.
    devices: devices(20, (i) => {
      const fifth = Math.floor(i / 5);
      return i % 5 === 4 ? attempt(i - 10, 20, "timeout", TIMEOUTS[[0, 1, 2, 5][fifth]]) : attempt(i - 10, 20, "fail", FAILURES[(i - fifth) % FAILURES.length]);
    }),
  },

  stopped: {
    operationId: "stopped",
    title: { en: "Stopped", zh: "中途停止" },
    operateType: "software_upgrade",
    fileVersion: "V1.2.0",
    createdAt: -30,
    executeType: "now",
    stoppedAt: 30,
    finalStatus: "success",
    devices: devices(60, (i) => attempt(i * 2 - 25, 12)),
  },

  retries: {
    operationId: "retries",
    title: { en: "Tried again", zh: "失败重试" },
    operateType: "firmware_upgrade",
    fileVersion: "V2.4.1",
    createdAt: -20,
    executeType: "now",
    retryTimes: 3,
    timeoutsAreFailures: true,
    finalStatus: "failed",
    devices: devices(40, (i) => {
      const start = i - 15;
      if (i % 5 > 0) {
        return attempt(start, 25);
      }
      // Of the devices that fail first, every other one succeeds at the second attempt; the others use all attempts.
      const attempts = i % 2 ? 1 : 3;
      const finalState = i % 2 ? "success" : i === 20 ? "timeout" : "fail";
      const failed = Array.from({ length: attempts }, (_, n) => attempt(start + n * 40, 10, "fail", FAILURES[7]));
      const reason = finalState === "success" ? undefined : finalState === "fail" ? FAILURES[9] : TIMEOUTS[3];
      return [...failed.flat(), ...attempt(start + attempts * 40, 25, finalState, reason)];
    }),
  },
};

/**
 * @param {number} count
 * @param {(index: number) => Timeline} timeline
 */
function devices(count, timeline) {
  return Array.from({ length: count }, (_, index) => timeline(index));
}

/**
 * The timeline of one attempt.
 *
 * @param {number} start
 * @param {number} seconds
 * @param {DeviceState} [result]
 * @param {string} [reason] why it failed
 * @returns {Timeline}
 */
function attempt(start, seconds, result = "success", reason) {
  return [
    [start, "processing"],
    [start + seconds, result, reason],
  ];
}
