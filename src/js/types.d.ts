/**
 * Ask Huawei's IoT platform how an upgrade task is going.
 *
 * Times are UTC on the wire and `Date`s here; durations are milliseconds; every rejection is
 * an {@link UpgradeTaskError}, but for an abort, which rejects with the caller's own reason.
 */

/**
 * Queries one upgrade task once, trying again after errors that pass.
 *
 * @param operationId The id that the platform returned when the task was created.
 * @param accessToken A token of the platform's Authentication API, or a function that gets one.
 * @param options Where to ask and how.
 * @throws {UpgradeTaskError} Every failure; an abort rejects with `signal.reason` instead.
 */
export function queryUpgradeTask(
  operationId: string,
  accessToken: AccessToken,
  options: ClientOptions & QueryOptions,
): Promise<UpgradeTask>;

/** The same question with the options given once. */
export class UpgradeTaskClient {
  /** Copies the options; a bad one rejects the first call, the constructor never throws. */
  constructor(options: ClientOptions);
  /** As {@link queryUpgradeTask}, with this client's options. */
  queryUpgradeTask(operationId: string, accessToken: AccessToken, options?: QueryOptions): Promise<UpgradeTask>;
}

/**
 * A token, or a function that gets one. The function is asked with `"first"` when a token is
 * needed, and its answer is kept until the platform rejects it; then it is asked once more,
 * with `"rejected"`. Calls that share a function share its answer: on this platform only the
 * newest token is valid.
 */
export type AccessToken = string | ((reason: "first" | "rejected") => string | Promise<string>);

/** Where to ask and how. All numbers are whole. */
export interface ClientOptions {
  /** `"https://host:8743"`, or a prefix on the page's own origin such as `"/platform"`. */
  baseUrl: string | URL;
  /** The application's id, sent as the header named by {@link ClientOptions.appKeyHeader}. */
  appKey: string;
  /** The header that carries the app key. Default `"app_key"`. */
  appKeyHeader?: string;
  /** For each attempt, its body included; 1…2^31−1 ms. Default 30 000. */
  timeoutMs?: number;
  /** Of a query; 1…100. Only retryable errors are tried again. Default 3. */
  maxAttempts?: number;
  /** Of all clients with this base URL and app key in the page; 1…1 000 000. Default 100, the platform's own flow control. */
  requestsPerMinute?: number;
  /** Longer answers are refused; 1…2^31−1 bytes. Default 1 048 576. */
  maxResponseBytes?: number;
  /** `"strict"` makes any issue an `invalid_response`. Default `"tolerant"`. */
  validation?: "tolerant" | "strict";
  /** Allow `http:` on other hosts than the own machine; the token is then sent in the clear. Default false. */
  allowInsecure?: boolean;
  /** Called instead of the global `fetch`: for tests, service workers and instrumented consoles. */
  fetch?: typeof fetch;
}

/** What can differ from one call to the next. */
export interface QueryOptions {
  /** Aborting rejects the call with `signal.reason`, at once, whatever it is waiting for. */
  signal?: AbortSignal;
}

/**
 * Loads the WebAssembly early, or from elsewhere. Optional for `iot-upgrade-task`; for
 * `iot-upgrade-task/external` the functions without the network need it first.
 *
 * @param source Where the module is; without it, the one that the package carries.
 * @throws {UpgradeTaskError} `internal_error`, whose hint names the cause; the next call tries again.
 */
export function init(source?: string | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;

/**
 * Reads a saved answer of the platform, by the same rules as a query.
 *
 * @param body The answer's body.
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
    /** Whether the platform tries failed devices again; false by default. */
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
  /** What was odd in the answer; empty for one that keeps to the documentation. */
  issues: ValidationIssue[];
}

/** Something odd in an answer; the rest of the task survives it. */
export interface ValidationIssue {
  /** Where, dotted, with indexes as sent: `targets.devices[3]`. */
  path: string;
  /** What kind of oddity. */
  code: IssueCode;
  /** `"coerced"`: another form of a value whose meaning is plain. `"violation"`: anything worse. */
  severity: "coerced" | "violation";
  /** A whole sentence: the field, what was expected, what came. */
  message: string;
  /** The offending value as JSON, cut at 120 characters; null where nothing came. */
  received: string | null;
}

/** The kinds of oddity in an answer. */
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
 * Every failure. `instanceof` holds across copies of this package in one page, and no
 * property ever holds the access token or the app key.
 */
export class UpgradeTaskError extends Error {
  /** What to branch on. */
  readonly code: ErrorCode;
  /** The HTTP status of the answer; null where no complete answer came. */
  readonly httpStatus: number | null;
  /** The platform's code, such as `"123009"`, without its sign. */
  readonly platformCode: string | null;
  /** The platform's words; they differ from release to release, so never match them. */
  readonly platformMessage: string | null;
  /** Whether asking again can help. */
  readonly retryable: boolean;
  /** How long to wait at least before asking again, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** The recommended handling, in one sentence. */
  readonly hint: string;
  /** The task that was asked for. */
  readonly operationId: string | null;
  /** What was wrong with the answer, for `invalid_response`. */
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
