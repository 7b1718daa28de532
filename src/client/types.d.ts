/**
 * Query the status of an upgrade task on Huawei's IoT platform.
 *
 * Times are UTC on the wire and `Date`s here; durations are milliseconds; every rejection is
 * an {@link UpgradeTaskError}, but for an abort, which rejects with the caller's own reason.
 */

/**
 * Queries one upgrade task. Retryable errors are retried, with exponential backoff and full jitter.
 *
 * @param operationId The id that the platform returned when the task was created.
 * @param accessToken A token of the platform's Authentication API, or a function that gets one.
 * @param options Where the platform is, and how it is queried.
 * @throws {UpgradeTaskError} Every failure; an abort rejects with `signal.reason` instead.
 */
export function queryUpgradeTask(
  operationId: string,
  accessToken: AccessToken,
  options: ClientOptions & QueryOptions,
): Promise<UpgradeTask>;

/** The same calls with the options given once. */
export class UpgradeTaskClient {
  /** Copies the options; a bad one rejects the first call, the constructor never throws. */
  constructor(options: ClientOptions);
  /** As {@link queryUpgradeTask}, with this client's options. */
  queryUpgradeTask(operationId: string, accessToken: AccessToken, options?: QueryOptions): Promise<UpgradeTask>;
  /**
   * Watches a task to its end: an update for the first response, for every change, and for every
   * failed attempt that will be retried. The update of the final response is the last. Bad
   * arguments and errors that are not retryable reject `next()`, and so end a `for await`.
   */
  watchUpgradeTask(operationId: string, accessToken: AccessToken, options?: WatchOptions): UpgradeTaskWatch;
}

/**
 * A token, or a function that gets one. The function is called with `"first"` when a token is
 * needed, and its token is kept until the platform rejects it; then it is called once more, with
 * `"rejected"` and the token that was rejected. All calls of a client share the token, whichever
 * function each of them gives (the newest one is called), because on this platform only the newest
 * token is valid; {@link queryUpgradeTask} called as a function shares it by the function.
 */
export type AccessToken = string | ((reason: "first" | "rejected", rejected?: string) => string | Promise<string>);

/** Where the platform is, and how it is queried. All numbers are whole. */
export interface ClientOptions {
  /** `"https://host:8743"`, or a prefix on the page's own origin such as `"/platform"`. */
  baseUrl: string | URL;
  /** The application's id, sent as the header named by {@link ClientOptions.appKeyHeader}. */
  appKey: string;
  /** The header that carries the app key. Default `"app_key"`. */
  appKeyHeader?: string;
  /** For each attempt, its body included; 1…2^31−1 ms. Default 30 000. */
  timeoutMs?: number;
  /** Of a query; 1…100. Only retryable errors are retried. Default 3. */
  maxAttempts?: number;
  /** Of all clients with this base URL and app key in the page; 1…1 000 000. Default 100, the platform's own flow control. */
  requestsPerMinute?: number;
  /** Larger responses are refused; 1…2^31−1 bytes. Default 1 048 576. */
  maxResponseBytes?: number;
  /** `"strict"` makes any issue an `invalid_response`. Default `"tolerant"`. */
  validation?: "tolerant" | "strict";
  /** Allow `http:` on hosts other than this machine; the token is then sent unencrypted. Default false. */
  allowInsecure?: boolean;
  /**
   * Called instead of the global `fetch`: for tests, service workers and instrumented consoles. It gets
   * the URL as a text and an `init` whose `headers` are a plain object, and must resolve with a `Response`.
   */
  fetch?: typeof fetch;
}

/** What can differ from one query to the next. */
export interface QueryOptions {
  /** Aborting rejects the call with `signal.reason`, at once, whatever it is waiting for. */
  signal?: AbortSignal;
}

/** How a watch polls, and when it ends by itself. */
export interface WatchOptions extends QueryOptions {
  /** The watch fails with `timeout` when the task has not ended this long after the first `next()`; 1…2^31−1 ms. By default there is no deadline. */
  deadlineMs?: number;
  /** The interval between a response and the next poll while the task is processing; three times this while it waits. 10…2^31−1 ms, default 5 000. */
  minIntervalMs?: number;
  /** The longest interval: for a task that does not change, while the page is hidden, and between attempts that fail. Default 60 000 ms, or `minIntervalMs` if that is larger. */
  maxIntervalMs?: number;
  /** Whether a response that changes nothing is an update, too. Default false. */
  unchanged?: boolean;
}

/**
 * The updates of one task, to its end. No request is sent unless `next()` is pending; `break`,
 * `return()` and an abort cancel the request in flight and end the watch at once.
 *
 * ```ts
 * for await (const { task, assessment, error } of client.watchUpgradeTask(id, getToken)) {
 *   console.log(error ? error.message : `${task!.status}: ${assessment!.finished} of ${assessment!.total}`);
 * }
 * ```
 */
export interface UpgradeTaskWatch extends AsyncIterableIterator<UpgradeTaskUpdate> {
  /**
   * What the watch does now, and since when: it is `"idle"` until the next poll is due, waits for a
   * `"token"`, for its turn in the `"budget"`, or for the response to a `"request"`.
   */
  readonly activity: {
    kind: "idle" | "token" | "budget" | "request";
    since: Date;
    /** How long that takes at most, counted from `since`, in ms; null where that is not known. */
    untilMs: number | null;
  };
  /** Polls now, or as soon as the budget allows; even while paused. */
  refresh(): void;
  /** Stops polling until {@link UpgradeTaskWatch.resume}; the deadline goes on. */
  pause(): void;
  /** Polls now, and goes on. */
  resume(): void;
  /**
   * Uses other intervals from now on.
   *
   * @throws {UpgradeTaskError} `invalid_argument`; before the first `next()`, that rejects instead.
   */
  setInterval(range: { minIntervalMs?: number; maxIntervalMs?: number }): void;
}

/** What a watch emits. */
export interface UpgradeTaskUpdate {
  /** The task of the last good response; null only before the first one. */
  task: UpgradeTask | null;
  /** What it means now; null only before the first good response. */
  assessment: Assessment | null;
  /** How the task differs from the one before, by path; times are `Date`s, lists whole. */
  changes: { path: string; from: unknown; to: unknown }[];
  /** Invalid transitions since the response before, such as a total that shrinks: `inconsistent`. */
  issues: ValidationIssue[];
  /** The three clocks, all by the browser's. */
  poll: {
    /** How many polls there were, this one included. */
    number: number;
    /** When the last poll began. */
    askedAt: Date;
    /** When the last good response arrived. */
    answeredAt: Date | null;
    /** When a response last differed from the one before; null until one did. */
    changedAt: Date | null;
    /** How long until the next poll, in ms; null behind the last response, while paused, and where the deadline comes first. */
    nextInMs: number | null;
  };
  /** How long the task may still take, in ms, from what was observed; null where that is too little. */
  eta: { lowMs: number; highMs: number } | null;
  /** Why the last attempt failed, where it will be retried. */
  error: UpgradeTaskError | null;
}

/**
 * Loads the WebAssembly early, or from elsewhere. Optional for `iot-upgrade-task`; for
 * `iot-upgrade-task/external` the functions without the network need it first.
 *
 * @param source Where the module is; without it, the one of the package.
 * @throws {UpgradeTaskError} `internal_error`, whose hint names the cause; the next call tries again.
 */
export function init(source?: string | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;

/**
 * Parses a saved response of the platform, by the same rules as a query.
 *
 * @param body The response's body.
 * @throws {UpgradeTaskError} `invalid_json`, `invalid_response`, or, for an error body, its error (with `httpStatus` null).
 */
export function parseUpgradeTask(
  body: string | Uint8Array | ArrayBuffer,
  options?: {
    /** `"strict"` makes any issue an `invalid_response`. Default `"tolerant"`. */
    validation?: "tolerant" | "strict";
  },
): UpgradeTask;

/**
 * Reads a time of the platform, `yyyyMMdd'T'HHmmss'Z'` in UTC.
 *
 * @throws {UpgradeTaskError} `invalid_argument` when the text has another form or names no such moment.
 */
export function parseTimestamp(text: string): Date;

/**
 * Writes a time as the platform does, `yyyyMMdd'T'HHmmss'Z'` in UTC; fractions of a second are dropped.
 *
 * @throws {UpgradeTaskError} `invalid_argument` for an invalid date or a year outside 0…9999.
 */
export function formatTimestamp(date: Date): string;

/**
 * Assesses a task: how the upgrade is going, how many devices it has reached, and what an operator
 * should know. Pure: the same task at the same time always gives the same assessment.
 *
 * @param task A task as this package returned it.
 * @param now The time to judge schedules by. Default: the clock's.
 */
export function assessUpgradeTask(task: UpgradeTask, now?: Date): Assessment;

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
  /** What is upgraded; `"unknown"` for a word that the documentation does not have (see `issues`). */
  operateType: "firmware_upgrade" | "software_upgrade" | "unknown";
  /** The devices that the task is for: either a list of devices, or groups of one device model. */
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
  /** How the task is going; the last three are final. `"unknown"` for a word that the documentation does not have. */
  status: "wait" | "processing" | "failed" | "success" | "stop" | "unknown";
  /** Devices by result. The documentation does not say whether `timeout` is a part of `fail`. */
  staResult: {
    /** Devices that the task is for. */
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
    /** Devices that failed by running out of time. */
    timeout: number | null;
  };
  /** More about the task; keys that the documentation does not have are kept as they came. */
  extendPara: {
    /** The version that the devices are upgraded to. */
    fileVersion: string | null;
    [key: string]: unknown;
  };
  /** Where the response departs from the documentation; empty where it does not. */
  issues: ValidationIssue[];
}

/** An invalid field of a response; the rest of the task survives it. */
export interface ValidationIssue {
  /** Where, dotted, with indexes as sent: `targets.devices[3]`. */
  path: string;
  /** What kind of issue. */
  code: IssueCode;
  /** `"coerced"`: another form of a value whose meaning is plain. `"violation"`: anything worse. */
  severity: "coerced" | "violation";
  /** A whole sentence: the field, what was expected, what was received. */
  message: string;
  /** The offending value as JSON, truncated to 120 characters; null where there was none. */
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
 * What a task means at a moment. The counts of the platform need not add up; here they are made
 * to agree as far as possible, a count that is not known is 0, and every number is a safe integer.
 */
export interface Assessment {
  /** How the task is going, in one word. */
  verdict: Verdict;
  /** Whether the task's status is final: `"failed"`, `"success"` or `"stop"`. */
  terminal: boolean;
  /** Devices that the task is for; null where the platform did not say. */
  total: number | null;
  /** Devices with which the platform is done, whatever came of it: succeeded, failed and stopped. */
  finished: number;
  /** Devices upgraded. */
  succeeded: number;
  /** Devices that failed, those that timed out included. */
  failed: number;
  /** Devices that failed by running out of time; a part of `failed`. */
  timedOut: number;
  /** Devices that were stopped. */
  stopped: number;
  /** Devices being upgraded. */
  inProgress: number;
  /** Devices that wait. */
  waiting: number;
  /** Devices of the total that the platform counts nowhere. */
  unaccounted: number;
  /** `finished` of `total`, 0…1; null where the total is null or 0. */
  finishedRatio: number | null;
  /** `succeeded` of `total`, 0…1; null where the total is null or 0. */
  successRatio: number | null;
  /** Why, and what else to know; each code at most once, in the order of {@link ReasonCode}. */
  reasons: {
    code: ReasonCode;
    /** The numbers and times that {@link ReasonCode} names. A text is always a time, as `toISOString` writes it. */
    params: Record<string, string | number>;
  }[];
}

/** How a task is going. */
export type Verdict =
  /** Its window has not begun. */
  | "scheduled"
  /** The platform has not begun it. */
  | "queued"
  /** The rest of the devices have to come online first. */
  | "waiting_for_devices"
  /** Devices are being upgraded. */
  | "in_progress"
  /** The same, and some have failed. */
  | "in_progress_with_failures"
  /** Its window is over, and devices are left. */
  | "window_closed"
  /** It succeeded, and no device failed. */
  | "succeeded"
  /** It is over: some devices failed, or it failed although some succeeded. */
  | "finished_with_failures"
  /** It failed, and no device succeeded. */
  | "failed"
  /** Somebody stopped it. */
  | "stopped"
  /** It has no devices. */
  | "nothing_to_do"
  /** Its status is a word that the documentation does not have. */
  | "unknown";

/**
 * What there is to know about a verdict, with its params: first what explains the verdict, then
 * what went wrong, what is to come and what is doubtful.
 */
export type ReasonCode =
  /** `{ time }`: the window begins. With the verdict `scheduled`, and only then. */
  | "starts_at"
  /** `{ time, left }`: the window ended with so many devices left. With the verdict `window_closed`, and only then. */
  | "window_ended_at"
  /** `{ count }`: devices failed, those that timed out included. */
  | "devices_failed"
  /** `{ count }`: devices failed by running out of time. */
  | "devices_timed_out"
  /** `{ count }`: devices were stopped. */
  | "devices_stopped"
  /** `{ times }`: the platform may retry what failed, at most this many times. */
  | "may_be_retried"
  /** `{ count }`: devices wait. When the task is over, it never reached them. */
  | "devices_waiting"
  /** `{ time, left }`: the window ends, and so many devices are left: if any still are by then, the verdict becomes `window_closed`. */
  | "window_ends_at"
  /** `{ count }`: devices of the total that the platform counts nowhere. */
  | "counts_unaccounted"
  /** `{ sum, total }`: the platform counts more devices than there are. */
  | "counts_exceed_total"
  /** `{ count }`: the response has issues, see the task's `issues`. */
  | "answer_has_issues";

/**
 * Every failure. `instanceof` holds across copies of this package in one page, and no
 * property ever holds the access token or the app key.
 */
export class UpgradeTaskError extends Error {
  /** What to branch on. */
  readonly code: ErrorCode;
  /** The HTTP status of the response; null where no complete response arrived. */
  readonly httpStatus: number | null;
  /** The platform's code, such as `"123009"`, without its sign. */
  readonly platformCode: string | null;
  /** The platform's message; it differs from release to release, so never match it. */
  readonly platformMessage: string | null;
  /** Whether a retry can help. */
  readonly retryable: boolean;
  /** How long to wait at least before a retry, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** The recommended handling, in one sentence. */
  readonly hint: string;
  /** The task that was queried. */
  readonly operationId: string | null;
  /** The issues of the response, for `invalid_response`. */
  readonly issues: ValidationIssue[];
}

/** The kinds of failure; the README has the table. */
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
