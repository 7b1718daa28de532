/** Valid response bodies with every field filled, the same in every run. Also runs in the browser. */

/** Number of targets in each body: `[devices, groups]`. */
const SIZES = {
  "1 device": [1, 0],
  "16 devices": [16, 0],
  "256 devices": [256, 0],
  "256 groups": [0, 256],
};

/** @typedef {keyof typeof SIZES} BodyName */

export const bodyNames = /** @type {BodyName[]} */ (Object.keys(SIZES));

/** @param {BodyName} name @returns The bytes of a response body. */
export function body(name) {
  const [devices, groups] = SIZES[name];
  return bytesOf(devices, groups, devices + groups);
}

/** A body with so many device ids. @param {number} devices */
export function bodyWith(devices) {
  return bytesOf(devices, 0, devices);
}

/** A body with 16 device ids and a total of 100,000. @param {number} success How many of these have succeeded. */
export function bodyAfter(success) {
  return bytesOf(16, 0, 100_000, success);
}

/**
 * @param {number} devices
 * @param {number} groups
 * @param {number} total
 * @param {number} success
 */
function bytesOf(devices, groups, total, success = Math.floor(total / 2)) {
  const ids = uuids();
  const response = {
    operationId: ids(),
    createTime: "20260120T110000Z",
    startTime: "20260120T110500Z",
    stopTime: "20260120T123000Z",
    operateType: "firmware_upgrade",
    targets: {
      deviceGroups: groups > 0 ? Array.from({ length: groups }, (_, index) => `Water meters, district ${index + 1}`) : null,
      deviceType: "WaterMeter",
      model: "NBIoTDevice",
      manufacturerName: "Huawei",
      devices: devices > 0 ? Array.from({ length: devices }, ids) : null,
    },
    policy: { executeType: "custom", startTime: "20260120T110200Z", endTime: "20260120T200000Z", retryType: true, retryTimes: 3 },
    status: "processing",
    staResult: { total, wait: 0, processing: total - success, success, fail: 0, stop: 0, timeout: 0 },
    extendPara: { fileVersion: "V2.4.1" },
  };
  return new TextEncoder().encode(JSON.stringify(response));
}

/** Pseudo-random device ids, seeded so that every run has the same. */
function uuids() {
  let state = 0x9e3779b9;
  const word = () => {
    // xorshift, of 32 bits
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0).toString(16).padStart(8, "0");
  };
  return () => `${word()}${word()}${word()}${word()}`.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
