/** All names of the public types. The compiler reports missing and superfluous ones. */

/** @typedef {import("iot-upgrade-task").UpgradeTask} UpgradeTask */
/** @typedef {import("iot-upgrade-task").ClientOptions} ClientOptions */
/** @typedef {import("iot-upgrade-task").QueryOptions} QueryOptions */
/** @typedef {import("iot-upgrade-task").WatchOptions} WatchOptions */
/** @typedef {import("iot-upgrade-task").SubTaskOptions} SubTaskOptions */
/** @typedef {import("iot-upgrade-task").UpgradeSubTask} UpgradeSubTask */

/**
 * @template {string} Name
 * @param {Record<Name, true>} names
 */
function namesOf(names) {
  return /** @type {Name[]} */ (Object.keys(names));
}

export const EXPORTS = namesOf(/** @satisfies {Record<keyof typeof import("iot-upgrade-task"), true>} */ ({
  UpgradeTaskClient: true,
  UpgradeTaskError: true,
  assessUpgradeTask: true,
  formatTimestamp: true,
  groupFailures: true,
  init: true,
  parseTimestamp: true,
  parseUpgradeSubTask: true,
  parseUpgradeTask: true,
  queryUpgradeSubTask: true,
  queryUpgradeTask: true,
}));

export const ISSUE_CODES = namesOf(/** @satisfies {Record<import("iot-upgrade-task").IssueCode, true>} */ ({
  missing: true,
  wrong_type: true,
  unknown_value: true,
  bad_timestamp: true,
  out_of_range: true,
  unsafe_integer: true,
  too_many: true,
  inconsistent: true,
}));

export const ERROR_CODES = namesOf(/** @satisfies {Record<import("iot-upgrade-task").ErrorCode, true>} */ ({
  invalid_argument: true,
  network: true,
  timeout: true,
  unauthorized: true,
  throttled: true,
  bad_request: true,
  task_not_found: true,
  platform_error: true,
  http_error: true,
  invalid_json: true,
  invalid_response: true,
  internal_error: true,
}));

export const VERDICTS = namesOf(/** @satisfies {Record<import("iot-upgrade-task").Verdict, true>} */ ({
  scheduled: true,
  queued: true,
  waiting_for_devices: true,
  in_progress: true,
  in_progress_with_failures: true,
  window_closed: true,
  succeeded: true,
  finished_with_failures: true,
  failed: true,
  stopped: true,
  nothing_to_do: true,
  unknown: true,
}));

export const REASON_CODES = namesOf(/** @satisfies {Record<import("iot-upgrade-task").ReasonCode, true>} */ ({
  starts_at: true,
  window_ended_at: true,
  devices_failed: true,
  devices_timed_out: true,
  devices_stopped: true,
  may_be_retried: true,
  devices_waiting: true,
  window_ends_at: true,
  counts_unaccounted: true,
  counts_exceed_total: true,
  answer_has_issues: true,
}));

export const STATUSES = namesOf(/** @satisfies {Record<UpgradeTask["status"], true>} */ ({
  wait: true,
  processing: true,
  failed: true,
  success: true,
  stop: true,
  unknown: true,
}));

export const OPERATE_TYPES = namesOf(/** @satisfies {Record<UpgradeTask["operateType"], true>} */ ({
  firmware_upgrade: true,
  software_upgrade: true,
  unknown: true,
}));

export const EXECUTE_TYPES = namesOf(/** @satisfies {Record<UpgradeTask["policy"]["executeType"], true>} */ ({
  now: true,
  device_online: true,
  custom: true,
  unknown: true,
}));

export const TASK_KEYS = namesOf(/** @satisfies {Record<keyof UpgradeTask, true>} */ ({
  operationId: true,
  createTime: true,
  startTime: true,
  stopTime: true,
  operateType: true,
  targets: true,
  policy: true,
  status: true,
  staResult: true,
  extendPara: true,
  issues: true,
}));

/** Keys of nested objects. */
export const INNER_KEYS = {
  targets: namesOf(/** @satisfies {Record<keyof UpgradeTask["targets"], true>} */ ({
    deviceGroups: true,
    deviceType: true,
    model: true,
    manufacturerName: true,
    devices: true,
  })),
  policy: namesOf(/** @satisfies {Record<keyof UpgradeTask["policy"], true>} */ ({
    executeType: true,
    startTime: true,
    endTime: true,
    retryType: true,
    retryTimes: true,
  })),
  staResult: namesOf(/** @satisfies {Record<keyof UpgradeTask["staResult"], true>} */ ({
    total: true,
    wait: true,
    processing: true,
    success: true,
    fail: true,
    stop: true,
    timeout: true,
  })),
};

/** Properties in addition to those of `Error`. */
export const ERROR_KEYS = namesOf(/** @satisfies {Record<Exclude<keyof import("iot-upgrade-task").UpgradeTaskError, keyof Error>, true>} */ ({
  code: true,
  httpStatus: true,
  platformCode: true,
  platformMessage: true,
  retryable: true,
  retryAfterMs: true,
  hint: true,
  operationId: true,
  issues: true,
}));

export const CLIENT_OPTIONS = namesOf(/** @satisfies {Record<keyof ClientOptions, true>} */ ({
  baseUrl: true,
  appKey: true,
  appKeyHeader: true,
  timeoutMs: true,
  maxAttempts: true,
  requestsPerMinute: true,
  maxResponseBytes: true,
  validation: true,
  allowInsecure: true,
  fetch: true,
}));

export const QUERY_OPTIONS = namesOf(/** @satisfies {Record<keyof QueryOptions, true>} */ ({
  signal: true,
}));

export const WATCH_OPTIONS = namesOf(/** @satisfies {Record<keyof WatchOptions, true>} */ ({
  signal: true,
  deadlineMs: true,
  minIntervalMs: true,
  maxIntervalMs: true,
  unchanged: true,
}));

export const SUB_TASK_OPTIONS = namesOf(/** @satisfies {Record<keyof SubTaskOptions, true>} */ ({
  signal: true,
  subOperationStatus: true,
  pageNo: true,
  pageSize: true,
}));

export const SUB_TASK_STATUSES = namesOf(/** @satisfies {Record<UpgradeSubTask["status"], true>} */ ({
  wait: true,
  processing: true,
  fail: true,
  success: true,
  stop: true,
  unknown: true,
}));

export const PAGE_KEYS = namesOf(/** @satisfies {Record<keyof import("iot-upgrade-task").UpgradeSubTaskPage, true>} */ ({
  data: true,
  pageNo: true,
  pageSize: true,
  totalCount: true,
  issues: true,
}));

export const SUB_TASK_KEYS = namesOf(/** @satisfies {Record<keyof UpgradeSubTask, true>} */ ({
  subOperationId: true,
  deviceId: true,
  status: true,
  createTime: true,
  startTime: true,
  stopTime: true,
  operateType: true,
  detailInfo: true,
  extendInfo: true,
}));

export const FAILURE_KINDS = namesOf(/** @satisfies {Record<import("iot-upgrade-task").FailureKind, true>} */ ({
  device_offline: true,
  task_conflict: true,
  no_protocol_service: true,
  online_timeout: true,
  cell_id_timeout: true,
  version_report_timeout: true,
  result_report_timeout: true,
  version_check_timeout: true,
  download_timeout: true,
  integrity_check_failed: true,
  unsupported_package: true,
  not_enough_storage: true,
  out_of_memory: true,
  connection_lost: true,
  invalid_uri: true,
  update_failed: true,
  other: true,
  none: true,
}));
