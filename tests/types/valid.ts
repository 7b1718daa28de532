// Everything here must compile, as a consumer of the published types writes it.

import {
  type AccessToken,
  type ClientOptions,
  type ErrorCode,
  type IssueCode,
  type QueryOptions,
  type UpgradeTask,
  type ValidationIssue,
  UpgradeTaskClient,
  UpgradeTaskError,
  formatTimestamp,
  init,
  parseTimestamp,
  parseUpgradeTask,
  queryUpgradeTask,
} from "iot-upgrade-task";
import * as external from "iot-upgrade-task/external";

const options: ClientOptions & QueryOptions = {
  baseUrl: new URL("https://host:8743"),
  appKey: "key",
  appKeyHeader: "x-app-key",
  timeoutMs: 1,
  maxAttempts: 1,
  requestsPerMinute: 1,
  maxResponseBytes: 1,
  validation: "strict",
  allowInsecure: true,
  fetch,
  signal: AbortSignal.timeout(1_000),
};

const tokens: AccessToken[] = ["token", () => "token", async (reason) => (reason === "first" ? "a" : "b")];

export async function ask(): Promise<string> {
  const task: UpgradeTask = await queryUpgradeTask("id", tokens[0]!, options);
  const same = await new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key" }).queryUpgradeTask("id", tokens[1]!);
  const created: Date | null = task.createTime;
  const devices: string[] | null = same.targets.devices;
  const version: string | null = task.extendPara.fileVersion;
  const more: unknown = task.extendPara["more"];
  const total: number = task.staResult.total ?? 0;
  const issue: ValidationIssue | undefined = task.issues[0];
  const path: string | undefined = issue?.path;
  return [created, devices, version, more, total, path].join();
}

export async function handle(): Promise<ErrorCode | null> {
  try {
    await init(new Response());
    parseUpgradeTask(new Uint8Array(), { validation: "tolerant" });
    parseUpgradeTask(new ArrayBuffer(0));
    formatTimestamp(parseTimestamp("20151212T121212Z"));
    return null;
  } catch (error) {
    if (!(error instanceof UpgradeTaskError)) throw error;
    const asError: Error = error;
    const wait: number | null = error.retryAfterMs;
    return asError && wait === null ? error.code : null;
  }
}

// The unions are closed: every member has its case, and there are no others.
export function advice(code: ErrorCode): string {
  switch (code) {
    case "invalid_argument":
    case "network":
    case "timeout":
    case "unauthorized":
    case "throttled":
    case "bad_request":
    case "task_not_found":
    case "platform_error":
    case "http_error":
    case "invalid_json":
    case "invalid_response":
    case "internal_error":
      return code;
    default:
      return code satisfies never;
  }
}

export function kind(code: IssueCode): string {
  switch (code) {
    case "missing":
    case "wrong_type":
    case "unknown_value":
    case "bad_timestamp":
    case "out_of_range":
    case "unsafe_integer":
    case "too_many":
    case "inconsistent":
      return code;
    default:
      return code satisfies never;
  }
}

export const sameFunctions: typeof queryUpgradeTask = external.queryUpgradeTask;
