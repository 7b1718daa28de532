/** A recorded upgrade, which demonstrates the page without a platform. */

import { UpgradeTaskClient } from "iot-upgrade-task";

export const RECORDING = { operationId: "recorded-upgrade", accessToken: "recorded" };

const STEP_MS = 5_000;
const DEVICES = 120;
const CREATED_MS = -21_000;
const STARTED_MS = -8_000;
const ENDED_MS = 168_000;

/** Counts at intervals of `STEP_MS`, in this order. */
const COUNT_NAMES = ["wait", "processing", "success", "fail", "timeout"];
const COUNTS = [
  [112, 8, 0, 0, 0], [108, 12, 0, 0, 0], [104, 15, 1, 0, 0], [100, 17, 3, 0, 0], [95, 20, 5, 0, 0], [91, 21, 8, 0, 0],
  [87, 20, 12, 1, 0], [83, 20, 16, 1, 0], [79, 21, 19, 1, 0], [75, 20, 24, 1, 0], [70, 21, 28, 1, 0], [66, 22, 31, 1, 0],
  [62, 22, 35, 1, 0], [58, 22, 39, 1, 0], [54, 23, 42, 1, 0], [50, 21, 48, 1, 0], [45, 21, 52, 2, 0], [41, 21, 56, 2, 0],
  [37, 20, 61, 2, 0], [33, 22, 63, 2, 0], [29, 21, 68, 2, 0], [25, 21, 72, 2, 0], [20, 23, 75, 2, 0], [16, 21, 80, 2, 1],
  [12, 20, 84, 3, 1], [8, 21, 87, 3, 1], [4, 19, 93, 3, 1], [0, 21, 95, 3, 1], [0, 17, 99, 3, 1], [0, 11, 105, 3, 1],
  [0, 8, 108, 3, 1], [0, 4, 112, 3, 1], [0, 1, 115, 3, 1], [0, 1, 115, 3, 1], [0, 0, 116, 3, 1],
];

/** Why devices fail, by their index. @type {Record<number, string>} */
const FAILURES = {
  12: "Connection lost during downloading process",
  50: "Not enough storage for the new firmware package",
  82: "Waiting for device downloaded package timeout",
  87: "Connection lost during downloading process",
};

/** Starts the recording. @returns A client that sends no requests. */
export function playRecording() {
  const startedAt = Date.now();
  return new UpgradeTaskClient({
    baseUrl: "https://recorded.example",
    appKey: "recorded",
    fetch: async (url) => {
      const elapsedMs = Date.now() - startedAt;
      const { pathname, searchParams } = new URL(String(url));
      return Response.json(pathname.endsWith("/subOperations") ? devicesAt(startedAt, elapsedMs, searchParams) : responseAt(startedAt, elapsedMs));
    },
  });
}

/** @param {number} elapsedMs */
function stepAt(elapsedMs) {
  return Math.min(Math.max(0, Math.floor(elapsedMs / STEP_MS)), COUNTS.length - 1);
}

/** @param {number} startedAt @param {number} elapsedMs */
function responseAt(startedAt, elapsedMs) {
  const step = stepAt(elapsedMs);
  const hasEnded = step === COUNTS.length - 1;
  const counts = Object.fromEntries(COUNT_NAMES.map((name, index) => [name, COUNTS[step][index]]));
  return {
    operationId: RECORDING.operationId,
    createTime: toTimestamp(startedAt + CREATED_MS),
    startTime: toTimestamp(startedAt + STARTED_MS),
    stopTime: hasEnded ? toTimestamp(startedAt + ENDED_MS) : null,
    operateType: "firmware_upgrade",
    targets: { devices: Array.from({ length: DEVICES }, (_, index) => deviceId(index)) },
    policy: { executeType: "now", retryType: false },
    status: hasEnded ? "success" : "processing",
    staResult: { total: DEVICES, ...counts, stop: 0 },
    extendPara: { fileVersion: "V2.4.1" },
  };
}

/**
 * A page of the devices with a status.
 *
 * @param {number} startedAt
 * @param {number} elapsedMs
 * @param {URLSearchParams} query
 */
function devicesAt(startedAt, elapsedMs, query) {
  const [pageNo, pageSize] = [Number(query.get("pageNo")), Number(query.get("pageSize"))];
  const devices = Array.from({ length: DEVICES }, (_, index) => deviceAt(startedAt, elapsedMs, index));
  const found = devices.filter(({ status }) => status === (query.get("subOperationStatus") ?? status));
  return { data: found.slice(pageNo * pageSize, (pageNo + 1) * pageSize), pageNo, pageSize, totalCount: found.length };
}

/** The devices end in the order of their index. @param {number} startedAt @param {number} elapsedMs @param {number} index */
function deviceAt(startedAt, elapsedMs, index) {
  const [, processing, ...ended] = COUNTS[stepAt(elapsedMs)];
  const endedCount = ended.reduce((sum, count) => sum + count, 0);
  const failure = FAILURES[index];
  const status = index < endedCount ? (failure ? "fail" : "success") : index < endedCount + processing ? "processing" : "wait";
  const begin = STARTED_MS + index * 1_200;
  return {
    subOperationId: `${RECORDING.operationId}-${index}`,
    deviceId: deviceId(index),
    operateType: "firmware_upgrade",
    status,
    createTime: toTimestamp(startedAt + CREATED_MS),
    startTime: status === "wait" ? null : toTimestamp(startedAt + begin),
    stopTime: index < endedCount ? toTimestamp(startedAt + Math.min(elapsedMs, begin + 30_000)) : null,
    detailInfo: status === "fail" ? failure : null,
  };
}

/** Looks like an id of the platform, and is the same in every run. @param {number} index */
function deviceId(index) {
  const digits = (/** @type {number} */ factor) => (((index + 1) * factor) >>> 0).toString(16).padStart(8, "0");
  const [a, b, c, d] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f].map(digits);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** @param {number} milliseconds */
function toTimestamp(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, "");
}
