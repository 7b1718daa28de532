// Code of a consumer, all of which must compile.

import {
  type AccessToken,
  type Assessment,
  type ClientOptions,
  type ErrorCode,
  type FailureGroup,
  type FailureKind,
  type IssueCode,
  type QueryOptions,
  type SubTaskOptions,
  type UpgradeSubTask,
  type UpgradeSubTaskList,
  type UpgradeSubTaskPage,
  type UpgradeTask,
  type UpgradeTaskUpdate,
  type UpgradeTaskWatch,
  type ValidationIssue,
  type Verdict,
  type WatchOptions,
  UpgradeTaskClient,
  UpgradeTaskError,
  assessUpgradeTask,
  formatTimestamp,
  groupFailures,
  init,
  parseTimestamp,
  parseUpgradeSubTask,
  parseUpgradeTask,
  queryUpgradeSubTask,
  queryUpgradeTask,
} from "iot-upgrade-task";
import * as external from "iot-upgrade-task/external";
import "iot-upgrade-task/element";
import { UpgradeTaskStatusElement } from "iot-upgrade-task/element";

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

export async function follow(): Promise<Verdict | null> {
  const given: WatchOptions = { deadlineMs: 60_000, minIntervalMs: 10, maxIntervalMs: 10, unchanged: true };
  const client = new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key" });
  const watch: UpgradeTaskWatch = client.watchUpgradeTask("id", tokens[0]!, given);
  watch.pause();
  watch.resume();
  watch.refresh();
  watch.setInterval({ minIntervalMs: 20 });
  let last: UpgradeTaskUpdate | null = null;
  for await (const update of watch) {
    last = update;
    if (update.error === null) update.assessment.verdict satisfies Verdict;
    else update.task satisfies UpgradeTask | null;
    const { task, error } = update;
    if (!error) task.status satisfies UpgradeTask["status"];
    const next: number | null = update.poll.nextInMs;
    const low: number | undefined = update.eta?.lowMs;
    if (next === null || low === 0 || update.error?.retryable === false) break;
  }
  const assessment: Assessment | null = last?.task ? assessUpgradeTask(last.task, new Date()) : null;
  const count: string | number | undefined = assessment?.reasons[0]?.params["count"];
  return count === 0 ? null : (assessment?.verdict ?? null);
}

export async function devices(): Promise<FailureKind | undefined> {
  const given: SubTaskOptions = { subOperationStatus: "fail", pageNo: 0, pageSize: 100, signal: AbortSignal.timeout(1_000) };
  const client = new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key" });
  const page: UpgradeSubTaskPage = await client.queryUpgradeSubTask("id", tokens[0]!, given);
  const same: UpgradeSubTaskPage = await queryUpgradeSubTask("id", tokens[1]!, { ...options, ...given });
  const failed: UpgradeSubTask[] = [...page.data, ...same.data, ...parseUpgradeSubTask(new Uint8Array(), { validation: "strict" }).data];
  const list: UpgradeSubTaskList = client.listUpgradeSubTasks("id", tokens[0]!, { pageSize: 10 });
  const iterator: AsyncIterableIterator<UpgradeSubTaskPage> = list;
  for await (const { data, totalCount } of list) {
    failed.push(...data);
    if (totalCount === null || data[0]?.extendInfo?.["fileVersion"] === "V1") break;
  }
  const isAll: boolean = list.isComplete && (await list.return()).done === true;
  if (!isAll) await iterator.return?.();
  const groups: FailureGroup[] = groupFailures(new Set(failed));
  const [{ reason, kind, count, deviceIds }] = groups as [FailureGroup];
  return [reason, count.toFixed(), ...deviceIds].length > 2 ? kind : undefined;
}

/** `undefined` counts as absent, also where `exactOptionalPropertyTypes` tells the two apart. */
export function absent(signal: AbortSignal | undefined, text: string | undefined, number: number | undefined): () => Promise<unknown> {
  const given: ClientOptions = { baseUrl: "/platform", appKey: "key", appKeyHeader: text, timeoutMs: number, maxAttempts: number, requestsPerMinute: number, maxResponseBytes: number, validation: undefined, allowInsecure: undefined, fetch: undefined };
  const client = new UpgradeTaskClient(given);
  void client.queryUpgradeTask("id", "token", { signal });
  void client.queryUpgradeSubTask("id", "token", { signal, subOperationStatus: undefined, pageNo: number, pageSize: number });
  parseUpgradeTask("{}", { validation: undefined });
  const watch = client.watchUpgradeTask("id", "token", { signal, deadlineMs: number, minIntervalMs: number, maxIntervalMs: number, unchanged: undefined });
  watch.setInterval({ minIntervalMs: number, maxIntervalMs: number });
  // As the cleanup of a hook.
  return () => watch.return();
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

// The unions are closed: these are all of their members.
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

const element = document.createElement("upgrade-task-status");
const made: UpgradeTaskStatusElement = element;
element.baseUrl = "/platform";
element.refresh = "off";
element.accessToken = async (reason) => reason;
element.client = new UpgradeTaskClient(options);
element.task = null;
element.showAnswer(new Uint8Array());
element.ask();
const shown: UpgradeTask | null = element.task;
const texts: string[] = [element.headline, element.summary];
element.addEventListener("upgrade-task-update", ({ detail }) => detail.assessment?.verdict satisfies Verdict | undefined);
element.addEventListener("upgrade-task-error", ({ detail: { error, retryInMs, isFinal } }) => [error.code satisfies ErrorCode, retryInMs satisfies number | null, isFinal satisfies boolean]);
element.addEventListener("upgrade-task-end", function ({ detail }) {
  this.headline satisfies string;
  detail.task satisfies UpgradeTask | null;
});
element.addEventListener("click", (event) => event.clientX);
const onUpdate = ({ detail }: CustomEvent<UpgradeTaskUpdate>): void => void detail.poll;
element.addEventListener("upgrade-task-update", onUpdate);
element.removeEventListener("upgrade-task-update", onUpdate);
element.removeEventListener("click", (event) => event.clientX);
document.querySelector("upgrade-task-status")?.ask();
