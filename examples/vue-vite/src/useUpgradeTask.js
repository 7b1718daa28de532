import { ref, toValue, watchEffect } from "vue";

/** The latest update of a task, whose own `error` ends with the next good response; `error` where the watch has failed for good. */
export function useUpgradeTask(client, operationId, accessToken) {
  const update = ref(null);
  const error = ref(null);
  watchEffect((onCleanup) => {
    const watch = client.watchUpgradeTask(toValue(operationId), accessToken, { unchanged: true });
    onCleanup(() => watch.return());
    const run = async () => {
      for await (const next of watch) update.value = next;
    };
    run().catch((reason) => (error.value = reason));
  });
  return { update, error };
}
