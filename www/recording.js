/** A recorded upgrade, which demonstrates the page without a platform. */

import { UpgradeTaskClient } from "iot-upgrade-task";

export const RECORDING = { operationId: "recorded-upgrade", accessToken: "recorded" };

const STEP_MS = 5_000;
const DEVICES = 120;
const CREATED_MS = -21_000;
const STARTED_MS = -8_000;
const ENDED_MS = 168_000;

/** How many devices begin, and how many end, at each interval of `STEP_MS`; they do in the order of their index. */
const BEGINNINGS = "84445444445444445444445444440000000";
const ENDINGS = "00122354344354365452543653624634301";

/** Why devices fail, by their index. @type {Record<number, string>} */
const FAILURES = {
  12: "Connection lost during downloading process",
  50: "Not enough storage for the new firmware package",
  82: "Waiting for device downloaded package timeout",
  87: "Connection lost during downloading process",
};
/** The one of them that the platform counts as timed out. */
const TIMED_OUT = 82;

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

/** How many devices have begun, and how many have ended. @param {number} elapsedMs */
function progressAt(elapsedMs) {
  const steps = Math.floor(Math.max(0, elapsedMs) / STEP_MS) + 1;
  return [BEGINNINGS, ENDINGS].map((counts) => [...counts.slice(0, steps)].reduce((sum, count) => sum + Number(count), 0));
}

/** @param {number} startedAt @param {number} elapsedMs */
function responseAt(startedAt, elapsedMs) {
  const [begun, ended] = progressAt(elapsedMs);
  const hasEnded = ended === DEVICES;
  const failed = Object.keys(FAILURES).filter((index) => Number(index) < ended).length;
  const timeout = Number(TIMED_OUT < ended);
  return {
    operationId: RECORDING.operationId,
    createTime: toTimestamp(startedAt + CREATED_MS),
    startTime: toTimestamp(startedAt + STARTED_MS),
    stopTime: hasEnded ? toTimestamp(startedAt + ENDED_MS) : null,
    operateType: "firmware_upgrade",
    targets: { devices: Array.from({ length: DEVICES }, (_, index) => deviceId(index)) },
    policy: { executeType: "now", retryType: false },
    status: hasEnded ? "success" : "processing",
    staResult: { total: DEVICES, wait: DEVICES - begun, processing: begun - ended, success: ended - failed, fail: failed - timeout, stop: 0, timeout },
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

/** @param {number} startedAt @param {number} elapsedMs @param {number} index */
function deviceAt(startedAt, elapsedMs, index) {
  const [begun, ended] = progressAt(elapsedMs);
  const failure = FAILURES[index];
  const status = index < ended ? (failure ? "fail" : "success") : index < begun ? "processing" : "wait";
  const begin = STARTED_MS + index * 1_200;
  return {
    subOperationId: `${RECORDING.operationId}-${index}`,
    deviceId: deviceId(index),
    operateType: "firmware_upgrade",
    status,
    createTime: toTimestamp(startedAt + CREATED_MS),
    startTime: status === "wait" ? null : toTimestamp(startedAt + begin),
    stopTime: index < ended ? toTimestamp(startedAt + Math.min(elapsedMs, begin + 30_000)) : null,
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
