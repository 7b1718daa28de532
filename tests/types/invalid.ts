// No statement here may compile.

import {
  type UpgradeSubTaskPage,
  type UpgradeTask,
  UpgradeTaskClient,
  type UpgradeTaskError,
  type UpgradeTaskUpdate,
  assessUpgradeTask,
  groupFailures,
  init,
  parseUpgradeTask,
  queryUpgradeTask,
} from "iot-upgrade-task";

declare const task: UpgradeTask;
declare const error: UpgradeTaskError;
declare const update: UpgradeTaskUpdate;
const client = new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key" });

// @ts-expect-error the options are required
queryUpgradeTask("id", "token");
// @ts-expect-error an app key is required
new UpgradeTaskClient({ baseUrl: "/platform" });
// @ts-expect-error there is no such option
new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key", interval: 5 });
// @ts-expect-error the timeout is a number
new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key", timeoutMs: "5" });
// @ts-expect-error validation is tolerant or strict
new UpgradeTaskClient({ baseUrl: "/platform", appKey: "key", validation: "loose" });
// @ts-expect-error an id is a string
client.queryUpgradeTask(42, "token");
// @ts-expect-error a token function returns a token
client.queryUpgradeTask("id", () => 42);
// @ts-expect-error the reason is first or rejected
client.queryUpgradeTask("id", (reason: "expired") => reason);
// @ts-expect-error a controller is no signal
client.queryUpgradeTask("id", "token", { signal: new AbortController() });
// @ts-expect-error client options are set on the client
client.queryUpgradeTask("id", "token", { timeoutMs: 5 });
// @ts-expect-error a body is a string or bytes
parseUpgradeTask({ operationId: "id" });
// @ts-expect-error null is no source (a number is accepted, as WebAssembly.Module has no members)
init(null);
// @ts-expect-error a time may be absent
task.createTime.getTime();
// @ts-expect-error a count may be absent
task.staResult.total.toFixed();
// @ts-expect-error a status is a documented value or "unknown"
task.status === "succeeded";
// @ts-expect-error values of unknown keys have type unknown
task.extendPara["more"].length;
// @ts-expect-error errors are read-only
error.code = "network";
// @ts-expect-error there is no such code
error.code === "not_found";
// @ts-expect-error a watch is not a promise
client.watchUpgradeTask("id", "token").then(() => {});
// @ts-expect-error there is no such option of a watch
client.watchUpgradeTask("id", "token", { intervalMs: 5 });
// @ts-expect-error before the first good response there is no task
update.task.status;
// @ts-expect-error an error comes without a good response
if (update.error) update.assessment.verdict;
// @ts-expect-error the classic script has no exports
import { parseUpgradeTask as parse } from "iot-upgrade-task/global";
// @ts-expect-error a time is a Date
assessUpgradeTask(task, 5);
// @ts-expect-error a verdict is a documented value
assessUpgradeTask(task).verdict === "done";

declare const page: UpgradeSubTaskPage;
// @ts-expect-error a status of a task is none of a device
client.queryUpgradeSubTask("id", "token", { subOperationStatus: "failed" });
// @ts-expect-error a list has every page
client.listUpgradeSubTasks("id", "token", { pageNo: 1 });
// @ts-expect-error a list is not a promise
client.listUpgradeSubTasks("id", "token").then(() => {});
// @ts-expect-error a page holds its devices in data
groupFailures(page);
// @ts-expect-error an id may be absent
page.data[0]!.deviceId.length;
// @ts-expect-error a kind is a documented value
groupFailures(page.data)[0]!.kind === "timeout";

const element = document.createElement("upgrade-task-status");
// @ts-expect-error the headline is read-only
element.headline = "done";
// @ts-expect-error the access token is a string or a function
element.accessToken = 42;
// @ts-expect-error the events of the element have typed details
element.addEventListener("upgrade-task-end", (event: CustomEvent<string>) => event);
