import { useEffect, useState } from "react";

/** The latest update of a task, whose own `error` ends with the next good response; `error` where the watch has failed for good. */
export function useUpgradeTask(client, operationId, accessToken) {
  const [state, setState] = useState({ update: null, error: null });
  useEffect(() => {
    const watch = client.watchUpgradeTask(operationId, accessToken, { unchanged: true });
    const run = async () => {
      for await (const update of watch) setState({ update, error: null });
    };
    run().catch((error) => setState({ update: null, error }));
    return () => void watch.return();
  }, [client, operationId, accessToken]);
  return state;
}
