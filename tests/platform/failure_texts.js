/** Why devices fail: the sixteen texts of the platform's FAQ, and a few that it does not list. */

/** Each is the end of a device that failed. `{deviceId}` stands for its id. */
export const FAILURES = [
  "Device Abnormal is not online",
  "Task Conflict",
  "The task failed to start, unable to find protocol service based on device information",
  "Integrity check failure for new downloaded package",
  "Unsupported package type",
  "Not enough storage for the new firmware package",
  "Out of memory during downloading process",
  "Connection lost during downloading process",
  "Invalid URI",
  "Firmware update failed",
  "Device {deviceId} reports error 0x5A17 in block 118",
  "Battery level 12% is too low for an upgrade",
];

/** Each is the end of a device that timed out. */
export const TIMEOUTS = [
  "Waiting for the device online timeout",
  "Waiting for report cellId timeout",
  "Waiting for report device firmware version timeout",
  "Wait for the device to report upgrade result timeout",
  "Updating timeout and query device version for check timeout",
  "Waiting for device downloaded package timeout",
];
