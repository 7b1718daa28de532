// A program that runs in Node, where the library of the DOM is not declared.

import { type UpgradeTask, UpgradeTaskClient, init, parseUpgradeTask } from "iot-upgrade-task";

const client = new UpgradeTaskClient({ baseUrl: new URL("https://host:8743"), appKey: "key", fetch });

export async function ask(bytes: Uint8Array): Promise<UpgradeTask> {
  await init(bytes);
  await init(new DataView(new ArrayBuffer(8)));
  await init(new Response());
  await client.queryUpgradeTask("id", "token", { signal: AbortSignal.timeout(1_000) });
  return parseUpgradeTask(bytes);
}
