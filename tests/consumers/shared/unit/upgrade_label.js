import { UpgradeTaskError } from "iot-upgrade-task";

/** What is tested: a function of a console. */
export async function upgradeLabel(client, operationId, accessToken) {
  try {
    const { status, staResult } = await client.queryUpgradeTask(operationId, accessToken);
    return `${status}: ${staResult.success} of ${staResult.total}`;
  } catch (error) {
    if (!(error instanceof UpgradeTaskError)) throw error;
    return error.code;
  }
}
