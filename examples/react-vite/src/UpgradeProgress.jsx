import { Alert, Progress } from "antd";
import { client, getAccessToken } from "./platform.js";
import { useUpgradeTask } from "./useUpgradeTask.js";

/** How far a task is, from the client. */
export function UpgradeProgress({ operationId }) {
  const { update, error } = useUpgradeTask(client, operationId, getAccessToken);
  if (error) return <Alert type="error" message={error.message} description={error.hint} />;
  if (!update?.assessment) return "…";
  const { verdict, finished, total, finishedRatio } = update.assessment;
  return (
    <>
      {verdict}: {finished} of {total}
      <Progress percent={Math.floor((finishedRatio ?? 0) * 100)} />
    </>
  );
}
