/** Responses of the platform for the tests of the screen. Their fake clock starts at 2026-01-31 12:00:00 UTC. */

/** A response with ten devices, all in progress by default. @param {Record<string, unknown>} [fields] @param {Record<string, number>} [counts] */
export function response(fields = {}, counts = {}) {
  const staResult = { total: 10, wait: 0, processing: 10, success: 0, fail: 0, stop: 0, timeout: 0, ...counts };
  return {
    body: {
      operationId: "op",
      createTime: "20260131T115900Z",
      startTime: "20260131T115930Z",
      operateType: "firmware_upgrade",
      targets: { devices: Array.from({ length: 10 }, (_, index) => `device-${index}`) },
      policy: { executeType: "now" },
      status: "processing",
      staResult,
      extendPara: { fileVersion: "V2.4.1" },
      ...fields,
    },
  };
}

/** A task that has ended. */
export const ENDED = response({ status: "success", stopTime: "20260131T120000Z" }, { processing: 0, success: 10 });

const stopTime = "20260131T120000Z";
/** @param {string} startTime @param {string} endTime */
const window = (startTime, endTime) => ({ executeType: "custom", startTime, endTime, retryType: true, retryTimes: 2 });

/** One response per verdict. @type {Record<import("iot-upgrade-task").Verdict, ReturnType<typeof response>>} */
export const verdicts = {
  scheduled: response({ status: "wait", startTime: null, policy: window("20260131T140000Z", "20260131T160000Z") }, { processing: 0, wait: 10 }),
  queued: response({ status: "wait", startTime: null }, { processing: 0, wait: 10 }),
  waiting_for_devices: response({ policy: { executeType: "device_online" } }, { processing: 0, wait: 4, success: 6 }),
  in_progress: response({}, { processing: 3, wait: 2, success: 5 }),
  in_progress_with_failures: response({}, { processing: 3, wait: 1, success: 4, fail: 2, timeout: 1 }),
  window_closed: response({ policy: window("20260131T110000Z", "20260131T115500Z") }, { processing: 1, wait: 3, success: 6 }),
  succeeded: ENDED,
  finished_with_failures: response({ status: "success", stopTime }, { processing: 0, success: 7, fail: 3, timeout: 1 }),
  failed: response({ status: "failed", stopTime }, { processing: 0, fail: 10, timeout: 4 }),
  stopped: response({ status: "stop", stopTime }, { processing: 0, success: 3, stop: 7 }),
  nothing_to_do: response({ status: "success", stopTime, targets: { devices: [] } }, { total: 0, processing: 0 }),
  unknown: response({ status: "suspended" }, { processing: 4, success: 6 }),
};

/** A response in which nearly every field is invalid. */
export const INVALID_FIELDS = response(
  {
    createTime: "31/01/2026",
    stopTime: 0,
    operateType: "patch",
    targets: { deviceGroups: ["Hall A", null, 7], devices: ["d1"] },
    policy: { executeType: "custom", retryType: "true", retryTimes: 9 },
    extendPara: "no json",
  },
  { total: 3, processing: -1, success: 2, fail: 2 },
);

const HOSTILE = "<img src=x onerror=alert(1)>\u202egnp.exe\u2066‏ 👩‍👩‍👧‍👦";

/** A response with markup, scripts and control characters in every string. */
export const HOSTILE_RESPONSE = response({
  operationId: `op${HOSTILE}`,
  targets: { devices: [HOSTILE, "x".repeat(10_000), "\n\t\0", "👾".repeat(500)], deviceType: HOSTILE, model: HOSTILE, manufacturerName: HOSTILE },
  extendPara: { fileVersion: HOSTILE, [HOSTILE]: HOSTILE, "</script><script>alert(1)</script>": "javascript:alert(1)" },
  operateType: HOSTILE,
});
