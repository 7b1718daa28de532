/**
 * Query the status of an upgrade task on Huawei's IoT platform.
 *
 * Times are UTC on the wire and `Date`s here; durations are in milliseconds; every rejection is an
 * {@link UpgradeTaskError}, except for an abort, which rejects with the `reason` of the signal.
 */

/** The name of the global that the classic script `iot-upgrade-task/global` defines. */
export as namespace iotUpgradeTask;

/**
 * Queries one upgrade task. Retryable errors are retried, with exponential backoff and full jitter.
 *
 * @param operationId The id that the platform returned when the task was created.
 * @param accessToken A token of the platform's Authentication API, or a function that returns one.
 * @param options Where the platform is, and how it is queried.
 * @throws {UpgradeTaskError} Every failure, except for an abort, which rejects with `signal.reason`.
 */
export function queryUpgradeTask(
  operationId: string,
  accessToken: AccessToken,
  options: ClientOptions & QueryOptions,
): Promise<UpgradeTask>;

/**
 * Queries one page of the subtasks of an upgrade task; each subtask is the upgrade of one device.
 * Tokens, rate limit, timeouts and retries are as for {@link queryUpgradeTask}.
 *
 * @param operationId The id of the task.
 * @param accessToken A token of the platform's Authentication API, or a function that returns one.
 * @param options Where the platform is, and which devices are queried.
 * @throws {UpgradeTaskError} Every failure, except for an abort, which rejects with `signal.reason`.
 */
export function queryUpgradeSubTask(
  operationId: string,
  accessToken: AccessToken,
  options: ClientOptions & SubTaskOptions,
): Promise<UpgradeSubTaskPage>;

/**
 * The calls that share their options and, where functions provide it, one access token. It works behind
 * a proxy, too, as in Vue's `ref` and `reactive`; so does a watch.
 */
export class UpgradeTaskClient {
  /** Copies the options. The constructor never throws: an invalid option rejects the calls. */
  constructor(options: ClientOptions);
  /** As {@link queryUpgradeTask}, with this client's options. */
  queryUpgradeTask(operationId: string, accessToken: AccessToken, options?: QueryOptions): Promise<UpgradeTask>;
  /**
   * Watches a task to its end: an update for the first response, for every change, and for every
   * failed attempt that will be retried. The update with a final status is the last. Invalid
   * arguments and errors that are not retryable reject `next()`, which ends a `for await`.
   */
  watchUpgradeTask(operationId: string, accessToken: AccessToken, options?: WatchOptions): UpgradeTaskWatch;
  /** As {@link queryUpgradeSubTask}, with this client's options. */
  queryUpgradeSubTask(operationId: string, accessToken: AccessToken, options?: SubTaskOptions): Promise<UpgradeSubTaskPage>;
  /**
   * Lists all subtasks of a task, page by page. A page is requested when `next()` asks for it; `break`,
   * `return()` and an abort cancel the request in flight. Devices may move from page to page between two
   * requests: a subtask that was given before (by its `subOperationId`) is left out of a later page. Those
   * without an id are all given. Elements that are no object are in the `issues` of their page, whose `data`
   * may be empty for that.
   *
   * While the task runs, devices leave a list that has a status, and those after them move up, onto pages that
   * have been read. When `totalCount` shrinks, the list therefore reads the previous pages again, as far as
   * devices may have moved, and gives what is new on them as a page: no device is lost that was in the list
   * all the time. When the total grows again meanwhile, because devices came back or one total was wrong, it
   * reads the pages that follow again, too. As long as devices only leave, that is at most one more call for
   * each page. When as many devices enter as leave between two responses, the total does not show it; a list
   * without a status, which no device leaves, has every device.
   *
   * The list ends when there were `totalCount` elements, or after a page that is empty or brings nothing
   * new, unless the total has grown; such a page is not given. {@link UpgradeSubTaskList.isComplete} says
   * whether all were listed. An error rejects `next()` and ends it.
   *
   * ```ts
   * for await (const { data } of client.listUpgradeSubTasks(id, getToken, { subOperationStatus: "fail" })) {
   *   for (const { deviceId, detailInfo } of data) console.log(deviceId, detailInfo);
   * }
   * ```
   */
  listUpgradeSubTasks(
    operationId: string,
    accessToken: AccessToken,
    options?: Omit<SubTaskOptions, "pageNo">,
  ): UpgradeSubTaskList;
}

/** The iterator over all pages of the subtasks of a task. */
export interface UpgradeSubTaskList extends AsyncIterableIterator<UpgradeSubTaskPage>, AsyncDisposable {
  /**
   * Whether the list has ended with at least as many devices as the last `totalCount` says; false before
   * the end, and after `break` or an error. It stays false where the platform counts more devices than it
   * lists, where devices have entered the list before those that were listed already, where elements are no
   * object, and where some have left it and others have no id.
   */
  readonly isComplete: boolean;
  /** Ends the list, as `break` does. */
  return(): Promise<IteratorResult<UpgradeSubTaskPage, undefined>>;
  /** What it is doing, as of a watch; `"idle"` while no page was asked for. After a throttled request it waits for the `"budget"`. */
  readonly activity: UpgradeTaskWatch["activity"];
}

/**
 * A token, or a function that returns one or a promise of one, within `timeoutMs`. The function is
 * called with `"first"` when a token is needed, and its token is kept until the platform rejects it;
 * then the function is called once more, with `"rejected"` and the rejected token. If the new token is
 * rejected as well, or if a token given as a string is rejected, the call fails with `unauthorized`.
 *
 * Only the newest token is valid on this platform, so all calls of a client share one token, whichever
 * function each of them passes (the newest one is called); {@link queryUpgradeTask} called without a
 * client shares it between the calls that pass the same function.
 */
export type AccessToken = string | ((reason: "first" | "rejected", rejected?: string) => string | Promise<string>);

// Empty where they are not known: in a Node project without the `lib` of the DOM, or before TypeScript 5.2.
declare global {
  /** What `await using` takes. */
  interface AsyncDisposable {}
  namespace WebAssembly {
    interface Module {}
  }
}

/** Where the platform is, and how it is queried. All numbers are whole. */
export interface ClientOptions {
  /** `"https://host:8743"`, or a prefix on the page's own origin that begins with `/` or `.`, such as `"/platform"`. */
  baseUrl: string | URL;
  /** The id of the application, sent in the header named by {@link ClientOptions.appKeyHeader}. */
  appKey: string;
  /** The name of the header that carries the app key. Default `"app_key"`. */
  appKeyHeader?: string | undefined;
  /** The timeout of each attempt, including the body, and of a token function; waiting for the rate limit does not count. 1…2^31−1 ms, default 30 000. */
  timeoutMs?: number | undefined;
  /** The attempts of a query, including the first; only retryable errors are retried. 1…100, default 3. */
  maxAttempts?: number | undefined;
  /** The rate limit of all clients in the page with this base URL and app key; the smallest limit in use applies. 1…1 000 000, default 100, as the platform's flow control. */
  requestsPerMinute?: number | undefined;
  /** Larger responses are rejected. 1…2^31−1 bytes, default 1 048 576. */
  maxResponseBytes?: number | undefined;
  /** `"strict"` makes any issue an `invalid_response`. Default `"tolerant"`. */
  validation?: "tolerant" | "strict" | undefined;
  /** Allows `http:` on hosts that are not loopback; the token is then sent unencrypted. Default false. */
  allowInsecure?: boolean | undefined;
  /**
   * Called instead of the global `fetch`: for tests, service workers and instrumented consoles. It is
   * called as `fetch(url, init)`, where `url` is a string and `init.headers` a plain object, and must
   * resolve with a `Response`; anything else is an `invalid_argument`. If it rejects, the error is
   * `network`, with the reason as its `cause`.
   */
  fetch?: typeof fetch | undefined;
}

/** The options of one query. */
export interface QueryOptions {
  /** An abort immediately rejects the call with `signal.reason`, whatever it is waiting for. */
  signal?: AbortSignal | undefined;
}

/** Which subtasks are queried. */
export interface SubTaskOptions extends QueryOptions {
  /** Only the devices with this status. By default, all. */
  subOperationStatus?: "wait" | "processing" | "fail" | "success" | "stop" | undefined;
  /** The page, from 0. Default 0. */
  pageNo?: number | undefined;
  /** How many subtasks a page has at most. 1…100, default 100. */
  pageSize?: number | undefined;
}

/** The options of one watch. */
export interface WatchOptions extends QueryOptions {
  /** The watch fails with `timeout` when the task has not ended this long after the first `next()`. 1…2^31−1 ms; by default there is no deadline. */
  deadlineMs?: number | undefined;
  /** The interval between a response and the next poll while the task is processing; three times this while it has any other status. It grows with every unchanged response, up to `maxIntervalMs`. 10…2^31−1 ms, default 5 000. */
  minIntervalMs?: number | undefined;
  /** The longest interval: for a task that does not change, while the page is hidden, and between failed attempts (unless the platform asks for more). Default 60 000 ms, or `minIntervalMs` if that is larger. */
  maxIntervalMs?: number | undefined;
  /**
   * Whether a response without a change is an update, too. Default false. With true, a screen that shows the
   * latest update learns at once that an error is over; with false, only when the task changes.
   */
  unchanged?: boolean | undefined;
}

/**
 * The updates of one task, until it ends. No request is sent unless `next()` is pending; `break`,
 * `return()` and an abort cancel the request in flight and end the watch at once.
 *
 * ```ts
 * for await (const { task, assessment, error } of client.watchUpgradeTask(id, getToken)) {
 *   console.log(error ? error.message : `${task.status}: ${assessment.finished} of ${assessment.total}`);
 * }
 * ```
 */
export interface UpgradeTaskWatch extends AsyncIterableIterator<UpgradeTaskUpdate>, AsyncDisposable {
  /** Ends the watch, as `break` does. */
  return(): Promise<IteratorResult<UpgradeTaskUpdate, undefined>>;
  /**
   * What the watch is doing: it is `"idle"` until the next poll is due or `next()` is called, or waits
   * for a `"token"`, for its turn in the `"budget"` of requests, or for the response to a `"request"`.
   */
  readonly activity: {
    /** What it waits for; `"idle"` between polls. */
    kind: "idle" | "token" | "budget" | "request";
    /** When it began. */
    since: Date;
    /** How long it takes at most, from `since`, in ms; null where that is not known. */
    untilMs: number | null;
  };
  /** Polls immediately, or as soon as the rate limit permits; even while paused. */
  refresh(): void;
  /** Stops polling until {@link UpgradeTaskWatch.resume}; a request in flight is not cancelled, and the deadline keeps running. */
  pause(): void;
  /** Ends a pause and polls immediately. */
  resume(): void;
  /**
   * Uses other intervals from now on.
   *
   * @throws {UpgradeTaskError} `invalid_argument`; before the first `next()`, `next()` rejects with it instead.
   */
  setInterval(range: { minIntervalMs?: number | undefined; maxIntervalMs?: number | undefined }): void;
}

/**
 * What a watch emits: a response, or the error of an attempt that will be retried.
 *
 * ```ts
 * const { task, assessment, error } = update;
 * if (error) console.warn(error.message);
 * else console.log(task.status, assessment.finished);
 * ```
 */
export type UpgradeTaskUpdate = UpgradeTaskResponseUpdate | UpgradeTaskErrorUpdate;

/** The update for a good response. */
export interface UpgradeTaskResponseUpdate extends UpgradeTaskUpdateBase {
  /** The task of the response; the object of the update before where it is unchanged, so do not modify it. */
  task: UpgradeTask;
  /** The assessment of the task at the time of the update. */
  assessment: Assessment;
  /** Null: the attempt succeeded. */
  error: null;
}

/** The update for a failed attempt that will be retried. */
export interface UpgradeTaskErrorUpdate extends UpgradeTaskUpdateBase {
  /** The task of the last good response, the same object as in its update, so do not modify it; null before the first one. */
  task: UpgradeTask | null;
  /** The assessment of the task at the time of the update; null before the first good response. */
  assessment: Assessment | null;
  /**
   * Why the last attempt failed. No update says that the next one succeeded unless the task has changed, or
   * {@link WatchOptions.unchanged} is true: use that where the latest update stays on a screen.
   */
  error: UpgradeTaskError;
}

/** What all updates have. */
export interface UpgradeTaskUpdateBase {
  /** The fields that differ from the response before, by path; times are `Date`s, and lists are compared as a whole. */
  changes: {
    /** The path of the field, such as `staResult.success`. */
    path: string;
    /** Its value in the response before. */
    from: unknown;
    /** Its value now. */
    to: unknown;
  }[];
  /** Invalid transitions since the response before, such as a total that decreases; their code is `inconsistent`. */
  issues: ValidationIssue[];
  /** The state of polling; all times are of the browser's clock. */
  poll: {
    /** The number of polls, including this one. */
    number: number;
    /** When the last poll began, before any wait for a token or for the rate limit. */
    askedAt: Date;
    /** When the last good response arrived. */
    answeredAt: Date | null;
    /** When a response last differed from the one before; null until one does. */
    changedAt: Date | null;
    /** The time until the next poll, in ms; null when the task has ended, while paused, and if the deadline comes first. */
    nextInMs: number | null;
  };
  /** The estimated remaining time as a range, in ms, from the progress observed; null where an estimate is not possible. */
  eta: {
    /** At the least. */
    lowMs: number;
    /** At the most. */
    highMs: number;
  } | null;
}

/**
 * Loads the WebAssembly early, or from another source. Optional for `iot-upgrade-task`; with
 * `iot-upgrade-task/external`, the functions that need no network require it. Once the WebAssembly is
 * loaded, it has no effect.
 *
 * @param source The module, or its URL; by default the module of the package.
 * @throws {UpgradeTaskError} `internal_error`, with a hint about the cause, after which the next call
 *   loads it again; `invalid_argument` for any other source.
 */
export function init(source?: string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module): Promise<void>;

/**
 * Parses a saved response of the platform by the same rules as a query.
 *
 * @param body The body of the response; bytes are UTF-8.
 * @throws {UpgradeTaskError} `invalid_json`, `invalid_response`, or, for an error body, its error (with
 *   `httpStatus` null); `invalid_argument` for anything else than a body.
 */
export function parseUpgradeTask(
  body: string | Uint8Array | ArrayBuffer,
  options?: {
    /** `"strict"` makes any issue an `invalid_response`. Default `"tolerant"`. */
    validation?: "tolerant" | "strict" | undefined;
  },
): UpgradeTask;

/**
 * Parses a saved page of subtasks by the same rules as {@link queryUpgradeSubTask}.
 *
 * @param body The body of the response; bytes are UTF-8.
 * @throws {UpgradeTaskError} As {@link parseUpgradeTask}.
 */
export function parseUpgradeSubTask(
  body: string | Uint8Array | ArrayBuffer,
  options?: {
    /** `"strict"` makes any issue an `invalid_response`. Default `"tolerant"`. */
    validation?: "tolerant" | "strict" | undefined;
  },
): UpgradeSubTaskPage;

/**
 * Parses a timestamp of the platform, `yyyyMMdd'T'HHmmss'Z'` in UTC.
 *
 * @throws {UpgradeTaskError} `invalid_argument` for another format or a time that does not exist.
 */
export function parseTimestamp(text: string): Date;

/**
 * Formats a timestamp of the platform, `yyyyMMdd'T'HHmmss'Z'` in UTC; fractions of a second are dropped.
 *
 * @throws {UpgradeTaskError} `invalid_argument` for an invalid date or a year outside 0…9999.
 */
export function formatTimestamp(date: Date): string;

/**
 * Assesses a task: how the upgrade is going, how many devices it has reached, and what an operator
 * should know. Pure: the same task and the same time always give the same assessment.
 *
 * @param task A task as this package returned it, or after `JSON.stringify` and `JSON.parse`.
 * @param now The time that schedules are compared with. Default: the current time.
 * @throws {UpgradeTaskError} `invalid_argument` naming the field, for anything else than a task and a valid date.
 */
export function assessUpgradeTask(task: UpgradeTask, now?: Date): Assessment;

/**
 * Groups the failed devices of a task by reason, the largest group first. Reasons are equal when they
 * differ only in digits, UUIDs, hexadecimal runs of eight or more, the id of the device itself, case and
 * white space. Pure, and without the WebAssembly.
 *
 * @param subTasks Subtasks as this package returned them, those of all pages together; only those with
 *   the status `"fail"` count.
 * @throws {UpgradeTaskError} `invalid_argument` for anything else than an iterable of subtasks.
 */
export function groupFailures(subTasks: Iterable<UpgradeSubTask>): FailureGroup[];

/** Devices that failed for the same reason. */
export interface FailureGroup {
  /** The `detailInfo` of the first of them, as sent; `""` where it has none. */
  reason: string;
  /** What the reason means, for the texts that the platform documents. */
  kind: FailureKind;
  /** How many devices these are. */
  count: number;
  /** Their ids, as far as they are known. */
  deviceIds: string[];
}

/** The reasons of a failure that the platform's FAQ lists, each with its text; `"other"` for any other text, `"none"` for none. */
export type FailureKind =
  /** "Device Abnormal is not online" */
  | "device_offline"
  /** "Task Conflict" */
  | "task_conflict"
  /** "The task failed to start, unable to find protocol service based on device information" */
  | "no_protocol_service"
  /** "Waiting for the device online timeout" */
  | "online_timeout"
  /** "Waiting for report cellId timeout" */
  | "cell_id_timeout"
  /** "Waiting for report device firmware version timeout" */
  | "version_report_timeout"
  /** "Wait for the device to report upgrade result timeout" */
  | "result_report_timeout"
  /** "Updating timeout and query device version for check timeout" */
  | "version_check_timeout"
  /** "Waiting for device downloaded package timeout" */
  | "download_timeout"
  /** "Integrity check failure for new downloaded package" */
  | "integrity_check_failed"
  /** "Unsupported package type" */
  | "unsupported_package"
  /** "Not enough storage for the new firmware package" */
  | "not_enough_storage"
  /** "Out of memory during downloading process" */
  | "out_of_memory"
  /** "Connection lost during downloading process" */
  | "connection_lost"
  /** "Invalid URI" */
  | "invalid_uri"
  /** "Firmware update failed" */
  | "update_failed"
  | "other"
  | "none";

/** One page of the subtasks of a task: a plain object, every key always present. */
export interface UpgradeSubTaskPage {
  /** The subtasks of this page. */
  data: UpgradeSubTask[];
  /** Which page it is, from 0. */
  pageNo: number | null;
  /** How many subtasks a page has at most. */
  pageSize: number | null;
  /** How many subtasks there are on all pages. */
  totalCount: number | null;
  /** The invalid fields of the response, such as `data[3].startTime`; empty where it follows the documentation. */
  issues: ValidationIssue[];
}

/** A subtask: the upgrade of one device. */
export interface UpgradeSubTask {
  /** The id of the subtask. */
  subOperationId: string | null;
  /** The id of the device. */
  deviceId: string | null;
  /** The status; `"fail"`, `"success"` and `"stop"` are final. `"unknown"` for an undocumented or missing value (see `issues`). */
  status: "wait" | "processing" | "fail" | "success" | "stop" | "unknown";
  /** When the subtask was created. */
  createTime: Date | null;
  /** When the subtask was started; null while it waits. */
  startTime: Date | null;
  /** When the subtask ended or was stopped; null before. */
  stopTime: Date | null;
  /** What is upgraded; `"unknown"` for an undocumented or missing value (see `issues`). */
  operateType: "firmware_upgrade" | "software_upgrade" | "unknown";
  /** Why it failed, in the words of the platform; see {@link groupFailures}. */
  detailInfo: string | null;
  /** Additional properties, as received. */
  extendInfo: { [key: string]: unknown } | null;
}

/** An upgrade task as the platform reported it: a plain object, every key always present. */
export interface UpgradeTask {
  /** The id of the task. */
  operationId: string;
  /** When the task was created. */
  createTime: Date | null;
  /** When the task was started; null while it waits. */
  startTime: Date | null;
  /** When the task ended or was stopped; null before. */
  stopTime: Date | null;
  /** What is upgraded; `"unknown"` for an undocumented or missing value (see `issues`). */
  operateType: "firmware_upgrade" | "software_upgrade" | "unknown";
  /** The devices to upgrade: either a list of devices, or groups of one device model. */
  targets: {
    /** Names of device groups; at most 256 by the documentation. */
    deviceGroups: string[] | null;
    /** Type of the devices; required with groups. */
    deviceType: string | null;
    /** Model of the devices; required with groups. */
    model: string | null;
    /** Manufacturer of the devices; required with groups. */
    manufacturerName: string | null;
    /** Device ids; at most 256 by the documentation. */
    devices: string[] | null;
  };
  /** When and how often the task is executed. */
  policy: {
    /** At once (the default), when each device comes online, or in the window below. */
    executeType: "now" | "device_online" | "custom" | "unknown";
    /** Start of the window of a `"custom"` task. */
    startTime: Date | null;
    /** End of the window of a `"custom"` task. */
    endTime: Date | null;
    /** Whether the platform retries failed devices; false by default. */
    retryType: boolean;
    /** How often it does; 1…5 by the documentation. */
    retryTimes: number | null;
  };
  /** The status; `"failed"`, `"success"` and `"stop"` are final. `"unknown"` for an undocumented value (see `issues`). */
  status: "wait" | "processing" | "failed" | "success" | "stop" | "unknown";
  /** The number of devices by result. The documentation does not say whether `timeout` is a part of `fail`. */
  staResult: {
    /** All devices of the task. */
    total: number | null;
    /** Devices that wait. */
    wait: number | null;
    /** Devices being upgraded. */
    processing: number | null;
    /** Devices upgraded. */
    success: number | null;
    /** Devices that failed. */
    fail: number | null;
    /** Devices that were stopped. */
    stop: number | null;
    /** Devices that timed out. */
    timeout: number | null;
  };
  /** Additional properties; undocumented keys are kept as received, but an integer beyond ±(2^53−1) as text. */
  extendPara: {
    /** The version that the devices are upgraded to. */
    fileVersion: string | null;
    [key: string]: unknown;
  };
  /**
   * The invalid fields of the response; empty where it follows the documentation. At most 1,000: the message
   * of the last one says how many further ones were left out. (Where a key is repeated in `extendPara`, those
   * of each value count, so that fewer than 1,000 may be given beside them.)
   */
  issues: ValidationIssue[];
}

/** An invalid field of a response; the rest of the response is not affected. */
export interface ValidationIssue {
  /** The path of the field, with indexes as sent: `targets.devices[3]`. */
  path: string;
  /** The kind of issue. */
  code: IssueCode;
  /** `"coerced"`: the value has another form, but its meaning is clear, such as `"3"` for `3`. `"violation"`: anything else. */
  severity: "coerced" | "violation";
  /** A sentence with the field, what was expected and what was received. */
  message: string;
  /** The invalid value as JSON, truncated to 120 characters; null where there was none. */
  received: string | null;
}

/** The kinds of issue in a response. */
export type IssueCode =
  | "missing"
  | "wrong_type"
  | "unknown_value"
  | "bad_timestamp"
  | "out_of_range"
  | "unsafe_integer"
  | "too_many"
  | "inconsistent";

/**
 * The assessment of a task at a given time. The counts of the platform need not add up; here they are
 * reconciled as far as possible. A count that is not known is 0, and every count is a safe integer.
 */
export interface Assessment {
  /** How the task is going. */
  verdict: Verdict;
  /** Whether the status of the task is final: `"failed"`, `"success"` or `"stop"`. */
  terminal: boolean;
  /** All devices of the task; null where the platform did not send it. */
  total: number | null;
  /** Devices that have a result: succeeded, failed and stopped. */
  finished: number;
  /** Devices upgraded. */
  succeeded: number;
  /** Devices that failed, including those that timed out. */
  failed: number;
  /** Devices that timed out; a part of `failed`. */
  timedOut: number;
  /** Devices that were stopped. */
  stopped: number;
  /** Devices being upgraded. */
  inProgress: number;
  /** Devices that wait. */
  waiting: number;
  /** Devices of the total that appear in no count. */
  unaccounted: number;
  /** `finished` / `total`, 0…1; null where the total is null or 0. */
  finishedRatio: number | null;
  /** `succeeded` / `total`, 0…1; null where the total is null or 0. */
  successRatio: number | null;
  /** The reasons for the verdict, and what else is notable; each code at most once, in the order of {@link ReasonCode}. */
  reasons: {
    /** The kind of reason. */
    code: ReasonCode;
    /** The parameters that {@link ReasonCode} documents. A string is always a time, as `toISOString` formats it. */
    params: Record<string, string | number>;
  }[];
}

/** How a task is going. */
export type Verdict =
  /** Its execution window has not begun. */
  | "scheduled"
  /** The platform has not started it. */
  | "queued"
  /** The rest of the devices have to come online first. */
  | "waiting_for_devices"
  /** Devices are being upgraded. */
  | "in_progress"
  /** Devices are being upgraded, and some have failed. */
  | "in_progress_with_failures"
  /** Its execution window is over, and devices remain. */
  | "window_closed"
  /** It succeeded, and no device failed. */
  | "succeeded"
  /** It has ended: some devices failed, or it failed although some devices succeeded. */
  | "finished_with_failures"
  /** It failed, and no device succeeded. */
  | "failed"
  /** It was stopped. */
  | "stopped"
  /** It has no devices: its total is 0. If the platform counts some nevertheless, only the reason `counts_exceed_total` says so. */
  | "nothing_to_do"
  /** Its status is undocumented. */
  | "unknown";

/**
 * The reasons of an assessment, with their parameters: first those that explain the verdict, then
 * failures, what is still to come, and doubtful data.
 */
export type ReasonCode =
  /** `{ time }`: the window begins. With the verdict `scheduled`, and only then. */
  | "starts_at"
  /** `{ time, left }`: the window ended with this many devices left. With the verdict `window_closed`, and only then. */
  | "window_ended_at"
  /** `{ count }`: devices failed, including those that timed out. */
  | "devices_failed"
  /** `{ count }`: devices timed out. */
  | "devices_timed_out"
  /** `{ count }`: devices were stopped. */
  | "devices_stopped"
  /** `{ times }`: the platform may retry failed devices, at most this many times. */
  | "may_be_retried"
  /** `{ count }`: devices wait. When the task has ended, it never reached them. */
  | "devices_waiting"
  /** `{ time, left }`: the window will end, and this many devices are left. If any are left by then, the verdict becomes `window_closed`. */
  | "window_ends_at"
  /** `{ count }`: devices of the total that appear in no count. */
  | "counts_unaccounted"
  /** `{ sum, total }`: the counts add up to more than the total. */
  | "counts_exceed_total"
  /** `{ count }`: the response has issues, see `issues` of the task. */
  | "answer_has_issues";

/**
 * Every failure. `instanceof` works across copies of this package in one page. The `cause` is what the
 * caller's own `fetch` or token function threw, unchanged, or a copy of the browser's own error without
 * secrets. Nothing else in an error contains the access token or the app key.
 */
export class UpgradeTaskError extends Error {
  /** The kind of failure, to branch on. */
  readonly code: ErrorCode;
  /** The HTTP status of the response; null where there is none: no complete response, a saved response, or a redirect, whose status browsers hide. */
  readonly httpStatus: number | null;
  /** The error code of the platform, such as `"123009"`, without its sign; null where there is none. */
  readonly platformCode: string | null;
  /** The error message of the platform; null where there is none. It differs from release to release, so do not match it. */
  readonly platformMessage: string | null;
  /** Whether a retry can help. */
  readonly retryable: boolean;
  /** The minimum delay before a retry, in milliseconds; null where none is known. */
  readonly retryAfterMs: number | null;
  /** The recommended handling, in one sentence. */
  readonly hint: string;
  /** The id of the queried task; null where none was queried. */
  readonly operationId: string | null;
  /** The issues of the response, for `invalid_response`. */
  readonly issues: ValidationIssue[];
}

/** The kinds of failure; see the table in the README. */
export type ErrorCode =
  | "invalid_argument"
  | "network"
  | "timeout"
  | "unauthorized"
  | "throttled"
  | "bad_request"
  | "task_not_found"
  | "platform_error"
  | "http_error"
  | "invalid_json"
  | "invalid_response"
  | "internal_error";
