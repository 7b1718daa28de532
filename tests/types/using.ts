// `await using`, with the library that declares it.

import { UpgradeTaskClient } from "iot-upgrade-task";

export async function first(client: UpgradeTaskClient): Promise<void> {
  await using watch = client.watchUpgradeTask("id", "token");
  await using list = client.listUpgradeSubTasks("id", "token");
  await Promise.all([watch.next(), list.next()]);
}
