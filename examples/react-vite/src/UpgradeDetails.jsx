import "iot-upgrade-task/element";
import { client, getAccessToken } from "./platform.js";

/** The whole screen of a task, from the element. */
export function UpgradeDetails({ operationId }) {
  return <upgrade-task-status client={client} operation-id={operationId} accessToken={getAccessToken} />;
}
